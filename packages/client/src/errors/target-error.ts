import type { TargetResult } from "../resource-types.ts";
import { EmchatError } from "./emchat-error.ts";

/** The reply is a 200, but the service failed a target in it: its `result_code` is not 200. */
export class EmchatTargetError extends EmchatError {
  static override readonly kind = "target";
  declare readonly kind: "target";
  /** One result per target of the call, the delivered ones too. */
  declare readonly results: readonly TargetResult[];
}
