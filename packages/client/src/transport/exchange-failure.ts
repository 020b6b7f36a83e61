import type { CallState } from "../delivery/call-state.ts";
import type { EmchatError } from "../errors/emchat-error.ts";
import { EmchatConnectionError, EmchatResponseError } from "../errors/error-classes.ts";
import { scrub } from "../token/scrub.ts";
import { quoteCause } from "./quote-cause.ts";

export { neverConnected } from "./never-connected.ts";

/** The failure of an exchange that had no whole reply; nothing was thrown where the reply was larger than what is read of one. */
export function failureOfExchange(
  failed: { readonly thrown: unknown } | undefined,
  token: string,
  state: CallState,
): EmchatError {
  if (!failed) return new EmchatResponseError("the reply exceeds 1 MiB", state);
  const message =
    state.outcome === "unknown" ? "the connection broke before the reply ended" : "no connection, nothing sent";
  const cause = quoteCause(failed.thrown, (text) => scrub(text, token));
  return new EmchatConnectionError(message, { ...state, cause });
}
