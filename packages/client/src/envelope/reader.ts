import type { ReadBody } from "./envelope.ts";
import type { TargetReply } from "./target-result.ts";

/**
 * Makes a value of a success's body; `failed` is a target that the service refused, `undefined` a body of another shape.
 * `key` is the declared response that the status falls under.
 */
export type Reader<Value> = (
  body: ReadBody,
  key: number | string | undefined,
) => { readonly value: Value } | { readonly failed: TargetReply } | undefined;
