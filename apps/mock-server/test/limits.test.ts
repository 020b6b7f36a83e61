import { connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import type { MockServer } from "../src/index.ts";
import { JOURNAL_CAPACITY } from "../src/journal/journal.ts";
import { MAX_KEPT_BODY_BYTES } from "../src/journal/journal-entry.ts";
import { DEFAULT_MEMORY_BYTES } from "../src/memory/memory-budget.ts";
import { MAX_QUERY_LENGTH } from "../src/query/parse-query.ts";
import { MAX_BODY_BYTES, MAX_HEADER_BYTES } from "../src/shell/limits.ts";
import { control } from "./harness/control-client.ts";
import { requestText, sendRaw } from "./harness/raw-socket.ts";
import { AUTHORIZED, JSON_TYPE, SEND, STATUS, sendText, serve } from "./harness/running-server.ts";

/** A send of so many bytes. */
const bodyOf = (size: number): string => JSON.stringify({ msg: { type: "txt", msg: "x".repeat(size - 31) } });
/** On a busy machine a server without patience gives up on a good call, too, but not on each. */
const isAlive = (server: MockServer): Promise<void> =>
  expect.poll(async () => (await sendRaw(server, requestText("GET", STATUS, AUTHORIZED))).status).toBe(200);
const errorOf = (body: string): string => (JSON.parse(body) as { error: string }).error;

function open(server: MockServer): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, "127.0.0.1", () => resolve(socket));
    socket.on("error", reject);
  });
}
const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => socket.once("close", () => resolve()).resume());

test(`headers of 10,000 bytes are taken, headers above ${MAX_HEADER_BYTES} are answered 400 in the envelope`, async () => {
  const server = await serve();
  expect(
    (await sendRaw(server, requestText("GET", STATUS, { ...AUTHORIZED, "x-long": "x".repeat(10_000) }))).status,
  ).toBe(200);
  const { status, headers, body } = await sendRaw(
    server,
    requestText("GET", STATUS, { ...AUTHORIZED, "x-long": "x".repeat(MAX_HEADER_BYTES) }),
  );
  expect([status, headers["content-type"], errorOf(body)]).toEqual([400, "application/json", "illegal_argument"]);
  await isAlive(server);
});

test("a body above the contract's 51,200 bytes is answered 413, whatever its length", async () => {
  const server = await serve();
  const post = (text: string): ReturnType<typeof sendRaw> =>
    sendRaw(server, requestText("POST", SEND, { ...AUTHORIZED, ...JSON_TYPE }, text));
  expect(bodyOf(51_201)).toHaveLength(51_201);
  expect((await post(bodyOf(40_000))).status).toBe(200);
  expect((await post(`${bodyOf(40_000)}${" ".repeat(11_200)}`)).status).toBe(200);
  for (const size of [51_201, MAX_BODY_BYTES, MAX_BODY_BYTES * 4]) {
    const { status, body } = await post(bodyOf(size));
    expect([size, status, errorOf(body)]).toEqual([size, 413, "Request Entity Too Large"]);
  }
  await isAlive(server);
});

test("a body that never ends is answered 413 and the connection is closed", async () => {
  const server = await serve({ limits: { bodyBytes: 100_000, discardedBytes: 200_000 } });
  const socket = await open(server);
  let reply = "";
  socket.on("data", (chunk) => {
    reply += chunk.toString();
  });
  socket.write(requestText("POST", SEND, { ...AUTHORIZED, ...JSON_TYPE, "transfer-encoding": "chunked" }));
  const pour = setInterval(() => socket.write(`10000\r\n${"x".repeat(65_536)}\r\n`), 5);
  socket.on("error", () => {});
  await closed(socket);
  clearInterval(pour);
  expect(reply).toMatch(/^HTTP\/1\.1 413 /);
  await isAlive(server);
});

test("a length that announces gigabytes is answered at once", async () => {
  const server = await serve();
  const head = requestText("POST", SEND, {
    ...AUTHORIZED,
    ...JSON_TYPE,
    "content-length": "99999999999",
    expect: "100-continue",
  });
  const { status } = await sendRaw(server, head);
  expect(status).toBe(413);
});

test("headers and bodies that do not arrive in time are answered, and the connection is closed", async () => {
  const server = await serve({ limits: { headersTimeoutMs: 200, requestTimeoutMs: 400, timeoutCheckIntervalMs: 50 } });
  const slowHeaders = await sendRaw(server, "GET / HTTP/1.1\r\nHost: a\r\n");
  expect([slowHeaders.status, errorOf(slowHeaders.body)]).toEqual([400, "illegal_argument"]);
  const slowBody = await sendRaw(
    server,
    requestText("POST", SEND, { ...AUTHORIZED, ...JSON_TYPE, "content-length": "100" }),
  );
  expect([400, 0]).toContain(slowBody.status);
  await isAlive(server);
});

test("a connection on which nothing is asked any more is closed", async () => {
  const server = await serve({ limits: { keepAliveTimeoutMs: 200, timeoutCheckIntervalMs: 50 } });
  const reply = await sendRaw(server, requestText("GET", STATUS, { ...AUTHORIZED, connection: "keep-alive" }));
  expect(reply.status).toBe(200);
});

