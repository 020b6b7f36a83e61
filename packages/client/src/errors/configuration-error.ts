import { EmchatError } from "./emchat-error.ts";

/** What the client was given cannot be used: an option, a target, a message. Nothing was sent. */
export class EmchatConfigurationError extends EmchatError {
  static override readonly kind = "configuration";
  declare readonly kind: "configuration";
}
