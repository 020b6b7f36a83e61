import type { WithResponse } from "../emchat-promise.ts";
import type { OperationId } from "../operation-data.ts";
import { requestIdOf } from "./log-delivery.ts";
import type { Receipt } from "./receipt.ts";
import { timingOf } from "./timing-of.ts";

/** A call's value with what came along. */
export function responseOf<Value, Id extends OperationId>(receipt: Receipt<Value>): WithResponse<Value, Id> {
  const { value, operation, state, attempt } = receipt;
  const timing = timingOf(receipt);
  const { status, headers } = attempt.reply;
  const requestId = requestIdOf(attempt);
  return { value, operation: operation.id as Id, status, headers, requestId, attempts: state.attempts, timing };
}
