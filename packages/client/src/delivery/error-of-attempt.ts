import { errorOfReply } from "../envelope/error-of-reply.ts";
import type { Reader } from "../envelope/reader.ts";
import { EmchatError } from "../errors/emchat-error.ts";
import { makeError } from "../errors/error-class.ts";
import { scrub } from "../token/scrub.ts";
import { isError, quoteCause } from "../transport/quote-cause.ts";
import type { Attempt, Call } from "./call.ts";
import type { CallState } from "./call-state.ts";
import { failureOfExchange } from "./failure-of-exchange.ts";

/** What a failed attempt amounts to. What was being done decides, never what somebody's error says of itself. */
export function errorOfAttempt(call: Call, attempt: Attempt, thrown: unknown, read: Reader<unknown>): EmchatError {
  try {
    return nameFailure(call, attempt, thrown, read);
  } catch {
    // a proxy, or a getter that throws
    const message = "what was thrown, or given as a reply, cannot be read: look at middleware and token source";
    return makeError("configuration", message, call.state);
  }
}

function nameFailure(
  { operation, scope, state, rejected }: Call,
  attempt: Attempt,
  thrown: unknown,
  read: Reader<unknown>,
): EmchatError {
  const { stage, failure, reply, token } = attempt;
  if (thrown !== undefined && (thrown === scope.ended || thrown === failure)) return thrown as EmchatError;
  const clean = (text: string): string => scrub(text, token);
  const bare = stage === "exchange";
  if (bare && reply?.body === undefined) return failureOfExchange(reply, thrown, token, state);
  if (reply && thrown === undefined) {
    const { body } = reply;
    if (typeof body !== "string")
      return makeError(
        "configuration",
        "the reply's `body` must be a text, read whole: look at middleware and `fetch`",
        state,
      );
    // a reply that middleware made up of a broken exchange is no evidence
    const sent = state.outcome === "unknown";
    const believed = bare || attempt.answered === true || !sent;
    return errorOfReply({ ...reply, body }, operation, { ...state, sent, believed }, clean, read);
  }
  if (stage === "path" || stage === "body") {
    const message = `cannot write the request: ${isError(thrown) ? thrown.message : thrown}`;
    return makeError("configuration", message, { ...state, cause: thrown });
  }
  if (stage === "token") return errorOfTokenSource(thrown, state, rejected);
  const cause = quoteCause(thrown, clean);
  if (stage === "turn") return makeError("unavailable", "the rate limiter failed: see `cause`", { ...state, cause });
  if (stage === "hook") {
    const message = "`beforeAttempt` threw, nothing was sent: see `cause`";
    return makeError("aborted", message, { ...state, cause: thrown });
  }
  return makeError("configuration", "a middleware threw: see `cause`", { ...state, cause });
}

// it was told the token that was refused, and may quote it
function errorOfTokenSource(thrown: unknown, state: CallState, rejected: string | undefined): EmchatError {
  const clean = (text: string): string => (rejected ? scrub(text, rejected) : text);
  const quote = (cause: unknown): unknown => (rejected ? quoteCause(cause, clean) : cause);
  if (!(thrown instanceof EmchatError))
    return makeError("unavailable", "no token: its source failed, see `cause`", { ...state, cause: quote(thrown) });
  const { kind, message, status, code, retryAfterMs } = thrown;
  const own = kind === "authentication" || kind === "configuration" ? kind : "unavailable";
  const cause = quote(thrown.cause ?? thrown);
  return makeError(own, clean(`no token: ${message}`), { ...state, status, code, retryAfterMs, cause });
}
