import type { ErrorOf } from "./errors/error-of.ts";
import type { OperationId } from "./operation-data.ts";
import type { EmchatPromise, Safe, SafeResult, WithResponse } from "./resource-types.ts";

/** The promise of a value, made from the promise of the value with its reply. */
export function toEmchatPromise<Value, Id extends OperationId>(
  whole: Promise<WithResponse<Value, Id>>,
): EmchatPromise<Value, Id> {
  const value = whole.then((reply) => reply.value);
  return Object.assign(value, {
    withResponse: () => {
      value.catch(() => {});
      return whole;
    },
  });
}

/** The same resource, whose calls return `{ ok, value | error }`. */
export function toSafe<Resource extends object>(resource: Resource): Safe<Resource> {
  const calls: [string, (...input: never[]) => object][] = Object.entries(resource);
  return Object.fromEntries(
    calls.map(([name, call]) => [name, (...input: never[]) => toSafeCall(call(...input))]),
  ) as Safe<Resource>;
}

// a bulk send has no promise to make safe: it hands its errors out as results
function toSafeCall(call: object | EmchatPromise<unknown, OperationId>): unknown {
  if (!("withResponse" in call)) return call;
  return Object.assign(settled(call), { withResponse: () => settled(call.withResponse()) });
}

function settled<Value>(promise: Promise<Value>): Promise<SafeResult<Value, OperationId>> {
  return promise.then(
    (value) => ({ ok: true, value }),
    (error: ErrorOf<OperationId>) => ({ ok: false, error }),
  );
}
