import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import {
  createClient,
  type EmchatClient,
  EmchatError,
  type ErrorKind,
  type OperationId,
  type Outcome,
} from "../src/index.ts";
import { closedPort } from "./service/local-service.ts";
import { presence, refusal, sent } from "./service/replies.ts";
import { reply, startSocketService, type WireRequest } from "./service/socket-service.ts";

const TOKEN = "YWMt-fault-matrix-token-0123456789";
const TIMEOUT_MS = 200;
const ATTEMPTS = 3;
const GOOD = { getUserStatus: presence("zw123", "online"), sendMessageToUser: sent, sendMessageToGroup: sent };
const CALLS: Readonly<Record<OperationId, (client: EmchatClient) => Promise<unknown>>> = {
  getUserStatus: (client) => client.users.getStatus("zw123"),
  sendMessageToUser: (client) => client.users.sendMessage("zw123", "hi"),
  sendMessageToGroup: (client) => client.groups.sendMessage("1402541206787", "hi"),
};
const OPERATIONS = Object.keys(CALLS) as OperationId[];

interface Expected {
  /** Requests of a GET, where they differ from those of a POST. */
  readonly get?: number;
  readonly post: number;
  /** `ok` where the call succeeds. */
  readonly kind: ErrorKind | "ok";
  readonly outcome?: Outcome;
  /** The longest that the call may take, in milliseconds. */
  readonly within: number;
}

type Fault = (socket: Socket, good: string, nth: number, request: WireRequest) => void;

const QUICK = 3000;
const envelope503 = JSON.stringify(refusal("service_unavailable"));
const envelope429 = JSON.stringify(refusal("reach_limit"));
const unsure = { post: 1, outcome: "unknown", within: QUICK } as const;

function pour(socket: Socket, chunk: Buffer, total: number): void {
  let left = total;
  const more = (): void => {
    while (left > 0 && !socket.destroyed) {
      left -= chunk.length;
      if (!socket.write(chunk)) return void socket.once("drain", more);
    }
    socket.end();
  };
  more();
}

