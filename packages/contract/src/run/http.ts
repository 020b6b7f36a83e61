import type { ClientRequest, IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { completeReply, type FailureCode, type Outcome } from "./reply.ts";

/** The most of a reply that is read, in bytes; a longer one is cut off and counts as a failure. */
export const MAX_REPLY_BYTES: number = 1024 * 1024;

/** The most that a reply's headers may take, in bytes. */
const MAX_HEADER_BYTES = 64 * 1024;

/** How long lies between the pieces of a body that is sent in two, in ms. */
const SPLIT_PAUSE_MS = 25;

const require = createRequire(import.meta.url);

/** Loaded for the first connection, and not by `import`, which would load all that Node can do over a network. */
const http = () => require("node:http") as typeof import("node:http");
const https = () => require("node:https") as typeof import("node:https");

/** One request, as it goes on the wire. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  /** Several values of one name go in a line each. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array | undefined;
  readonly chunked: boolean;
  /** The body goes in two pieces, divided at this byte. */
  readonly splitAt?: number | undefined;
}

let turn: Promise<void> | undefined;

/**
 * Waits until what has come in is dealt with. Requests that follow from it go out one after the other: whoever takes them is
 * woken once, and a write that wakes nobody costs half.
 */
function together(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
}

/** Sends requests to one server exactly as they are written: no redirect is followed, no path is tidied. */
export interface Connection {
  send(request: WireRequest, timeoutMs: number): Promise<Outcome>;
  /** A connection of its own, on which requests follow one another. */
  single(): Connection;
  close(): void;
}

/** Opens connections to a server as they are needed, at most `sockets` at a time. */
export function connect(base: URL, sockets: number): Connection {
  const secure = base.protocol === "https:";
  const { Agent, request: requestOf } = secure ? https() : http();
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  // All its connections go to one server; that they do need not be worked out for each request.
  agent.getName = () => base.origin;
  /** Connections that their server closes too soon to be used again. */
  const brief = new WeakSet<Duplex>();
  // Of what Node does to a connection between two requests, only this is of use to requests that follow at once.
  agent.keepSocketAlive = (socket) => {
    (socket as Socket).unref();
    return !brief.has(socket);
  };
  const host = base.hostname.replace(/^\[|\]$/g, "");
  const port = base.port === "" ? undefined : Number(base.port);
  const prefix = base.pathname.replace(/\/+$/, "");

  const once = (request: WireRequest, timeoutMs: number, fresh: boolean): Promise<Outcome & { stale?: boolean }> =>
    new Promise((resolve) => {
      const startedAt = Date.now();
      const clock = performance.now();
      const elapsed = () => performance.now() - clock;
      let outgoing: ClientRequest | undefined;
      let settled = false;
      const settle = (outcome: Outcome & { stale?: boolean }) => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        resolve(outcome);
        if (outcome.kind === "failure") outgoing?.destroy();
      };
      const fail = (code: FailureCode, message: string, stale = false) =>
        settle({ kind: "failure", code, message, elapsedMs: elapsed(), ...(stale ? { stale } : {}) });
      const timer = setTimeout(() => fail("timeout", `no complete reply within ${timeoutMs} ms`), timeoutMs);
      try {
        outgoing = requestOf({
          host,
          port,
          method: request.method,
          path: prefix + request.path,
          headers: wireHeaders(request, base.host),
          agent: fresh ? false : agent,
          maxHeaderSize: MAX_HEADER_BYTES,
          setDefaultHeaders: true,
        });
      } catch (error) {
        fail("aborted", `the request cannot be written: ${error instanceof Error ? error.message : String(error)}`);
        return;
      }
      outgoing.on("error", (error: NodeJS.ErrnoException) => {
        const stale = outgoing?.reusedSocket === true && (error.code === "ECONNRESET" || error.code === "EPIPE");
        fail(codeOf(error), textOf(error), stale);
      });
      outgoing.on("response", (incoming) => {
        const headers = headersOf(incoming);
        if (isBrief(headers["keep-alive"])) brief.add(incoming.socket);
        collect(incoming, fail, (body) => {
          const parts = { status: incoming.statusCode ?? 0, headers, body };
          settle({
            kind: "reply",
            reply: completeReply({ ...parts, startedAt, endedAt: Date.now(), elapsedMs: elapsed() }),
          });
        });
      });
      outgoing.on("upgrade", (_, socket) => {
        socket.destroy();
        fail("not-http", "the server switched protocols");
      });
      const { body, splitAt } = request;
      if (body === undefined) outgoing.end();
      else if (splitAt !== undefined) {
        outgoing.write(body.subarray(0, splitAt));
        setTimeout(() => outgoing?.end(body.subarray(splitAt)), SPLIT_PAUSE_MS);
      } else if (request.chunked) {
        const middle = Math.ceil(body.byteLength / 2);
        outgoing.write(body.subarray(0, middle));
        outgoing.end(body.subarray(middle));
      } else outgoing.end(inOneWrite(body), "latin1");
    });

  return {
    async send(request, timeoutMs) {
      await together();
      const outcome = await once(request, timeoutMs, false);
      // A kept connection may be closed by the server just as it is used again; that is nobody's fault.
      if (outcome.stale !== true) return outcome;
      return { ...(await once(request, timeoutMs, true)), cutOff: true };
    },
    single: () => connect(base, 1),
    close: () => agent.destroy(),
  };
}