test("a peer that stops reading loses its connection", async () => {
  const server = await serve({ limits: { writeTimeoutMs: 200, timeoutCheckIntervalMs: 50 } });
  const big = "y".repeat(40_000);
  for (let count = 0; count < 40; count += 1) await (await sendText(server, big)).text();
  const socket = await open(server);
  socket.pause();
  socket.on("error", () => {});
  for (let count = 0; count < 30; count += 1)
    socket.write("GET /__mock/api/v1/messages?limit=1000 HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await expect
    .poll(async () => {
      const { body } = await control(server, "GET", "api/v1/info");
      return body.stats.messages > 0 && (await isClosedByPeer(socket));
    })
    .toBe(true);
  await isAlive(server);
});

async function isClosedByPeer(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => socket.write("x", (error) => resolve(error !== undefined && error !== null)));
}

test("there are at most as many connections as are allowed", async () => {
  const server = await serve({ limits: { connections: 5 } });
  const sockets = await Promise.all(Array.from({ length: 5 }, () => open(server)));
  const surplus = await open(server);
  surplus.on("error", () => {});
  await closed(surplus);
  for (const socket of sockets) socket.destroy();
  await expect
    .poll(() =>
      sendRaw(server, requestText("GET", STATUS, AUTHORIZED)).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
});

test("bytes that are no HTTP are answered 400 in the envelope", async () => {
  const server = await serve();
  for (const bytes of [
    "\r\n\r\nhello\r\n\r\n",
    "GET\r\n\r\n",
    "\u0016\u0003\u0001\u0002\u0000\u0001",
    "GET / HTTP/9.9\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\nContent-Length: 1\r\n\r\n",
  ]) {
    const { status, body } = await sendRaw(server, bytes);
    expect([bytes, status, errorOf(body)]).toEqual([bytes, 400, "illegal_argument"]);
  }
  expect((await sendRaw(server, "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n")).status).toBe(405);
  await isAlive(server);
});

test("pipelined requests are answered in order, and a half-closed connection gets its reply", async () => {
  const server = await serve();
  const one = requestText("GET", STATUS, { ...AUTHORIZED, connection: "keep-alive" });
  const { text } = await sendRaw(server, one + one + requestText("GET", "/nosuch", AUTHORIZED));
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 404"]);
  expect((await sendRaw(server, one, { half: true })).status).toBe(200);
});

test("JSON of 100,000 levels is answered 400", async () => {
  const server = await serve({ config: { limits: { bodyBytes: 1_000_000 } } });
  const { status, body } = await sendRaw(
    server,
    requestText("POST", SEND, { ...AUTHORIZED, ...JSON_TYPE }, "[".repeat(100_000)),
  );
  expect([status, errorOf(body)]).toEqual([400, "json_parse"]);
});

test("the journal keeps the beginning of a large body only, and says so", async () => {
  const server = await serve({ config: { limits: { bodyBytes: 900_000 } } });
  await sendRaw(
    server,
    requestText("POST", SEND, { ...AUTHORIZED, ...JSON_TYPE }, `${" ".repeat(MAX_KEPT_BODY_BYTES)}${bodyOf(100)}`),
  );
  const { body } = await control(server, "GET", "api/v1/requests/latest");
  expect(body.request.body).toMatchObject({ truncated: true, encoding: "utf-8" });
  expect(body.request.body.text).toHaveLength(MAX_KEPT_BODY_BYTES);
});

test(`the journal keeps ${JOURNAL_CAPACITY} requests and counts what it drops`, async () => {
  const server = await serve();
  const extra = 50;
  const request = requestText("GET", STATUS, { ...AUTHORIZED, connection: "keep-alive" });
  const batch = request.repeat(201);
  for (let sent = 0; sent < JOURNAL_CAPACITY + extra; sent += 201)
    await sendRaw(server, batch + requestText("GET", "/last", {}), { half: true });
  const { body } = await control(server, "GET", "api/v1/requests?limit=1");
  expect(body.total).toBe(JOURNAL_CAPACITY);
  expect(body.dropped).toBeGreaterThanOrEqual(extra);
});

test("all journals together keep no more bytes than the budget, however many sessions there are", async () => {
  const server = await serve();
  const body = bodyOf(45_000);
  for (let count = 0; count < 40; count += 1) {
    const request = (session: string, connection: string): string =>
      requestText("POST", SEND, { ...AUTHORIZED, ...JSON_TYPE, "x-mock-session": session, connection }, body);
    await sendRaw(server, request(`s${count % 4}`, "keep-alive").repeat(49) + request(`s${count % 4}`, "close"));
  }
  const { text } = await control(server, "GET", "metrics");
  const kept = Number(/^emchat_mock_kept_bytes\{of="records"\} (\d+)$/m.exec(text)?.[1]);
  expect(kept).toBeGreaterThan(DEFAULT_MEMORY_BYTES / 2);
  expect(kept).toBeLessThanOrEqual(DEFAULT_MEMORY_BYTES);
});

test("a query longer than it may be is refused", async () => {
  const server = await serve();
  expect((await control(server, "GET", `api/v1/messages?query=${"x".repeat(MAX_QUERY_LENGTH + 1)}`)).status).toBe(400);
});
