import { connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { MockServer } from "../src/index.ts";
import { LINGER_MS } from "../src/shell/raw-reply.ts";
import { emchatMock } from "./harness/cli-process.ts";
import { callUnderWay, requestText, sendRaw } from "./harness/raw-socket.ts";
import { AUTHORIZED, askStatus, JSON_TYPE, SEND, STATUS, serve } from "./harness/running-server.ts";

/** How often the server is stopped under load. */
const STOPS = Number(process.env["EMCHAT_STOPS"] ?? "3");
/** How long what is open would go on by itself, in milliseconds: the longest that callers may ask for. */
const OPEN_MS = 60_000;

const open = new Set<Socket>();
afterEach(() => {
  for (const socket of open) socket.destroy();
  open.clear();
});

/** A connection that writes bytes and then neither reads nor closes. */
function hold({ port }: { port: number }, bytes: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true }, () => {
      socket.write(bytes, () => resolve(socket));
    });
    socket.on("error", () => {});
    open.add(socket);
  });
}

const OPEN_ENDS: readonly string[] = [
  "GET /o",
  "GARBAGE\r\n\r\n",
  "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n",
  requestText("GET", STATUS, { ...AUTHORIZED, connection: "Upgrade", upgrade: "h2c" }),
  requestText("POST", SEND, { ...AUTHORIZED, "content-length": "10" }, "ab"),
  requestText("POST", SEND, { ...AUTHORIZED, "content-length": "10", expect: "100-continue" }),
  requestText("POST", SEND, { ...AUTHORIZED, "content-length": "99000000" }, "ab"),
  requestText("GET", STATUS, { ...AUTHORIZED, prefer: `delay=${OPEN_MS}`, connection: "keep-alive" }),
  requestText("GET", STATUS, { ...AUTHORIZED, prefer: `fault="latency:${OPEN_MS}-${OPEN_MS}"` }),
  requestText("GET", STATUS, { ...AUTHORIZED, prefer: 'fault="drip"' }),
  requestText("GET", STATUS, { ...AUTHORIZED, prefer: "fault=truncate" }),
  requestText("GET", STATUS, { ...AUTHORIZED, prefer: "fault=empty" }),
  requestText("GET", "/__mock/api/v1/events", { host: "127.0.0.1" }),
  requestText("HEAD", "/__mock/api/v1/events", { host: "127.0.0.1" }),
  requestText("GET", `/__mock/api/v1/wait?query=x&timeout=${OPEN_MS}`, { host: "127.0.0.1" }),
  requestText("POST", "/__mock/api/v1/verify", { host: "127.0.0.1", "content-length": "50" }, "{"),
  requestText("POST", "/__mock/api/v1/reset", { host: "evil", "content-length": "50" }, "{"),
];

test("SIGTERM ends the process with 0 under load, and waits for none of the open ends of every kind", {
  timeout: 60_000 + STOPS * OPEN_MS,
}, async () => {
  let slowest = 0;
  for (let count = 0; count < STOPS; count += 1) {
    const cli = emchatMock(["--port", "0", "--log", count % 2 === 0 ? "json" : "silent"]);
    const url = await cli.ready();
    const port = Number(new URL(url).port);
    await Promise.all(OPEN_ENDS.map((bytes) => hold({ port }, bytes)));
    let loading = true;
    const load = Array.from({ length: 8 }, async () => {
      while (loading)
        await askStatus({ url } as MockServer)
          .then((reply) => reply.text())
          .catch(() => {});
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = performance.now();
    cli.child.kill("SIGTERM");
    const code = await cli.ended;
    loading = false;
    await Promise.all(load);
    const ms = performance.now() - before;
    slowest = Math.max(slowest, ms);
    expect([code, ms < OPEN_MS], `try ${count}: ${ms} ms`).toEqual([0, true]);
    for (const socket of open) socket.destroy();
    open.clear();
  }
  process.stdout.write(`${STOPS} stops, the slowest took ${Math.round(slowest)} ms\n`);
});

test("a delay ends with the server, and with its caller", async () => {
  const slow = { ...AUTHORIZED, prefer: "delay=60000" };
  const server = await serve();
  const left = await hold(server, requestText("GET", STATUS, slow));
  left.destroy();
  const entry = async (): Promise<number> => {
    const reply = await fetch(`${server.url}/__mock/api/v1/requests`);
    return ((await reply.json()) as { total: number }).total;
  };
  await expect.poll(entry).toBe(1);
  const { reply } = await callUnderWay(server, STATUS, slow);
  await server.close();
  expect((await reply).status).toBe(200);
});

test("a connection that was refused is closed after a moment, though its peer neither reads nor closes", async () => {
  const server = await serve({
    limits: { headersTimeoutMs: 200, requestTimeoutMs: 200, timeoutCheckIntervalMs: 50, connections: 50 },
  });
  const refused = [
    ...Array.from({ length: 24 }, () => "GET /o"),
    ...Array.from({ length: 24 }, () => "GARBAGE\r\n\r\n"),
    OPEN_ENDS[2] ?? "",
  ];
  const sockets = await Promise.all(refused.map((bytes) => hold(server, bytes)));
  // Nothing is read, so only what is written tells that the other side is gone.
  for (const socket of sockets) socket.pause();
  await new Promise((resolve) => setTimeout(resolve, 300 + LINGER_MS));
  await expect
    .poll(async () => {
      const replies = await Promise.all(Array.from({ length: 40 }, () => askStatus(server).catch(() => undefined)));
      await Promise.all(replies.map((reply) => reply?.text()));
      return replies.every((reply) => reply?.status === 200);
    })
    .toBe(true);
});

test("whole requests before a broken one are answered first, also those that take their time", async () => {
  const server = await serve();
  const whole = requestText("GET", STATUS, { ...AUTHORIZED, connection: "keep-alive" });
  const slow = requestText("GET", STATUS, { ...AUTHORIZED, connection: "keep-alive", prefer: "delay=200" });
  const statuses = async (bytes: string): Promise<string[]> =>
    ((await sendRaw(server, bytes)).text.match(/HTTP\/1\.1 \d+/g) ?? []).map((line) => line.slice(9));
  const fifteen = Array.from({ length: 15 }, () => "200");
  expect(await statuses(`${whole.repeat(15)}GARBAGE\r\n\r\n`)).toEqual([...fifteen, "400"]);
  expect(await statuses(`${slow.repeat(2)}${whole.repeat(13)}GET / HTTP/9.9\r\n\r\n`)).toEqual([...fifteen, "400"]);
  const halfBroken = requestText(
    "POST",
    SEND,
    { ...AUTHORIZED, ...JSON_TYPE, "transfer-encoding": "chunked" },
    "2\r\n{}\r\nzz\r\n",
  );
  expect(await statuses(whole.repeat(15) + halfBroken)).toEqual([...fifteen, "400"]);
});

test("a terminal that is closed ends the process as cleanly", async () => {
  const cli = emchatMock(["--port", "0"]);
  await cli.ready();
  cli.child.kill("SIGHUP");
  expect(await cli.ended).toBe(0);
  expect(cli.stderr()).toContain("SIGHUP: no more connections are taken");
});
