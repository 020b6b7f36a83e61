import { EmchatError } from "./emchat-error.ts";

/** 404: there is no such user or group, no such tenant, or no such path. */
export class EmchatNotFoundError extends EmchatError {
  static override readonly kind = "notFound";
  declare readonly kind: "notFound";
}
