import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type ClientOptions, createClient, type EmchatClient } from "../../src/index.ts";
import { presence, sent } from "./replies.ts";

/** A request as the service saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Milliseconds since the service began. */
  readonly at: number;
}

/** What the service answers to its nth request, from 1. */
export type Answer = (
  seen: Seen,
  nth: number,
  response: ServerResponse,
  request: IncomingMessage,
) => void | Promise<void>;

export interface LocalService {
  readonly url: string;
  readonly seen: Seen[];
  client(options?: Partial<ClientOptions>): EmchatClient;
}

export const TOKEN = "YWMt-test-token-0123456789abcdef";

/** A real HTTP service on a free port of this machine, which ends with the test. */
export async function startService(answer: Answer = answerWell): Promise<LocalService> {
  const seen: Seen[] = [];
  const startedAt = performance.now();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("error", () => {});
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const one: Seen = {
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString("utf8"),
        at: performance.now() - startedAt,
      };
      seen.push(one);
      void answer(one, seen.length, response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return {
    url,
    seen,
    client: (options = {}) =>
      createClient({ org: "easemob-demo", app: "chatdemoui", token: TOKEN, baseUrl: url, rate: false, ...options }),
  };
}

/** A port on which nobody listens: no free port of the system, which another test may be given, and none that `fetch` blocks. */
export const CLOSED_PORT = 2;

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

/** The service on a good day. */
export function answerWell(seen: Seen, _nth: number, response: ServerResponse): void {
  const username = decodeURIComponent(seen.path.split("/")[4] ?? "");
  json(response, 200, seen.method === "GET" ? presence(username, "online") : sent);
}
