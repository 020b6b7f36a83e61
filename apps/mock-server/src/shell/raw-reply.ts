import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

/** How long a refused connection may take to read its reply and to close, in milliseconds. */
export const LINGER_MS = 1_000;

/** Writes a whole JSON reply to a connection that has no `ServerResponse`, and sees to it that the connection ends. */
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
  closeSoon(socket);
}

/**
 * Reads and forgets what still comes, so that the peer gets to see what was written last, and destroys the connection when it
 * has not ended by then. A peer that neither reads nor closes would keep it for good.
 */
export function closeSoon(socket: Duplex): void {
  socket.resume();
  const timer = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.once("close", () => clearTimeout(timer));
}
