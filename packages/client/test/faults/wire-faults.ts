import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { refusal } from "../service/replies.ts";
import { reply } from "../service/socket-service.ts";
import { ATTEMPTS, type Expected } from "./matrix.ts";

/** What goes wrong on the wire, and what it must come to. */
export type Fault = readonly [name: string, act: (socket: Socket, good: string) => void, expected: Expected];

const envelope503 = JSON.stringify(refusal("service_unavailable"));
const envelope429 = JSON.stringify(refusal("reach_limit"));
const unsure = { post: 1, outcome: "unknown" } as const;
const broken = { ...unsure, get: ATTEMPTS, kind: "connection" } as const;
const stalled = { ...unsure, get: ATTEMPTS, kind: "timeout" } as const;
const strange = { ...unsure, kind: "response" } as const;

const resetSoon = (socket: Socket): unknown => setTimeout(() => socket.resetAndDestroy(), 10);

function pour(socket: Socket, total: number): void {
  const chunk = Buffer.alloc(65_536, 32);
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

let bomb: Buffer | undefined;

function packed(): Buffer {
  bomb ??= gzipSync(Buffer.alloc(100 * 2 ** 20, 32), { level: 1 });
  return bomb;
}

const cuts: readonly Fault[] = [
  ["no fault at all", (socket, good) => socket.write(reply(200, good)), { post: 1, kind: "ok" }],
  ["reset before the headers", (socket) => socket.resetAndDestroy(), broken],
  ["closed before the headers", (socket) => socket.end(), broken],
  [
    "reset after the headers",
    (socket, good) => socket.write(reply(200, good).slice(0, -good.length), () => resetSoon(socket)),
    broken,
  ],
  [
    "reset in the body",
    (socket, good) => socket.write(reply(200, good).slice(0, -20), () => resetSoon(socket)),
    broken,
  ],
  ["closed in the body", (socket, good) => socket.end(reply(200, good).slice(0, -20)), broken],
  ["stall before the headers", () => {}, stalled],
  ["stall in the headers", (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-"), stalled],
  ["stall in the body", (socket, good) => socket.write(reply(200, good).slice(0, -20)), stalled],
  ["no HTTP at all", (socket) => socket.end("220 mail.example ESMTP\r\n"), broken],
];

const bodies: readonly Fault[] = [
  ["truncated JSON", (socket, good) => socket.write(reply(200, good.slice(0, -30))), strange],
  [
    "HTML on 200",
    (socket) => socket.write(reply(200, "<html>Welcome to our hotel</html>", { "content-type": "text/html" })),
    strange,
  ],
  ["empty 200", (socket) => socket.write(reply(200, "")), strange],
  ["204", (socket) => socket.write("HTTP/1.1 204 No Content\r\n\r\n"), strange],
  ["empty 500", (socket) => socket.write(reply(500, "")), { ...unsure, get: ATTEMPTS, kind: "server" }],
  [
    "empty 500, chunked",
    (socket) => socket.write("HTTP/1.1 500 Oops\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"),
    { ...unsure, get: ATTEMPTS, kind: "server" },
  ],
  [
    "the envelope as text/plain",
    (socket, good) => socket.write(reply(200, good, { "content-type": "text/plain" })),
    { post: 1, kind: "ok" },
  ],
  ["a sentence as text/plain", (socket) => socket.write(reply(200, "ok", { "content-type": "text/plain" })), strange],
  [
    "a body of 100 MB",
    (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${100 * 2 ** 20}\r\n\r\n`);
      pour(socket, 100 * 2 ** 20);
    },
    strange,
  ],
  [
    "an error of 100 MB without length",
    (socket) => {
      socket.write("HTTP/1.1 500 Oops\r\ncontent-type: text/plain\r\n\r\n");
      pour(socket, 100 * 2 ** 20);
    },
    strange,
  ],
  [
    "100 MB packed into half of one",
    (socket) => {
      const head = `content-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: ${packed().length}`;
      socket.write(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`);
      socket.write(packed());
    },
    strange,
  ],
];

const refusals: readonly Fault[] = [
  [
    "429, Retry-After 1",
    (socket) => socket.write(reply(429, envelope429, { "retry-after": 1 })),
    { post: ATTEMPTS, kind: "rateLimited", outcome: "rejected" },
  ],
  [
    "429 without Retry-After",
    (socket) => socket.write(reply(429, envelope429)),
    { post: ATTEMPTS, kind: "rateLimited", outcome: "rejected" },
  ],
  [
    "429, Retry-After in a year",
    (socket) => socket.write(reply(429, envelope429, { "retry-after": 31_536_000 })),
    { post: 1, kind: "rateLimited", outcome: "rejected" },
  ],
  [
    "503 with the envelope, Retry-After 1",
    (socket) => socket.write(reply(503, envelope503, { "retry-after": 1 })),
    { post: ATTEMPTS, kind: "server", outcome: "rejected" },
  ],
  [
    "503 with the envelope",
    (socket) => socket.write(reply(503, envelope503)),
    { post: ATTEMPTS, kind: "server", outcome: "rejected" },
  ],
];

export const WIRE_FAULTS: readonly Fault[] = [...cuts, ...bodies, ...refusals];
