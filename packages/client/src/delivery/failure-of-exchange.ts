import type { EmchatError } from "../errors/emchat-error.ts";
import { makeError } from "../errors/error-class.ts";
import { scrub } from "../token/scrub.ts";
import { quoteCause } from "../transport/quote-cause.ts";
import type { CallState } from "./call-state.ts";

/** The failure of an exchange without a whole reply: what its transport threw, or a reply that is larger than what is read of one. */
export function failureOfExchange(
  reply: object | undefined,
  thrown: unknown,
  token: string,
  state: CallState,
): EmchatError {
  if (reply) return makeError("response", "the reply exceeds 1 MiB", state);
  const message =
    state.outcome === "unknown" ? "the connection broke before the reply ended" : "no connection, nothing sent";
  const cause = quoteCause(thrown, (text) => scrub(text, token));
  return makeError("connection", message, { ...state, cause });
}
