import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

/** Writes a whole JSON reply to a connection that has no `ServerResponse`, and closes it. */
export function writeRawReply(
  socket: Duplex,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>>,
): void {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(text)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "connection: close",
  ];
  socket.end(`${lines.join("\r\n")}\r\n\r\n${text}`);
}
