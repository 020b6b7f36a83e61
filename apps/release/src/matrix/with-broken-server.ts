import { createServer } from "node:http";
import { whileListening } from "./while-listening.ts";

/** Runs a server that answers `{}` to everything while `use` needs it, and gives what `use` gives. */
export function withBrokenServer<T>(use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((request, reply) => {
    request.resume();
    reply.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  return whileListening(server, (port) => use(`http://127.0.0.1:${port}`));
}
