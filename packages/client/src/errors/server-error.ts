import { EmchatError } from "./emchat-error.ts";

/** 5xx: the service, or a gateway before it, failed. */
export class EmchatServerError extends EmchatError {
  static override readonly kind = "server";
  declare readonly kind: "server";
}
