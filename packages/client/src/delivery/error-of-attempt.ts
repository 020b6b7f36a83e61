import { errorOfReply } from "../envelope/error-of-reply.ts";
import type { Reader } from "../envelope/reader.ts";
import { EmchatError } from "../errors/emchat-error.ts";
import {
  EmchatAbortedError,
  EmchatAuthenticationError,
  EmchatConfigurationError,
  EmchatUnavailableError,
} from "../errors/error-classes.ts";
import { scrub } from "../token/scrub.ts";
import { quoteCause } from "../transport/quote-cause.ts";
import type { Attempt, Call } from "./call.ts";
import type { CallState } from "./call-state.ts";

/** What a failed attempt amounts to. What was being done decides, never what somebody's error says of itself. */
export function errorOfAttempt(
  call: Call,
  attempt: Attempt,
  thrown: unknown,
  read: Reader<unknown>,
  rejected?: string,
): EmchatError {
  try {
    return nameFailure(call, attempt, thrown, read, rejected);
  } catch {
    // a proxy, or a getter that throws
    const message = "what was thrown, or given as a reply, cannot be read: look at middleware and token source";
    return new EmchatConfigurationError(message, call.state);
  }
}

function nameFailure(
  { operation, scope, state }: Call,
  attempt: Attempt,
  thrown: unknown,
  read: Reader<unknown>,
  rejected: string | undefined,
): EmchatError {
  const { stage, failure, reply, token } = attempt;
  if (thrown !== undefined && (thrown === scope.ended || thrown === failure)) return thrown as EmchatError;
  const clean = (text: string): string => scrub(text, token);
  if (reply && thrown === undefined) {
    if (typeof reply.body !== "string")
      return new EmchatConfigurationError(
        "the reply's `body` must be a text, read whole: look at middleware and `fetch`",
        state,
      );
    // a reply that middleware made up of a broken exchange is no evidence
    const sent = state.outcome === "unknown";
    return errorOfReply(reply, operation, { ...state, sent, believed: attempt.answered || !sent }, clean, read);
  }
  if (stage === "token") return errorOfTokenSource(thrown, state, rejected);
  const cause = quoteCause(thrown, clean);
  if (stage === "turn") return new EmchatUnavailableError("the rate limiter failed: see `cause`", { ...state, cause });
  if (stage === "hook") {
    const message = "`beforeAttempt` threw, so nothing was sent: see `cause`";
    return new EmchatAbortedError(message, { ...state, cause: thrown });
  }
  return new EmchatConfigurationError("a middleware threw: see `cause`", { ...state, cause });
}

// it was told the token that was refused, and may quote it
function errorOfTokenSource(thrown: unknown, state: CallState, rejected: string | undefined): EmchatError {
  const clean = (text: string): string => (rejected ? scrub(text, rejected) : text);
  const quote = (cause: unknown): unknown => (rejected ? quoteCause(cause, clean) : cause);
  if (!(thrown instanceof EmchatError))
    return new EmchatUnavailableError("no token: its source failed, see `cause`", { ...state, cause: quote(thrown) });
  const { kind, message, status, code, retryAfterMs } = thrown;
  const Class =
    kind === "authentication"
      ? EmchatAuthenticationError
      : kind === "configuration"
        ? EmchatConfigurationError
        : EmchatUnavailableError;
  const cause = quote(thrown.cause ?? thrown);
  return new Class(clean(`no token: ${message}`), { ...state, status, code, retryAfterMs, cause });
}