const FAULTS: readonly (readonly [name: string, fault: Fault, expected: Expected])[] = [
  ["no fault at all", (socket, good) => socket.write(reply(200, good)), { post: 1, kind: "ok", within: QUICK }],
  ["reset before the headers", (socket) => socket.resetAndDestroy(), { ...unsure, get: ATTEMPTS, kind: "connection" }],
  ["closed before the headers", (socket) => socket.end(), { ...unsure, get: ATTEMPTS, kind: "connection" }],
  [
    "reset after the headers",
    (socket, good) =>
      socket.write(reply(200, good).slice(0, -good.length), () => setTimeout(() => socket.resetAndDestroy(), 10)),
    { ...unsure, get: ATTEMPTS, kind: "connection" },
  ],
  [
    "reset in the body",
    (socket, good) =>
      socket.write(reply(200, good).slice(0, -20), () => setTimeout(() => socket.resetAndDestroy(), 10)),
    { ...unsure, get: ATTEMPTS, kind: "connection" },
  ],
  [
    "closed in the body",
    (socket, good) => socket.end(reply(200, good).slice(0, -20)),
    { ...unsure, get: ATTEMPTS, kind: "connection" },
  ],
  [
    "stall before the headers",
    () => {},
    { ...unsure, get: ATTEMPTS, kind: "timeout", within: ATTEMPTS * TIMEOUT_MS + QUICK },
  ],
  [
    "stall in the headers",
    (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-"),
    { ...unsure, get: ATTEMPTS, kind: "timeout", within: ATTEMPTS * TIMEOUT_MS + QUICK },
  ],
  [
    "stall in the body",
    (socket, good) => socket.write(reply(200, good).slice(0, -20)),
    { ...unsure, get: ATTEMPTS, kind: "timeout", within: ATTEMPTS * TIMEOUT_MS + QUICK },
  ],
  [
    "no HTTP at all",
    (socket) => socket.end("220 mail.example ESMTP\r\n"),
    { ...unsure, get: ATTEMPTS, kind: "connection" },
  ],
  ["truncated JSON", (socket, good) => socket.write(reply(200, good.slice(0, -30))), { ...unsure, kind: "response" }],
  [
    "HTML on 200",
    (socket) => socket.write(reply(200, "<html>Welcome to our hotel</html>", { "content-type": "text/html" })),
    { ...unsure, kind: "response" },
  ],
  ["empty 200", (socket) => socket.write(reply(200, "")), { ...unsure, kind: "response" }],
  ["204", (socket) => socket.write("HTTP/1.1 204 No Content\r\n\r\n"), { ...unsure, kind: "response" }],
  ["empty 500", (socket) => socket.write(reply(500, "")), { ...unsure, get: ATTEMPTS, kind: "server" }],
  [
    "empty 500, chunked",
    (socket) => socket.write("HTTP/1.1 500 Oops\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"),
    { ...unsure, get: ATTEMPTS, kind: "server" },
  ],
  [
    "the envelope as text/plain",
    (socket, good) => socket.write(reply(200, good, { "content-type": "text/plain" })),
    { post: 1, kind: "ok", within: QUICK },
  ],
  [
    "a sentence as text/plain",
    (socket) => socket.write(reply(200, "ok", { "content-type": "text/plain" })),
    { ...unsure, kind: "response" },
  ],
  [
    "a body of 100 MB",
    (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${100 * 2 ** 20}\r\n\r\n`);
      pour(socket, Buffer.alloc(65_536, 32), 100 * 2 ** 20);
    },
    { ...unsure, kind: "response" },
  ],
  [
    "an error of 100 MB without length",
    (socket) => {
      socket.write("HTTP/1.1 500 Oops\r\ncontent-type: text/plain\r\n\r\n");
      pour(socket, Buffer.alloc(65_536, 32), 100 * 2 ** 20);
    },
    { ...unsure, kind: "response" },
  ],
  [
    "100 MB packed into 100 kB",
    (socket) => {
      const bomb = gzipSync(Buffer.alloc(100 * 2 ** 20, 32));
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`,
      );
      socket.write(bomb);
    },
    { ...unsure, kind: "response", within: 3 * QUICK },
  ],
  [
    "429, Retry-After 1",
    (socket) => socket.write(reply(429, envelope429, { "retry-after": 1 })),
    { post: ATTEMPTS, kind: "rateLimited", outcome: "rejected", within: 2000 + QUICK },
  ],
  [
    "429 without Retry-After",
    (socket) => socket.write(reply(429, envelope429)),
    { post: ATTEMPTS, kind: "rateLimited", outcome: "rejected", within: QUICK },
  ],
  [
    "429, Retry-After in a year",
    (socket) => socket.write(reply(429, envelope429, { "retry-after": 31_536_000 })),
    { post: 1, kind: "rateLimited", outcome: "rejected", within: QUICK },
  ],
  [
    "503 with the envelope, Retry-After 1",
    (socket) => socket.write(reply(503, envelope503, { "retry-after": 1 })),
    { post: ATTEMPTS, kind: "server", outcome: "rejected", within: 2000 + QUICK },
  ],
  [
    "503 with the envelope",
    (socket) => socket.write(reply(503, envelope503)),
    { post: ATTEMPTS, kind: "server", outcome: "rejected", within: QUICK },
  ],
  [
    "503 of a gateway, Retry-After 1",
    (socket) => socket.write(reply(503, "<html>", { "content-type": "text/html", "retry-after": 1 })),
    { ...unsure, get: ATTEMPTS, kind: "server", within: 2000 + QUICK },
  ],
  [
    "503 of a gateway",
    (socket) => socket.write(reply(503, "<html>", { "content-type": "text/html" })),
    { ...unsure, get: ATTEMPTS, kind: "server" },
  ],
];

const rows: string[][] = [];

async function tryOut(
  name: string,
  operation: OperationId,
  client: EmchatClient,
  requests: () => readonly WireRequest[],
): Promise<{ kind: string; error: unknown; ms: number }> {
  const startedAt = performance.now();
  const error = await CALLS[operation](client).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const ms = performance.now() - startedAt;
  await new Promise((resolve) => setTimeout(resolve, 30));
  if (error !== undefined) expect(error).toBeInstanceOf(EmchatError);
  const known = error as EmchatError | undefined;
  rows.push([
    name,
    operation,
    String(requests().length),
    known?.name ?? "delivered",
    known?.outcome ?? "",
    `${Math.round(ms)} ms`,
  ]);
  return { kind: known?.kind ?? "ok", error, ms };
}

function clientOf(baseUrl: string, options = {}): EmchatClient {
  return createClient({
    org: "easemob-demo",
    app: "chatdemoui",
    token: TOKEN,
    baseUrl,
    timeout: TIMEOUT_MS,
    deadline: 10_000,
    retry: { attempts: ATTEMPTS, baseDelay: 5, maxDelay: 10 },
    rate: false,
    ...options,
  });
}

