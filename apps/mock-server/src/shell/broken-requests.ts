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

/** The replies that a connection is owed. They are written in the order of their requests, so that the newest ones tell enough. */
interface OwedReplies {
  count: number;
  newest: ServerResponse | undefined;
  /** The one before the newest, where both are owed. */
  before: ServerResponse | undefined;
  /** Hears the end of each of them: one function for all, because one for each is a part of what a call costs. */
  readonly closed: () => void;
}

/** `textOf` makes the JSON text of the answer. */
export function createBrokenRequests(limits: ShellLimits, textOf: (broken: BrokenRequest) => string): BrokenRequests {
  const owed = new WeakMap<Duplex, OwedReplies>();
  let open = 0;
  const nothingOwed = (): OwedReplies => {
    const replies: OwedReplies = {
      count: 0,
      newest: undefined,
      before: undefined,
      closed() {
        open -= 1;
        replies.count -= 1;
        if (replies.count < 2) replies.before = undefined;
        if (replies.count === 0) replies.newest = undefined;
      },
    };
    return replies;
  };
  /** The parser complains again about every further byte. */
  const refused = new WeakSet<Duplex>();

  const answer = (code: string, socket: Duplex): void => {
    if (socket.destroyed || !socket.writable) socket.destroy();
    else writeRawReply(socket, 400, textOf({ code, description: describe(code, limits) }), {});
  };
  return {
    owe(socket, response) {
      let replies = owed.get(socket);
      if (replies === undefined) {
        replies = nothingOwed();
        owed.set(socket, replies);
      }
      open += 1;
      replies.count += 1;
      replies.before = replies.newest;
      replies.newest = response;
      response.on("close", replies.closed);
    },
    isGreedy: (socket) => open >= limits.openRequests && (owed.get(socket)?.count ?? 0) > 0,
    refuse(error, socket) {
      if (error.code === "ECONNRESET") socket.destroy();
      if (refused.has(socket) || socket.destroyed) return;
      refused.add(socket);
      const code = error.code ?? "HPE_UNKNOWN";
      const { newest, before } = owed.get(socket) ?? {};
      // The broken request itself may have a reply too, begun with its headers; it waits for a body that never comes.
      const last = newest?.req.complete === false ? before : newest;
      if (last === undefined) answer(code, socket);
      else last.once("close", () => answer(code, socket));
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
