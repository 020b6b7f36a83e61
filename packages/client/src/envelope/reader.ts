import type { FailedTarget } from "./target-result.ts";

/** A reply's body, parsed; `undefined` where it is no JSON. Of any value but an envelope, `data` is `undefined`. */
export type ReadBody = { readonly data?: unknown } | null | undefined;

/**
 * Makes a value of a success's body; `failed` is a target that the service refused, `undefined` a body of another shape.
 * `key` is the declared response that the status falls under.
 */
export type Reader<Value> = (
  body: ReadBody,
  key: number | string | undefined,
) => { readonly value: Value } | { readonly failed: FailedTarget } | undefined;
