import type { OperationData } from "../operation-data.ts";
import type { ReadBody } from "./envelope.ts";
import type { TargetReply } from "./target-result.ts";

/** Makes a value of a success's body; `failed` is a target that the service refused, `undefined` a body of another shape. */
export type Reader<Value> = (
  body: ReadBody,
  status: number,
  operation: OperationData,
) => { readonly value: Value } | { readonly failed: TargetReply } | undefined;
