import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { ShellLimits } from "./limits.ts";
import { writeRawReply } from "./raw-reply.ts";

/** Why a connection was refused before it became a request. */
export interface BrokenRequest {
  /** Node's code of the parser's error: `HPE_…`, `ERR_HTTP_REQUEST_TIMEOUT`. */
  readonly code: string;
  readonly description: string;
}

/** Answers bytes that are no request. */
export interface BrokenRequests {
  /** Notes a reply that its connection is owed. */
  owe(socket: Socket, response: ServerResponse): void;
  /** Whether as many replies are owed as may be, and some of them to this connection: then it gets no further one. */
  isGreedy(socket: Socket): boolean;
  /** Answers what the parser refused, after the whole requests before it have been answered. */
  refuse(error: NodeJS.ErrnoException, socket: Duplex): void;
}

/** `textOf` makes the JSON text of the answer. */
export function createBrokenRequests(limits: ShellLimits, textOf: (broken: BrokenRequest) => string): BrokenRequests {
  const owed = new WeakMap<Duplex, Set<ServerResponse>>();
  let open = 0;
  /** One function for all replies: a closure and a wrapper for each are a part of what a call costs. */
  function closed(this: ServerResponse): void {
    open -= 1;
    owed.get(this.req.socket)?.delete(this);
  }
  /** The parser complains again about every further byte. */
  const refused = new WeakSet<Duplex>();

  const answer = (code: string, socket: Duplex): void => {
    if (socket.destroyed || !socket.writable) socket.destroy();
    else writeRawReply(socket, 400, textOf({ code, description: describe(code, limits) }), {});
  };
  return {
    owe(socket, response) {
      const replies = owed.get(socket);
      if (replies === undefined) owed.set(socket, new Set([response]));
      else replies.add(response);
      open += 1;
      response.on("close", closed);
    },
    isGreedy: (socket) => open >= limits.openRequests && (owed.get(socket)?.size ?? 0) > 0,
    refuse(error, socket) {
      if (error.code === "ECONNRESET") socket.destroy();
      if (refused.has(socket) || socket.destroyed) return;
      refused.add(socket);
      const code = error.code ?? "HPE_UNKNOWN";
      // The broken request itself may have a reply too, begun with its headers; it waits for a body that never comes.
      const before = [...(owed.get(socket) ?? [])].filter(({ req }) => req.complete);
      let left = before.length;
      if (left === 0) answer(code, socket);
      for (const response of before) {
        response.once("close", () => {
          left -= 1;
          if (left === 0) answer(code, socket);
        });
      }
    },
  };
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
