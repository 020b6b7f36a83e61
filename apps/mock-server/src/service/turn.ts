import type { IncomingMessage, ServerResponse } from "node:http";
import { type BreakingEffect, type FaultPlan, faultHeader, NO_FAULTS, type Reply } from "@emchat/emulator";
import { sendFaulty } from "../faults/send-faulty.ts";
import { plainReplyHeaders } from "../journal/plain-reply-headers.ts";
import type { Exchange } from "../pipeline/exchange.ts";
import type { Session } from "../sessions/session.ts";
import { onCallerLeft } from "../shell/caller-left.ts";
import type { BodyOutcome } from "../shell/read-body.ts";
import { addCorsHeaders, type ReplyHeaders } from "./cors.ts";
import type { CallWitness, FinishedCall } from "./record-call.ts";
import { endTogether } from "./write-together.ts";

/** What a turn needs from its server. */
export interface TurnParts {
  readonly witness: CallWitness;
  /** Aborted when the server begins to stop. */
  readonly stopping: AbortSignal;
}

/** Headers of another server's reply by lower-case name, one line each. */
export type RelayedHeaders = Readonly<Record<string, string[]>>;

/** What is kept of another server's body. */
export interface RelayedBody {
  readonly text: string;
  /** In bytes, on the wire. */
  readonly size: number;
  /** As JSON, where it is any. */
  readonly body?: unknown;
  readonly broken?: boolean;
}

/**
 * One request and its one reply, from the first byte to the journal. Whatever happens in between, exactly one of `send`,
 * `sendBroken` and `cut` takes effect.
 */
export class Turn {
  readonly id: string;
  readonly session: Session;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What was kept of the body. */
  body: Buffer | undefined = undefined;
  bodySize = 0;
  exchange: Exchange | undefined = undefined;
  plan: FaultPlan = NO_FAULTS;
  delayMs = 0;
  /** Whether the reply is another server's. */
  relayed = false;
  readonly #witness: CallWitness;
  readonly #stopping: AbortSignal;
  readonly #startedAt: number;
  #receivedAt: number;
  #done = false;
  #relay: { readonly reply: Reply; readonly headers: ReplyHeaders; readonly at: number } | undefined;

  constructor(parts: TurnParts, session: Session, request: IncomingMessage, response: ServerResponse) {
    this.#witness = parts.witness;
    this.#stopping = parts.stopping;
    this.session = session;
    this.request = request;
    this.response = response;
    this.id = session.journal.nextRequestId();
    this.at = session.emulator.clock.now();
    this.#startedAt = performance.now();
    this.#receivedAt = this.#startedAt;
  }

  takeBody(outcome: Exclude<BodyOutcome, { kind: "gone" }>): void {
    this.#receivedAt = performance.now();
    this.body = outcome.bytes;
    this.bodySize = outcome.kind === "whole" ? outcome.bytes.byteLength : outcome.size;
    // What is left of a body that is too large must not be read as the next request.
    if (outcome.kind !== "whole") this.response.setHeader("connection", "close");
  }

