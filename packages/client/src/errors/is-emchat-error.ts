import type { OperationId } from "../operation-data.ts";
import { EmchatError, type ErrorKind } from "./emchat-error.ts";
import type { ErrorOf } from "./error-of.ts";

/**
 * Whether a caught value is an error of this package, of this copy or another, and, where `kind` is given, of that kind.
 * What is left narrows further by `operation`, `key` and `kind`.
 *
 * @example
 * ```ts
 * import { createClient, isEmchatError } from "@emchat/client";
 *
 * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });
 * try {
 *   await client.users.getStatus("zw123");
 * } catch (error) {
 *   if (isEmchatError(error, "rateLimited")) console.log(error.retryAfterMs);
 *   else if (isEmchatError(error) && error.key === 404) console.log(error.body?.error_description);
 *   else throw error;
 * }
 * ```
 */
export function isEmchatError<Kind extends ErrorKind = ErrorKind>(
  error: unknown,
  kind?: Kind,
): error is Extract<ErrorOf<OperationId>, { readonly kind: Kind }> {
  return error instanceof EmchatError && (kind === undefined || error.kind === kind);
}
