import type { OperationId } from "@emchat/schema";
import { validateReply } from "@emchat/schema/validators";
import { applicationIdOf } from "../state/application-id.ts";
import { entryOf, successOf } from "./declared-operation.ts";
import { envelopeOf } from "./envelope.ts";
import { deliveryResult, presenceResult } from "./rules/results.ts";

const known = new Map<OperationId, boolean>();

/**
 * Whether the success of an operation is the envelope with one result for the target. Another contract may describe another
 * success, such as a map by target; the state cannot tell that one, and its example is answered.
 */
export function tellsResults(operationId: OperationId): boolean {
  let tells = known.get(operationId);
  if (tells === undefined) {
    tells = fitsEnvelope(operationId);
    known.set(operationId, tells);
  }
  return tells;
}

function fitsEnvelope(operationId: OperationId): boolean {
  const success = successOf(operationId);
  if (success === undefined || success.entry.mediaTypes.length === 0) return false;
  const result =
    entryOf(operationId)?.mock.effect === "deliver-message"
      ? deliveryResult(undefined)
      : presenceResult("somebody", undefined, undefined);
  const sample = envelopeOf({
    action: "post",
    tenant: { org: "org", app: "app", applicationId: applicationIdOf("org", "app"), uri: "https://localhost/org/app" },
    params: {},
    result,
    now: 0,
    duration: 0,
  });
  return validateReply(operationId, success.status, sample).length === 0;
}
