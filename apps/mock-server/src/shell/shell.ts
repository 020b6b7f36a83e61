import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { MAX_HEADERS, type ShellLimits } from "./limits.ts";
import { writeRawReply } from "./raw-reply.ts";
import { closeStalledWriters } from "./stalled-writers.ts";

/** Why a connection was refused before it became a request. */
export interface BrokenRequest {
  /** Node's code of the parser's error: `HPE_…`, `ERR_HTTP_REQUEST_TIMEOUT`. */
  readonly code: string;
  readonly description: string;
}

/** What the shell is made of. */
export interface ShellParts {
  readonly limits: ShellLimits;
  /** Answers a request. What it throws ends the connection and is told to `onFailure`. */
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void;
  /** The JSON text to answer bytes with that are no HTTP request. */
  readonly onBroken: (broken: BrokenRequest) => string;
  /** Hears what a handler threw: a defect of the mock. */
  readonly onFailure: (error: unknown) => void;
}

/** A listening HTTP server that nobody's input can end. */
export interface Shell {
  readonly server: Server;
  /** @throws the error of `listen`, such as `EADDRINUSE` */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Whether `close` was called. */
  readonly draining: boolean;
  /** Takes no more connections, lets running requests end, cuts what has not ended in time. */
  close(): Promise<void>;
}

/** Creates the server; it does not listen yet. */
export function createShell(parts: ShellParts): Shell {
  const { limits } = parts;
  let draining = false;
  let closing: Promise<void> | undefined;

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    // A socket that breaks while a reply is written must not become an uncaught error.
    response.on("error", ignore);
    if (draining) response.setHeader("connection", "close");
    try {
      parts.onRequest(request, response);
    } catch (error) {
      parts.onFailure(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, FAILED_HEADERS).end(FAILED);
    }
  };
  const broken = (code: string, description: string): string => {
    try {
      return parts.onBroken({ code, description });
    } catch (error) {
      parts.onFailure(error);
      return FAILED;
    }
  };

  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: limits.timeoutCheckIntervalMs,
    noDelay: true,
    insecureHTTPParser: false,
    // Of a request without `Host` only a path of its own is asked, and that can be answered.
    requireHostHeader: false,
  });
  // A caller that closes its side after the request still gets its reply. Node has this switch since its beginning and types it nowhere.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.maxConnections = limits.connections;
  server.maxHeadersCount = MAX_HEADERS;
  server.on("request", answer);
  // `Expect: 100-continue` is answered when the body is about to be read; any other expectation is ignored, as RFC 9110 allows.
  server.on("checkContinue", (request: IncomingMessage, response: ServerResponse) => {
    if (Number(request.headers["content-length"] ?? 0) <= limits.discardedBytes) response.writeContinue();
    answer(request, response);
  });
  server.on("checkExpectation", answer);
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    refuse(error, socket, limits, broken);
  });
  // An upgrade that is asked for beside a plain request is not taken; the request is answered as if it had not been asked.
  server.on("connect", (_request: IncomingMessage, socket: Duplex) => {
    socket.on("error", ignore);
    const text = broken("CONNECT", "the method CONNECT is not served: this is no proxy");
    writeRawReply(socket, 405, text, { allow: "GET, HEAD, POST, OPTIONS" });
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    socket.on("error", ignore);
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const endWatch = closeStalledWriters(sockets, limits.writeTimeoutMs, limits.timeoutCheckIntervalMs);

  return {
    server,
    get draining() {
      return draining;
    },
    listen(port, host) {
      return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen({ port, host, backlog: 1_024 }, () => {
          server.off("error", reject);
          server.on("error", ignore);
          const address = server.address();
          if (address === null || typeof address === "string") reject(new Error("The server has no TCP address."));
          else resolve(address);
        });
      });
    },
    close() {
      closing ??= new Promise((resolve) => {
        draining = true;
        const deadline = setTimeout(() => server.closeAllConnections(), limits.drainTimeoutMs);
        const closeIdle = (): void => {
          server.closeIdleConnections();
          // Node does not count a connection as idle on which nothing was ever asked.
          for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
        };
        // A connection whose reply ends after the first look would stay open until its idle time is over.
        const sweep = setInterval(closeIdle, DRAIN_SWEEP_MS);
        server.close(() => {
          clearTimeout(deadline);
          clearInterval(sweep);
          endWatch();
          resolve();
        });
        closeIdle();
      });
      return closing;
    },
  };
}

/** How often idle connections are closed while the server stops, in milliseconds. */
const DRAIN_SWEEP_MS = 20;

/** What is said when nothing else can be said any more: an envelope, as the contract declares it. */
const FAILED = JSON.stringify({
  error: "web_application",
  timestamp: 0,
  duration: 0,
  error_description: "the mock failed",
});

const FAILED_HEADERS = {
  "content-type": "application/json",
  "content-length": Buffer.byteLength(FAILED),
  connection: "close",
};

function refuse(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  limits: ShellLimits,
  broken: (code: string, description: string) => string,
): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = error.code ?? "HPE_UNKNOWN";
  writeRawReply(socket, 400, broken(code, describe(code, limits)), {});
}

function describe(code: string, limits: ShellLimits): string {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return `the request line and headers have more than ${limits.headerBytes} bytes`;
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
      return "the chunk extensions of the body are too long";
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return `the request was not complete within ${limits.requestTimeoutMs} ms (headers: ${limits.headersTimeoutMs} ms)`;
    default:
      return `the bytes are no HTTP/1.1 request (${code.replace(/[^A-Z0-9_]/g, "")})`;
  }
}

function ignore(): void {}