describe.each(FAULTS)("%s", (name, fault, expected) => {
  it.each(OPERATIONS)("on %s", async (operation) => {
    const service = await startSocketService((socket, request, nth) =>
      fault(socket, JSON.stringify(GOOD[operation]), nth, request),
    );
    // only a stall is to meet the timeout, however busy the machine is
    const { kind, error, ms } = await tryOut(
      name,
      operation,
      clientOf(service.url, /stall/.test(name) ? {} : { timeout: 5000 }),
      () => service.requests,
    );
    const wanted = operation === "getUserStatus" ? (expected.get ?? expected.post) : expected.post;
    expect({ kind, requests: service.requests.length }).toEqual({ kind: expected.kind, requests: wanted });
    if (expected.outcome) expect(error).toMatchObject({ outcome: expected.outcome, attempts: wanted, operation });
    expect(ms).toBeLessThan(expected.within);
  });
});

describe.each([301, 302, 303, 307, 308])("a redirect with %i to another host", (status) => {
  it.each(OPERATIONS)("is not followed on %s, and takes the token nowhere", async (operation) => {
    const elsewhere = await startSocketService((socket) => socket.write(reply(200, JSON.stringify(GOOD[operation]))));
    const service = await startSocketService((socket) =>
      socket.write(reply(status, "", { location: `${elsewhere.url}/stolen` })),
    );
    const { error } = await tryOut(
      `${status} to another host`,
      operation,
      clientOf(service.url),
      () => service.requests,
    );
    expect(error).toMatchObject({ kind: "response", status, outcome: "unknown", attempts: 1 });
    expect({ here: service.requests.length, there: elsewhere.requests.length }).toEqual({ here: 1, there: 0 });
  });
});

describe("nobody listens", () => {
  it.each(OPERATIONS)("on %s", async (operation) => {
    const { kind, error } = await tryOut(
      "nobody listens",
      operation,
      clientOf(`http://127.0.0.1:${await closedPort()}`),
      () => [],
    );
    expect(kind).toBe("connection");
    expect(error).toMatchObject({ outcome: "not-sent", attempts: ATTEMPTS });
  });
});

describe("no such host", () => {
  it.each(OPERATIONS)("on %s", async (operation) => {
    const { error } = await tryOut(
      "no such host",
      operation,
      clientOf("http://no-such-host.invalid", { timeout: 5000 }),
      () => [],
    );
    expect(error).toMatchObject({ kind: "connection", outcome: "not-sent", attempts: ATTEMPTS });
  });
});

describe("a token that expires in mid-run", () => {
  it.each(OPERATIONS)("costs %s one refresh and one more request, and no message twice", async (operation) => {
    let good = "YWMt-first-0123456789";
    const taken: string[] = [];
    const service = await startSocketService((socket, { authorization, method }) => {
      if (authorization !== `Bearer ${good}`)
        return void socket.write(
          reply(401, JSON.stringify(refusal("expired_token")), { "www-authenticate": "Bearer" }),
        );
      taken.push(method);
      socket.write(reply(200, JSON.stringify(GOOD[operation])));
    });
    const client = clientOf(service.url, {
      token: ({ rejected }: { rejected?: string }) => (rejected ? "YWMt-second-0123456789" : "YWMt-first-0123456789"),
    });
    await CALLS[operation](client);
    good = "YWMt-second-0123456789";
    const before = service.requests.length;
    const { kind } = await tryOut("token expires in mid-run", operation, client, () => service.requests.slice(before));
    expect({ kind, requests: service.requests.length - before, taken: taken.length }).toEqual({
      kind: "ok",
      requests: 2,
      taken: 2,
    });
  });
});

describe("a kept connection that dies under the next request", () => {
  it.each(OPERATIONS)("on %s", async (operation) => {
    const service = await startSocketService((socket, { earlier }) => {
      if (earlier === 0) socket.write(reply(200, JSON.stringify(GOOD[operation]), { connection: "keep-alive" }));
      else socket.resetAndDestroy();
    });
    const client = clientOf(service.url);
    await CALLS[operation](client);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { kind, error } = await tryOut("kept connection dies", operation, client, () => service.requests.slice(1));
    if (operation === "getUserStatus") expect(kind).toBe("ok");
    else {
      expect(error).toMatchObject({ kind: "connection", outcome: "unknown", attempts: 1 });
      expect(service.requests).toHaveLength(2);
    }
  });
});

afterAll(() => {
  const header = ["fault", "operation", "requests", "result", "outcome", "time"];
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  console.log([line(header), ...rows.map(line)].join("\n"));
});
