import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Runs a server that answers `{}` to everything while `use` needs it, and gives what `use` gives. */
export async function withBrokenServer<T>(use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((request, reply) => {
    request.resume();
    reply.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}
