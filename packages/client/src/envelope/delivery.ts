import type { Reader } from "./reader.ts";
import type { DeliveredTarget } from "./target-result.ts";
import { readTarget } from "./target-result.ts";

/** A send whose every target was taken. A send with a failed target rejects with `EmchatTargetError`, which has all results. */
export interface DeliveryResult {
  /** One result per target, named as the caller wrote it. */
  readonly results: readonly DeliveredTarget[];
}

/** Reads the reply to a send. */
export function deliveryReader(target: string): Reader<DeliveryResult> {
  return (body) => {
    const reply = readTarget(body?.data, target);
    if (reply?.code !== 200) return reply && { failed: reply };
    return { value: { results: [{ target, ok: true, code: 200 }] } };
  };
}
