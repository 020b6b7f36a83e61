import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { startMockServer } from "../../src/index.ts";

/**
 * Sends calls of one shape to a server in this process and prints, as JSON, by how many bytes the heap grew and how many were counted.
 * Needs `--expose-gc`.
 */
const [shape = "", count = "1000"] = process.argv.slice(2);
const calls = Number(count);

type Call = readonly [method: string, path: string, body?: string | undefined, headers?: Record<string, string>];
const many = <T>(length: number, make: (at: number) => T): T[] => Array.from({ length }, (_, at) => make(at));
const send = (ext: string): Call => ["POST", "/o/a/users/u/messages", `{"msg":{"type":"txt","msg":"x"},"ext":${ext}}`];
const shapes: Readonly<Record<string, (at: number) => Call>> = {
  "plain calls": () => ["GET", "/o/a/users/u/status"],
  "short messages": () => send("{}"),
  "long messages": (at) => send(`{"a":"${at}${"x".repeat(40_000)}"}`),
  "messages of many keys": (at) => send(`{${many(1_000, (key) => `"${(at * 1_000 + key).toString(36)}":1`)}}`),
  "messages of empty objects": () => send(`{"a":[${many(3_000, () => "{}")}]}`),
  "messages in Chinese": (at) => send(`{"a":"${at}${"好".repeat(4_000)}"}`),
  "long targets": (at) => ["GET", `/o/a/users/u${at}/status?x=${"y".repeat(10_000)}`],
  "many headers": (at) => [
    "GET",
    "/o/a/users/u/status",
    undefined,
    Object.fromEntries(many(100, (name) => [`x-h${name}`, `v${at}-${name}`])),
  ],
  sessions: (at) => ["GET", "/o/a/users/u/status", undefined, { "x-mock-session": `s${at}` }],
  groups: (at) => [
    "PUT",
    `/__mock/api/v1/apps/o/a/groups/g${at}`,
    JSON.stringify({ members: many(50, (member) => `m${at}x${member}`) }),
  ],
};

const server = await startMockServer();
const agent = new Agent({ keepAlive: true, maxSockets: 4 });

function call([method, path, body, headers]: Call): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port: server.port,
        method,
        path,
        agent,
        headers: { authorization: "Bearer any", "content-type": "application/json", ...headers },
      },
      (reply) => {
        if (reply.statusCode !== 200) reject(new Error(`${reply.statusCode}`));
        reply.resume().on("end", resolve);
      },
    );
    sent.on("error", reject).end(body);
  });
}

async function alive(): Promise<number> {
  for (let count = 0; count < 4; count += 1) {
    globalThis.gc?.();
    await sleep(30);
  }
  return process.memoryUsage().heapUsed;
}

async function counted(): Promise<number> {
  const text = await (await fetch(`${server.url}/__mock/metrics`)).text();
  return [...text.matchAll(/^emchat_mock_kept_bytes\{.*\} (\d+)$/gm)].reduce(
    (sum, [, bytes]) => sum + Number(bytes),
    0,
  );
}

const make = shapes[shape];
if (make === undefined) throw new Error(`no shape ${shape}`);
for (let at = 0; at < 100; at += 1) await call(make(0));
const before = { heap: await alive(), counted: await counted() };
let next = 1;
await Promise.all(
  many(4, async () => {
    while (next <= calls) {
      next += 1;
      await call(make(next));
    }
  }),
);
const after = { counted: await counted(), heap: await alive() };
process.stdout.write(JSON.stringify({ grown: after.heap - before.heap, counted: after.counted - before.counted }));
await server.close();
process.exit(0);
