import type { TargetFailure } from "../../config.ts";
import type { UserRecord } from "../../state/records.ts";

/** One user's presence, in the shape of the source document. */
export interface PresenceResult {
  readonly target_name: string;
  readonly result_code: 200;
  readonly result_content: { readonly result: "online" | "offline" };
}

/** Why one user's presence is not known. */
export interface FailedPresenceResult extends DeliveryResult {
  readonly target_name: string;
}

/** What became of one message, in the shape of the source document. */
export interface DeliveryResult {
  readonly result_code: number;
  readonly result_content?: { readonly result: string };
}

/**
 * Rule: `target_name` is the name as it was asked for (era 2014-07, source document). A user of whom nothing is known is
 * offline. A `failure` takes the presence's place (house).
 */
export function presenceResult(
  asked: string,
  user: UserRecord | undefined,
  failure: TargetFailure | undefined,
): PresenceResult | FailedPresenceResult {
  if (failure !== undefined) return { target_name: asked, ...deliveryResult(failure) };
  return { target_name: asked, result_code: 200, result_content: user?.status === "online" ? ONLINE : OFFLINE };
}

/**
 * Rule: a message that was taken has the result 200 `ok`, without the target's name (era 2014-07, source document, which says
 * that 200 is success and shows no other value). A target that is set up to fail has its own code, inside a reply of HTTP
 * status 200 (house).
 */
export function deliveryResult(failure: TargetFailure | undefined): DeliveryResult {
  if (failure === undefined) return DELIVERED;
  if (failure.result === undefined) return { result_code: failure.code };
  return { result_code: failure.code, result_content: { result: failure.result } };
}

/**
 * Rule: a message without `from` comes from `admin` (era 2014-07, the page that replaced the source document). Whether the
 * sender exists is not checked, in strict mode neither (2016..2021: the service does not).
 */
export const DEFAULT_SENDER = "admin";

const ONLINE = Object.freeze({ result: "online" });
const OFFLINE = Object.freeze({ result: "offline" });
const DELIVERED: DeliveryResult = Object.freeze({ result_code: 200, result_content: Object.freeze({ result: "ok" }) });
