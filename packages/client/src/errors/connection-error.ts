import { EmchatError } from "./emchat-error.ts";

/** The connection could not be made (`outcome` is `not-sent`) or died before the reply was whole (`unknown`). */
export class EmchatConnectionError extends EmchatError {
  static override readonly kind = "connection";
  declare readonly kind: "connection";
}
