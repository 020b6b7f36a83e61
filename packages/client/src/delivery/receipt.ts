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
    const { response } = receipt;
    // what cannot be looked into is not given on
    const requestId = response?.headers?.has?.("x-request-id")
      ? await loadRecovery()
          .then(({ requestIdOf }) => requestIdOf(receipt))
          .catch(() => undefined)
      : undefined;
    return { ...response, requestId } as WithResponse<Value, Id>;
  };
  return Object.assign(promise, { withResponse });
}
