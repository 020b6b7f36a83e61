import type { EmchatPromise } from "../emchat-promise.ts";
import type { OperationId } from "../operation-data.ts";
import type { TransportReply } from "../transport/transport.ts";
import type { Attempt, Call } from "./call.ts";
import { loadRecovery } from "./load-recovery.ts";

/** A call that is a success. */
export type Receipt<Value = unknown> = Call & {
  readonly attempt: Attempt & { readonly reply: TransportReply };
  readonly value: Value;
  readonly endedAt: number;
};

/** The promise of a call's value, which also gives what came along with it. */
export function withResponse<Value, Id extends OperationId>(
  delivered: Promise<Receipt<Value>>,
): EmchatPromise<Value, Id> {
  const promise = delivered.then(({ value }) => value) as EmchatPromise<Value, Id>;
  promise.withResponse = async () => {
    // whoever asks for this alone hears of its failure here
    await promise;
    const receipt = await delivered;
    return (await loadRecovery(receipt.state)).responseOf<Value, Id>(receipt);
  };
  return promise;
}
