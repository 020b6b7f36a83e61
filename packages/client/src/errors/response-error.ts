import { EmchatError } from "./emchat-error.ts";

/** A reply that is not the contract's: no JSON envelope, another shape, no result for the target, a redirect, too large. The message shows what arrived, cut. */
export class EmchatResponseError extends EmchatError {
  static override readonly kind = "response";
  declare readonly kind: "response";
}
