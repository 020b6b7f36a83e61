import type { Envelope } from "./envelope.ts";
import type { FailedTarget } from "./target-result.ts";

/** Makes a value of a success's envelope; `failed` is a target that the service refused, `undefined` an envelope of another shape. */
export type Reader<Value> = (
  envelope: Envelope,
) => { readonly value: Value } | { readonly failed: FailedTarget } | undefined;
