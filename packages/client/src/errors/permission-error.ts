import { EmchatError } from "./emchat-error.ts";

/** 403: the token is good, but the application may not do this. */
export class EmchatPermissionError extends EmchatError {
  static override readonly kind = "permission";
  declare readonly kind: "permission";
}
