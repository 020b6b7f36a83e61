import { EmchatError } from "./emchat-error.ts";

/** The caller's `signal` ended the call. `cause` is the signal's reason. */
export class EmchatAbortedError extends EmchatError {
  static override readonly kind = "aborted";
  declare readonly kind: "aborted";
}
