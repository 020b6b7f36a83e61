import { connect, type Socket } from "node:net";
import { type CallName, requestBytes } from "./calls.ts";
import { createReplyReader } from "./reply-reader.ts";

/** What the generator is asked for: so many connections, each with one call under way, for so long. */
export interface LoadOrder {
  readonly port: number;
  readonly call: CallName;
  readonly connections: number;
  readonly milliseconds: number;
  /** So many sessions by turns; the default one alone where there are none. */
  readonly sessions?: number | undefined;
  /** So many calls under way on each connection. Default 1. */
  readonly depth?: number | undefined;
}

/** What it counted. */
export interface LoadResult {
  readonly replies: number;
  /** Replies with another status than 200. */
  readonly refused: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** How busy the generator itself was, of one core: near 1 it is the generator that was measured. */
  readonly generatorBusy: number;
}

const latencies = new Float64Array(1_000_000);

async function generate({
  port,
  call,
  connections,
  milliseconds,
  sessions = 0,
  depth = 1,
}: LoadOrder): Promise<LoadResult> {
  const requests =
    sessions === 0 ? [requestBytes(call)] : Array.from({ length: sessions }, (_, at) => requestBytes(call, at));
  let turn = 0;
  const next = (): Buffer => {
    turn = (turn + 1) % requests.length;
    return requests[turn] ?? Buffer.alloc(0);
  };
  const open = await Promise.all(Array.from({ length: connections }, () => opened(port)));
  let replies = 0;
  let refused = 0;
  let stopped = false;
  const before = process.cpuUsage();
  const startedAt = performance.now();
  for (const socket of open) {
    let sentAt = performance.now();
    const reader = createReplyReader((status) => {
      if (stopped) return;
      const now = performance.now();
      latencies[replies % latencies.length] = now - sentAt;
      replies += 1;
      if (status !== 200) refused += 1;
      sentAt = now;
      socket.write(next());
    });
    socket.on("data", reader.take);
    for (let count = 0; count < depth; count += 1) socket.write(next());
  }
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  stopped = true;
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(before);
  // Ended, not cut: a server that hears of broken connections does more than answer.
  await Promise.all(open.map((socket) => new Promise((resolve) => socket.end().once("close", resolve))));
  const sorted = latencies.slice(0, Math.min(replies, latencies.length)).sort();
  return {
    replies,
    refused,
    seconds,
    p50Ms: sorted[Math.floor(sorted.length * 0.5)] ?? 0,
    p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    generatorBusy: (user + system) / 1e6 / seconds,
  };
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => resolve(socket));
    socket.on("error", reject);
  });
}

/** The generator is a process of its own: it takes orders and sends results, one at a time. */
process.on("message", (order: LoadOrder) => {
  generate(order).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
