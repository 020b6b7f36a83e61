import { EmchatError } from "./emchat-error.ts";

/** One attempt took longer than `timeout`, its reply's body included. */
export class EmchatTimeoutError extends EmchatError {
  static override readonly kind = "timeout";
  declare readonly kind: "timeout";
}
