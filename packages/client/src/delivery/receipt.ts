import type { CallTiming, EmchatPromise } from "../emchat-promise.ts";
import type { OperationId } from "../operation-data.ts";
import type { TransportReply } from "../transport/transport.ts";
import type { Attempt, Call } from "./call.ts";
import { loadRecovery } from "./load-recovery.ts";

/** What a call that is a success leaves. */
export interface Receipt {
  readonly call: Call;
  /** The attempt that was answered. */
  readonly attempt: Attempt & { readonly reply: TransportReply };
  readonly timing: CallTiming;
}

/** The promise of a call's value, which also gives what came along with it. */
export function withReceipt<Value, Id extends OperationId>(
  deliver: (keep: (receipt: Receipt) => void) => Promise<Value>,
): EmchatPromise<Value, Id> {
  let receipt: Receipt | undefined;
  const promise = deliver((kept) => {
    receipt = kept;
  }) as EmchatPromise<Value, Id>;
  promise.withResponse = async () => {
    const value = await promise;
    const { call, attempt, timing } = receipt as Receipt;
    const { status, headers } = attempt.reply;
    // what cannot be looked into is not given on
    const requestId = headers?.has?.("x-request-id")
      ? await loadRecovery()
          .then(({ requestIdOf }) => requestIdOf(attempt))
          .catch(() => undefined)
      : undefined;
    return {
      value,
      operation: call.operation.id as Id,
      status,
      headers,
      requestId,
      attempts: call.state.attempts,
      timing,
    };
  };
  return promise;
}
