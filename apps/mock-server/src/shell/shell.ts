import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { CertificatePair } from "../https/certificate.ts";
import { type BrokenRequest, createBrokenRequests } from "./broken-requests.ts";
import { MAX_HEADERS, type ShellLimits } from "./limits.ts";
import { type Door, type ListenAddress, openDoors } from "./listen.ts";
import { writeRawReply } from "./raw-reply.ts";
import { closeStalledWriters } from "./stalled-writers.ts";

/** What a server needs to speak TLS. */
export interface TlsParts {
  readonly pair: CertificatePair;
  readonly https: Pick<typeof import("node:https"), "createServer">;
}

/** What the shell is made of. */
export interface ShellParts {
  readonly limits: ShellLimits;
  /** Set where TLS is spoken; the server's module comes along, because loading it costs a third of a start. */
  readonly tls: TlsParts | undefined;
  /** Answers a request. What it throws ends the connection and is told to `onFailure`. */
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void;
  /** The JSON text to answer bytes with that are no HTTP request. */
  readonly onBroken: (broken: BrokenRequest) => string;
  /** Hears what a handler threw: a defect of the mock. */
  readonly onFailure: (error: unknown) => void;
}

/** A listening HTTP server that nobody's input can end. */
export interface Shell {
  /** Opens the port and says which. @throws the error of `listen`, such as `EADDRINUSE`; then nothing is open */
  listen(address: ListenAddress): Promise<number>;
  /** Takes no more connections, lets running requests end, and destroys what has not ended in time. */
  close(): Promise<void>;
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

/** Creates the server; it does not listen yet. */
export function createShell(parts: ShellParts): Shell {
  const { limits } = parts;
  const sockets = new Set<Socket>();
  const isSecured = new WeakSet<Duplex>();
  let connections = 0;
  let door: Door | undefined;
  let draining = false;
  let closing: Promise<void> | undefined;

  const textOf = (why: BrokenRequest): string => {
    try {
      return parts.onBroken(why);
    } catch (error) {
      parts.onFailure(error);
      return FAILED;
    }
  };
  const broken = createBrokenRequests(limits, textOf);
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    // A socket that breaks while a reply is written must not become an uncaught error.
    response.on("error", ignore);
    if (broken.isGreedy(request.socket)) {
      // A connection can ask without waiting for answers, and what waits takes memory.
      request.socket.destroy();
      return;
    }
    broken.owe(request.socket, response);
    if (draining) response.setHeader("connection", "close");
    try {
      parts.onRequest(request, response);
    } catch (error) {
      parts.onFailure(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, FAILED_HEADERS).end(FAILED);
    }
  };

  const server = createHttpServer(limits, parts.tls);
  server.on("request", answer);
  // `Expect: 100-continue` is answered when the body is about to be read; any other expectation is ignored, as RFC 9110 allows.
  server.on("checkContinue", answer);
  server.on("checkExpectation", answer);
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    // Over a handshake that failed nothing can be said.
    if (parts.tls !== undefined && !isSecured.has(socket)) socket.destroy();
    else broken.refuse(error, socket);
  });
  // An upgrade that is asked for beside a plain request is not taken; the request is answered as if it had not been asked.
  server.on("connect", (_request: IncomingMessage, socket: Duplex) => {
    const text = textOf({ code: "CONNECT", description: "the method CONNECT is not served: this is no proxy" });
    writeRawReply(socket, 405, text, { allow: "GET, HEAD, POST, OPTIONS" });
  });
  const keep = (socket: Socket): void => {
    socket.on("error", ignore);
    // Each request that waits listens for the end of its connection, and a connection may have many.
    socket.setMaxListeners(0);
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  };
  // Every connection is kept here to its end, also those that Node hands over and forgets, such as those of CONNECT.
  server.prependListener("connection", (socket: Socket) => {
    if (connections >= limits.connections) {
      socket.on("error", ignore);
      socket.destroy();
      return;
    }
    connections += 1;
    socket.once("close", () => {
      connections -= 1;
    });
    keep(socket);
  });
  // Over TLS a second socket stands on the first one, and is what requests come and replies go through.
  server.prependListener("secureConnection", (socket: Socket) => {
    isSecured.add(socket);
    keep(socket);
  });
  const endWatch = closeStalledWriters(sockets, limits.writeTimeoutMs, limits.timeoutCheckIntervalMs);

  const drain = async (): Promise<void> => {
    draining = true;
    door?.close();
    const deadline = performance.now() + limits.drainTimeoutMs;
    while (sockets.size > 0) {
      const late = performance.now() >= deadline;
      if (!late) server.closeIdleConnections();
      for (const socket of sockets) {
        // Node does not count a connection as idle on which nothing was ever asked.
        if (late || socket.bytesRead === 0) socket.destroy();
      }
      // A connection whose reply ends after this look is idle at the next.
      await new Promise((resolve) => setTimeout(resolve, DRAIN_SWEEP_MS));
    }
    endWatch();
  };
  return {
    async listen(address) {
      door = await openDoors(server, address);
      return door.port;
    },
    close() {
      closing ??= drain();
      return closing;
    },
  };
}

function createHttpServer(limits: ShellLimits, tls: TlsParts | undefined): Server {
  const options = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: limits.timeoutCheckIntervalMs,
    noDelay: true,
    insecureHTTPParser: false,
    // Of a request without `Host` only a path of its own is asked, and that can be answered.
    requireHostHeader: false,
    // A request without a body has ended when it comes: it tells of no end, and costs a quarter less (Node 24.12 and later).
    optimizeEmptyRequests: true,
  };
  const server =
    tls === undefined
      ? createServer(options)
      : tls.https.createServer({
          ...options,
          cert: tls.pair.cert,
          key: tls.pair.key,
          handshakeTimeout: limits.headersTimeoutMs,
        });
  // A caller that closes its side after the request still gets its reply. Node has this switch since its beginning and types it nowhere.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.maxHeadersCount = MAX_HEADERS;
  return server;
}

function ignore(): void {}
