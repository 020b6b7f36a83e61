import type { EmchatPromise, WithResponse } from "../emchat-promise.ts";
import type { OperationId } from "../operation-data.ts";
import { loadRecovery } from "./load-recovery.ts";

/** What a call that is a success leaves. */
export interface Receipt {
  response?: Omit<WithResponse<unknown, OperationId>, "requestId">;
  /** A service may echo it anywhere. */
  token?: string;
}

/** The promise of a call's value, which also gives what came along with it. */
export function withReceipt<Value, Id extends OperationId>(
  call: (receipt: Receipt) => Promise<Value>,
): EmchatPromise<Value, Id> {
  const receipt: Receipt = {};
  const promise = call(receipt);
  const withResponse = async (): Promise<WithResponse<Value, Id>> => {
    await promise;
    const { response, token = "" } = receipt;
    const received = response?.headers.get("x-request-id");
    // where it cannot be looked into, it is not given on
    const requestId = received
      ? await loadRecovery().then(
          ({ scrub }) => scrub(received, token),
          () => undefined,
        )
      : undefined;
    return { ...response, requestId } as WithResponse<Value, Id>;
  };
  return Object.assign(promise, { withResponse });
}