  /** Waits, but not longer than the caller does, and not when the server stops. Counts what was waited. */
  async sleep(ms: number): Promise<void> {
    const before = performance.now();
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        stopListening();
        this.#stopping.removeEventListener("abort", wake);
        resolve();
      };
      const timer = setTimeout(wake, this.#stopping.aborted ? 0 : ms);
      const stopListening = onCallerLeft(this.response, wake);
      this.#stopping.addEventListener("abort", wake);
    });
    this.delayMs += performance.now() - before;
  }

  /** Takes the body that was passed on to another server. */
  keepBody(bytes: Buffer, size: number): void {
    this.#receivedAt = performance.now();
    this.body = bytes;
    this.bodySize = size;
  }

  /** Sends a whole reply. */
  send(reply: Reply): void {
    this.#reply(reply, undefined);
  }

  /** Sends a reply that a fault breaks on the wire. */
  sendBroken(reply: Reply, effect: BreakingEffect): void {
    this.#reply(reply, effect);
  }

  /** Begins to pass another server's reply on; the body is written by whoever passes it. @throws when the headers cannot be written */
  startRelay(status: number, passed: RelayedHeaders): void {
    const own: ReplyHeaders = { "x-mock-request": this.id };
    addCorsHeaders(own, this.request.headers);
    if (this.#stopping.aborted) own["connection"] = "close";
    const headers = { ...passed, ...own, vary: [...(passed["vary"] ?? []), "Origin"].join(", ") };
    this.response.writeHead(status, headers);
    this.response.flushHeaders();
    this.#done = true;
    this.relayed = true;
    const flat = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")] as const);
    this.#relay = {
      reply: { status, headers: {}, body: undefined },
      headers: Object.fromEntries(flat),
      at: performance.now(),
    };
  }

  /** The reply was passed on: all of it, or, with `broken`, not to its end, and then the connection is cut. */
  endRelay({ text, size, body, broken = false }: RelayedBody): void {
    const relay = this.#relay;
    if (relay === undefined) return;
    this.#relay = undefined;
    if (broken) this.request.socket.resetAndDestroy();
    const reply = broken ? undefined : { ...relay.reply, body };
    this.#witness.finished(this.#finished(reply, relay.headers, text, relay.at, size));
  }

  /** Answers in the service's envelope. */
  refuse(status: number, error: string, description: string): void {
    this.send(this.session.emulator.errorReply(status, error, description, { startedAt: this.at }));
  }

  /** A defect of the mock: the caller gets the declared 500, the log the reason. Never throws. */
  fail(error: unknown): void {
    this.#witness.failed(error);
    try {
      // It may have been the sending itself that failed.
      this.#done = false;
      if (this.response.headersSent) this.cut();
      else this.refuse(500, "web_application", "the mock failed; its log has the reason");
    } catch (again) {
      this.#witness.failed(again);
      this.request.socket.destroy();
    }
  }

  /** Ends the connection without a whole reply: `rst` resets it, otherwise it is closed. */
  cut(rst = false): void {
    if (this.#done) return;
    this.#done = true;
    const { socket } = this.request;
    if (rst) socket.resetAndDestroy();
    else socket.destroySoon();
    this.#witness.finished(this.#finished(undefined, {}, "", 0));
  }

  #reply(reply: Reply, effect: BreakingEffect | undefined): void {
    if (this.#done) return;
    this.#done = true;
    const { response } = this;
    const answeredAt = performance.now();
    const text = reply.body === undefined ? "" : JSON.stringify(reply.body);
    const head = this.request.method === "HEAD";
    const size = Buffer.byteLength(text);
    const isPlain = effect === undefined && !head && this.#isPlain(reply);
    const headers =
      isPlain && this.exchange !== undefined
        ? plainReplyHeaders(this.id, this.exchange.call.requestId, size)
        : this.#headersOf(reply, size);
    if (this.request.socket.destroyed) {
      this.#witness.finished(this.#finished(undefined, {}, "", answeredAt));
      return;
    }
    if (effect !== undefined && !head) {
      sendFaulty(response, reply.status, headers, text, effect, (sent) => {
        this.#witness.finished(this.#finished(reply, headers, sent, answeredAt));
      });
      return;
    }
    response.writeHead(reply.status, headers);
    // What is all ASCII goes out as it lies in memory, without being encoded.
    endTogether(response, head ? undefined : text, size === text.length ? "latin1" : "utf8");
    this.#witness.finished(this.#finished(reply, headers, head ? "" : text, answeredAt, head ? 0 : size, isPlain));
  }

  /** Whether nothing is to be said of a reply beside what is said of every one. */
  #isPlain({ status, headers }: Reply): boolean {
    return (
      this.exchange?.call.forgiven.length === 0 &&
      this.plan === NO_FAULTS &&
      this.session.faults.size === 0 &&
      this.request.headers.origin === undefined &&
      !this.#stopping.aborted &&
      status !== 204 &&
      isJsonAlone(headers)
    );
  }

  #headersOf(reply: Reply, size: number): ReplyHeaders {
    const headers: ReplyHeaders = { ...reply.headers, "x-mock-request": this.id };
    const { call } = this.exchange ?? {};
    if (call !== undefined) {
      headers["x-request-id"] = call.requestId;
      if (call.forgiven.length > 0) headers["x-mock-forgiven"] = call.forgiven.join(", ");
    }
    const fault = faultHeader(this.plan, this.session.faults.size);
    if (fault !== undefined) headers["x-mock-fault"] = fault;
    if (this.#stopping.aborted) headers["connection"] = "close";
    addCorsHeaders(headers, this.request.headers);
    if (reply.status !== 204) headers["content-length"] = String(size);
    return headers;
  }

  #finished(
    reply: Reply | undefined,
    headers: ReplyHeaders,
    text: string,
    answeredAt: number,
    size: number = Buffer.byteLength(text),
    isPlain = false,
  ): FinishedCall {
    const now = performance.now();
    const answered = answeredAt === 0 ? now : answeredAt;
    return {
      turn: this,
      reply,
      headers,
      isPlain,
      text,
      size,
      timing: {
        receiveUs: microseconds(this.#receivedAt - this.#startedAt),
        answerUs: microseconds(answered - this.#receivedAt - this.delayMs),
        sendUs: microseconds(now - answered),
        delayUs: microseconds(this.delayMs),
      },
    };
  }
}

function isJsonAlone(headers: Reply["headers"]): boolean {
  for (const name in headers) if (name !== "content-type") return false;
  return headers["content-type"] === "application/json";
}

const microseconds = (ms: number): number => Math.max(0, Math.round(ms * 1_000));

/** Begins the turn of a request. */
export function startTurn(
  parts: TurnParts,
  session: Session,
  request: IncomingMessage,
  response: ServerResponse,
): Turn {
  return new Turn(parts, session, request, response);
}
