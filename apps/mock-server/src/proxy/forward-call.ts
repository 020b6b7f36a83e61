import type { ClientRequest, IncomingMessage } from "node:http";
import type { MemoryBudget } from "../memory/memory-budget.ts";
import type { EditedContract } from "../pipeline/edited-contract.ts";
import type { Turn } from "../service/turn.ts";
import { onCallerLeft } from "../shell/caller-left.ts";
import { expectsContinue } from "../shell/expect-continue.ts";
import type { ShellLimits } from "../shell/limits.ts";
import { LINGER_MS } from "../shell/raw-reply.ts";
import { judgeReply, judgeRequest } from "./judge-call.ts";
import { KeptCopy } from "./kept-copy.ts";
import { hasPassedHere, passedTrailers, replyHeaders } from "./passed-headers.ts";
import type { Upstream } from "./upstream.ts";

/** What the way of a call depends on. */
export interface PassageParts {
  readonly upstream: Upstream;
  readonly limits: ShellLimits;
  readonly budget: MemoryBudget;
  /** What calls are judged by, where that is not what the compiled validators know. */
  readonly edited: () => EditedContract | undefined;
}

/** The upstream did not move for too long. */
class StalledError extends Error {
  override readonly name = "StalledError";
}

/**
 * Forwards a call to the real service and passes its reply on, unchanged and piece by piece, at the pace of the slower side. Both
 * are checked against the contract on the way, from bounded copies.
 *
 * The proxy speaks in the service's name only when no byte of the call has left: then a 503 in its envelope says that the call may
 * be sent again. Afterwards the fate of the call is unknown, and the answer is a plain 502 or 504, or a connection that is cut.
 */
export function forwardCall(parts: PassageParts, turn: Turn): void {
  if (hasPassedHere(turn.request)) {
    turn.refuse(503, "service_unavailable", "the upstream gave no reply: it is this proxy itself");
    discardRest(turn.request);
    return;
  }
  new Passage(parts, turn);
}

/** A call on its way through. */
class Passage {
  readonly #turn: Turn;
  readonly #limits: ShellLimits;
  readonly #edited: PassageParts["edited"];
  readonly #outgoing: ClientRequest;
  readonly #sent: KeptCopy;
  readonly #received: KeptCopy;
  readonly #idle: NodeJS.Timeout;
  readonly #stopListening: () => void;
  #incoming: IncomingMessage | undefined;
  #connected = false;
  #over = false;

