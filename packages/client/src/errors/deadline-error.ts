import { EmchatError } from "./emchat-error.ts";

/** The call, with all its waits and attempts, took longer than `deadline`. */
export class EmchatDeadlineError extends EmchatError {
  static override readonly kind = "deadline";
  declare readonly kind: "deadline";
}
