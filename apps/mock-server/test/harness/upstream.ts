import { createServer as createHttpServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach } from "vitest";

const running = new Set<Server>();
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of running) server.close();
  running.clear();
});

/** A real service of HTTP that answers as `listener` says. */
export function httpUpstream(listener: RequestListener): Promise<string> {
  return listening(createHttpServer(listener));
}

/** A real service that speaks bytes; the end of the test stops it. */
export function rawUpstream(onConnection: (socket: Socket) => void): Promise<string> {
  return listening(createServer(onConnection));
}

async function listening(server: Server): Promise<string> {
  running.add(server);
  server.on("connection", (socket: Socket) => {
    socket.on("error", () => {});
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