  constructor({ upstream, limits, budget, edited }: PassageParts, turn: Turn) {
    const { request, response } = turn;
    this.#sent = new KeptCopy(budget);
    this.#received = new KeptCopy(budget);
    this.#turn = turn;
    this.#limits = limits;
    this.#edited = edited;
    this.#idle = setTimeout(() => this.#stalled(), limits.upstreamTimeoutMs);
    this.#outgoing = upstream.open(request, () => {
      this.#connected = true;
      this.#idle.refresh();
    });
    this.#outgoing.on("error", (error) => this.#fail(error));
    this.#outgoing.on("response", (incoming) => this.#answered(incoming));
    this.#outgoing.on("close", () => {
      if (this.#incoming === undefined) this.#fail(new Error("the connection was closed"));
    });
    this.#stopListening = onCallerLeft(response, () => this.#callerLeft());
    this.#sendBody(request);
  }

  #sendBody(request: IncomingMessage): void {
    const outgoing = this.#outgoing;
    if (expectsContinue(request)) {
      outgoing.setHeader("expect", "100-continue");
      outgoing.on("continue", () => {
        if (!this.#turn.response.headersSent) this.#turn.response.writeContinue();
      });
      outgoing.flushHeaders();
    }
    request.on("data", (chunk: Buffer) => {
      if (this.#over) return;
      this.#idle.refresh();
      this.#sent.add(chunk);
      if (!outgoing.write(chunk)) request.pause();
    });
    outgoing.on("drain", () => {
      this.#idle.refresh();
      request.resume();
    });
    const end = (): void => {
      if (this.#over) return;
      const trailers = passedTrailers(request);
      if (trailers.length > 0) outgoing.addTrailers(trailers);
      outgoing.end();
    };
    // A request without a body may have ended already, and does not say so again.
    if (request.readableEnded) end();
    else request.on("end", end);
  }

  #answered(incoming: IncomingMessage): void {
    if (this.#over) return;
    const { response } = this.#turn;
    this.#idle.refresh();
    try {
      this.#turn.startRelay(incoming.statusCode ?? 0, replyHeaders(incoming));
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#incoming = incoming;
    incoming.on("data", (chunk: Buffer) => {
      if (this.#over) return;
      this.#idle.refresh();
      this.#received.add(chunk);
      if (!response.write(chunk)) incoming.pause();
    });
    response.on("drain", () => {
      this.#idle.refresh();
      incoming.resume();
    });
    incoming.on("error", (error) => this.#fail(error));
    incoming.on("end", () => {
      if (!incoming.complete || this.#over) return;
      const trailers = passedTrailers(incoming);
      if (trailers.length > 0) response.addTrailers(trailers);
      response.end();
      this.#settle(true);
    });
    incoming.on("close", () => this.#fail(new Error("the reply was cut")));
  }

  #stalled(): void {
    // Whoever makes the upstream wait is the caller, and a caller that does not read is looked after elsewhere.
    if (this.#incoming?.isPaused() === true) this.#idle.refresh();
    else this.#fail(new StalledError(`nothing moved for ${this.#limits.upstreamTimeoutMs} ms`));
  }

  #callerLeft(): void {
    if (this.#over) return;
    if (this.#incoming === undefined) {
      this.#end();
      judgeRequest(this.#turn, this.#sent, this.#limits, this.#edited());
      this.#turn.cut();
      this.#release();
    } else this.#settle(false);
  }

  /** The upstream broke, or could not be reached. */
  #fail(error: unknown): void {
    if (this.#over) return;
    if (this.#incoming !== undefined) {
      this.#settle(false);
      return;
    }
    this.#end();
    const turn = this.#turn;
    judgeRequest(turn, this.#sent, this.#limits, this.#edited());
    const why = reasonOf(error);
    if (!this.#connected) turn.refuse(503, "service_unavailable", `the upstream could not be reached: ${why}`);
    else answerAsGateway(turn, error instanceof StalledError ? 504 : 502, why);
    this.#release();
    discardRest(turn.request);
  }

  /** The reply came to its end, or never will. */
  #settle(whole: boolean): void {
    this.#end();
    const turn = this.#turn;
    const { statusCode: status = 0, headers } = this.#incoming ?? { headers: {} };
    const edited = this.#edited();
    judgeRequest(turn, this.#sent, this.#limits, edited);
    const bodyless = turn.request.method === "HEAD" || status === 204 || status === 304;
    const reply = { status, contentEncoding: headers["content-encoding"], copy: this.#received, whole, bodyless };
    turn.endRelay(judgeReply(turn, reply, edited));
    this.#release();
    discardRest(turn.request);
  }

  #release(): void {
    this.#sent.release();
    this.#received.release();
  }

  #end(): void {
    this.#over = true;
    clearTimeout(this.#idle);
    this.#stopListening();
    // A reply that came to its end is not hurt by it, and what is left of the request interests nobody any more.
    this.#outgoing.destroy();
  }
}

/** The answer of a gateway, in nobody's name but its own. */
function answerAsGateway(turn: Turn, status: 502 | 504, why: string): void {
  const text = `emchat-mock: the upstream gave no reply (${why}). Whether it took the call is not known.\n`;
  turn.startRelay(status, {
    "content-type": ["text/plain; charset=utf-8"],
    "content-length": [String(Buffer.byteLength(text))],
  });
  turn.response.end(turn.request.method === "HEAD" ? undefined : text);
  turn.endRelay({ text, size: Buffer.byteLength(text) });
}

/** Lets a caller that is still sending see its answer, for a moment. */
function discardRest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  request.resume();
  const timer = setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
  request.once("end", () => clearTimeout(timer));
  request.once("close", () => clearTimeout(timer));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
