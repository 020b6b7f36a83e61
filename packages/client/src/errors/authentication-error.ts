import { EmchatError } from "./emchat-error.ts";

/** 401, or a token that could not be had: the service does not know who is calling. */
export class EmchatAuthenticationError extends EmchatError {
  static override readonly kind = "authentication";
  declare readonly kind: "authentication";
}
