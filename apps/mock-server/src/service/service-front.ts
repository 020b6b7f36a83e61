import type { IncomingMessage, ServerResponse } from "node:http";
import { isReply } from "@emchat/emulator";
import { CollectedBytes } from "../memory/collected-bytes.ts";
import type { MemoryBudget } from "../memory/memory-budget.ts";
import type { EditedContract } from "../pipeline/edited-contract.ts";
import type { Pipeline } from "../pipeline/pipeline.ts";
import type { Session } from "../sessions/session.ts";
import type { SessionRegistry } from "../sessions/session-registry.ts";
import { isSessionId, NoRoomForSession } from "../sessions/session-registry.ts";
import { askForBody } from "../shell/expect-continue.ts";
import type { ShellLimits } from "../shell/limits.ts";
import { announcesBody, type BodyOutcome, readBody } from "../shell/read-body.ts";
import { answerCall, exchangeOf, isPlain } from "./answer-call.ts";
import { isPreflight, preflightHeaders } from "./cors.ts";
import { rawRequestOf } from "./raw-request-of.ts";
import type { CallWitness } from "./record-call.ts";
import { startTurn, type Turn } from "./turn.ts";

/** What the front of the service's paths is made of. */
export interface ServiceParts {
  readonly sessions: SessionRegistry;
  readonly pipeline: Pipeline;
  readonly budget: MemoryBudget;
  readonly limits: ShellLimits;
  /** Hears about every call that was answered or cut. */
  readonly witness: CallWitness;
  /** Aborted when the server begins to stop. */
  readonly stopping: AbortSignal;
  /** Loads what `Prefer: dynamic` needs, once; then the pipeline can answer without waiting. */
  readonly prepareDynamic: () => Promise<void>;
  /** The contract that is served in place of the compiled one, when there is one. */
  readonly edited: () => EditedContract | undefined;
  /** Forwards a call to the real service, when there is one. */
  readonly forward: ((turn: Turn) => void) | undefined;
}

/** Answers the paths of the service itself. */
export function createServiceFront(parts: ServiceParts): (request: IncomingMessage, response: ServerResponse) => void {
  const { sessions, limits, budget } = parts;

  return (request, response) => {
    const { headers } = request;
    if (isPreflight(request.method, headers)) {
      request.resume();
      response.writeHead(204, preflightHeaders(headers)).end();
      return;
    }
    const session = sessionOf(sessions, headers["x-mock-session"]);
    const turn = startTurn(parts, typeof session === "string" ? sessions.default : session, request, response);
    if (parts.forward !== undefined && typeof session !== "string") {
      parts.forward(turn);
      return;
    }
    const proceed = (outcome: BodyOutcome | undefined): void => {
      try {
        take(outcome);
      } catch (error) {
        turn.fail(error);
      }
    };
    const take = (outcome: BodyOutcome | undefined): void => {
      if (outcome?.kind === "gone") {
        turn.cut();
        return;
      }
      if (outcome !== undefined) turn.takeBody(outcome);
      if (session === BAD_SESSION) turn.refuse(400, "illegal_argument", session);
      else if (typeof session === "string") turn.refuse(503, "service_unavailable", session);
      else if (outcome?.kind === "crowded") turn.refuse(503, "service_unavailable", CROWDED);
      else route(parts, turn);
    };

    if (!announcesBody(request)) {
      proceed(undefined);
      return;
    }
    const announced = Number(headers["content-length"] ?? 0);
    // Nothing is read of a body that cannot be answered anyway; the connection ends with the reply.
    if (announced > limits.discardedBytes) {
      proceed({ kind: "cut", bytes: NO_BYTES, size: announced });
      return;
    }
    askForBody(request, response);
    const bytes = new CollectedBytes(budget);
    readBody(request, bytes, limits.bodyBytes, limits.discardedBytes, (outcome) => {
      // What the call holds on to it holds until it is answered.
      if (outcome.kind === "gone" || response.closed) bytes.release();
      else if (bytes.isLent) response.once("close", () => bytes.release());
      proceed(outcome);
    });
  };
}

const CROWDED =
  "the bodies of other calls take all the memory that calls may have; send fewer large ones at a time, or start the mock with a larger --memory";
const NO_BYTES = Buffer.alloc(0);
const BAD_SESSION =
  "X-Mock-Session must be 1 to 64 letters, digits, dots, hyphens and underscores, and begin with a letter or a digit";

/** The session that a call names, or why it gets none. */
function sessionOf(sessions: SessionRegistry, named: string | string[] | undefined): Session | string {
  if (named === undefined || typeof named !== "string") return sessions.default;
  if (!isSessionId(named)) return BAD_SESSION;
  try {
    return sessions.open(named);
  } catch (error) {
    if (error instanceof NoRoomForSession) return error.message;
    throw error;
  }
}

function route(parts: ServiceParts, turn: Turn): void {
  const { session } = turn;
  const raw = rawRequestOf(turn, parts.limits);
  // A reload in the middle of a call must not change the contract that it is judged by.
  const edited = parts.edited();
  const routed = edited === undefined ? session.emulator.route(raw) : edited.route(raw, session);
  if (!isReply(routed)) {
    if (edited === undefined && isPlain(turn, routed)) {
      turn.exchange = exchangeOf(turn, routed);
      turn.send(parts.pipeline.runPlain(turn.exchange));
      return;
    }
    answerCall(parts, turn, routed, edited ?? parts.pipeline).catch((error: unknown) => turn.fail(error));
    return;
  }
  // `OPTIONS *` asks about the server as a whole (RFC 9110, section 9.3.7).
  if (raw.method === "OPTIONS" && raw.target === "*") {
    turn.send({ status: 204, headers: { allow: "GET, HEAD, POST, OPTIONS" }, body: undefined });
    return;
  }
  turn.send(routed);
}
