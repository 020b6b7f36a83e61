import type { FailedTarget, TargetReply } from "./target-result.ts";

/** What a caller is told of a target that the service refused. */
export function failedTarget({ target, code, content: { result: reason } }: TargetReply): FailedTarget {
  const retryable = code === 429 || code === 503;
  return { target, ok: false, code, ...(typeof reason === "string" && { reason }), retryable };
}