/** Whether a server keeps a connection for a second at most, and may close it under the next request. */
const isBrief = (hint: string | undefined): boolean =>
  hint !== undefined && Number(/^timeout=(\d+)/.exec(hint)?.[1] ?? Number.POSITIVE_INFINITY) <= 1;

/** A body as text of its bytes, which Node glues to the headers: what is short goes in one write with them. */
const inOneWrite = (body: Uint8Array): string =>
  Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1");

/** Methods whose requests say that they have no body only by saying nothing. */
const BODILESS = new Set(["GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "CONNECT"]);

/** Names and values in turn, as they go on the wire. Names have no case: the last of two that are one is meant. */
function wireHeaders({ method, headers, body, chunked }: WireRequest, host: string): string[] {
  const meant = new Map<string, readonly [name: string, value: string | readonly string[]]>();
  const put = (name: string, value: string | readonly string[]) => meant.set(name.toLowerCase(), [name, value]);
  for (const name of Object.keys(headers)) put(name, headers[name] ?? "");
  if (body !== undefined && chunked) put("Transfer-Encoding", "chunked");
  else if (body !== undefined || !BODILESS.has(method)) put("Content-Length", String(body?.byteLength ?? 0));
  if (!meant.has("host")) put("Host", host);
  const lines: string[] = [];
  for (const [name, value] of meant.values())
    for (const one of typeof value === "string" ? [value] : value) lines.push(name, one);
  return lines;
}

function collect(
  incoming: IncomingMessage,
  fail: (code: FailureCode, message: string) => void,
  done: (body: Uint8Array) => void,
): void {
  const chunks: Uint8Array[] = [];
  let size = 0;
  incoming.on("data", (chunk: Uint8Array) => {
    size += chunk.byteLength;
    if (size > MAX_REPLY_BYTES) {
      incoming.destroy();
      fail("too-large", `the reply is longer than ${MAX_REPLY_BYTES} bytes; reading stopped there`);
    } else chunks.push(chunk);
  });
  incoming.on("end", () => {
    if (incoming.complete) done(Buffer.concat(chunks));
    else fail("incomplete", `the connection ended after ${size} bytes of the body, before its end`);
  });
  incoming.on("error", () => fail("incomplete", `the connection broke after ${size} bytes of the body`));
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    const name = (incoming.rawHeaders[index] ?? "").toLowerCase();
    const value = incoming.rawHeaders[index + 1] ?? "";
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

function codeOf(error: NodeJS.ErrnoException): FailureCode {
  const code = error.code ?? "";
  if (code === "ECONNREFUSED" || code === "EHOSTUNREACH" || code === "ENETUNREACH") return "refused";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "unknown-host";
  if (code.startsWith("HPE_")) return "not-http";
  if (code.startsWith("ERR_TLS") || code.includes("CERT") || code.startsWith("ERR_SSL") || code === "EPROTO")
    return "tls";
  if (code === "ERR_INVALID_CHAR" || code === "ERR_UNESCAPED_CHARACTERS" || code === "ERR_INVALID_HTTP_TOKEN")
    return "aborted";
  return "reset";
}

function textOf(error: NodeJS.ErrnoException): string {
  switch (codeOf(error)) {
    case "refused":
      return `connection refused (${error.code})`;
    case "unknown-host":
      return `no such host (${error.code})`;
    case "not-http":
      return `the answer is not HTTP (${error.code})`;
    case "tls":
      return `no secure connection (${error.code})`;
    default:
      return `the connection broke before a reply (${error.code ?? error.message})`;
  }
}
