/** What a promise comes to, as a value. */
export type Settled<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: never };

/** The promise of what a promise comes to: it does not reject. */
export function settled<Value>(promise: PromiseLike<Value>): PromiseLike<Settled<Value>> {
  return promise.then<Settled<Value>, Settled<Value>>(
    (value) => ({ ok: true, value }),
    (error) => ({ ok: false, error: error as never }),
  );
}
