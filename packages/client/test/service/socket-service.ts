import { type AddressInfo, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A request as it came over a socket. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  /** How many requests came over this socket before. */
  readonly earlier: number;
}

export interface SocketService {
  readonly url: string;
  readonly requests: WireRequest[];
}

/** A service that is nothing but sockets: whatever can go wrong on the wire can be done on purpose. */
export async function startSocketService(
  answer: (socket: Socket, request: WireRequest, nth: number) => void,
): Promise<SocketService> {
  const requests: WireRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    let received = "";
    let earlier = 0;
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      const end = received.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = received.slice(0, end);
      const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
      if (received.length < end + 4 + length) return;
      received = received.slice(end + 4 + length);
      const [method = "", path = ""] = head.split(" ");
      const request = { method, path, authorization: /^authorization: (.*)$/im.exec(head)?.[1]?.trim() ?? "", earlier };
      earlier += 1;
      requests.push(request);
      answer(socket, request, requests.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** An HTTP reply as text. */
export function reply(status: number, body: string, headers: Readonly<Record<string, string | number>> = {}): string {
  const all = { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Sample\r\n${lines.join("")}\r\n${body}`;
}
