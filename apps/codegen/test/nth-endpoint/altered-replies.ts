import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

interface Reply {
  readonly status: number;
  readonly body: Buffer;
}

/** A success that lacks what it has to have; without a body it lacks nothing, so it becomes one that nobody declared. */
const broken = (reply: Reply): Reply => ({
  status: reply.body.length === 0 ? 203 : reply.status,
  body: Buffer.from("{}"),
});

/** A server that hands every request on, and breaks the contract twice: by its successes, and by giving them for what has to be refused. */
export async function startAltering(url: string): Promise<{ url: string; close(): void }> {
  let success: Reply | undefined;
  const server = createServer(async (incoming, outgoing) => {
    const { headers, ...reply } = await handOn(incoming, url);
    if (reply.status < 300) success = broken(reply);
    const altered = reply.status < 300 || reply.status === 400 ? (success ?? reply) : reply;
    outgoing.writeHead(altered.status, {
      ...headers,
      "content-type": "application/json",
      "content-length": altered.body.length,
    });
    outgoing.end(altered.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function handOn(incoming: IncomingMessage, base: string): Promise<Reply & Pick<IncomingMessage, "headers">> {
  const { method, url = "/", headers } = incoming;
  const body = await buffer(incoming);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(base, { method, path: url, headers }, resolve).on("error", reject).end(body);
  });
  const { "transfer-encoding": _, ...kept } = answer.headers;
  return { status: answer.statusCode ?? 0, headers: kept, body: await buffer(answer) };
}
