import type { Reader } from "./reader.ts";
import type { DeliveredTarget } from "./target-result.ts";
import { readTarget } from "./target-result.ts";

/** A send whose every target was taken. A send with a failed target rejects with `EmchatTargetError`, which has all results. */
export interface DeliveryResult {
  /** One result per target, named as the caller wrote it. */
  readonly results: readonly DeliveredTarget[];
}

/** What a map from targets says of a message that was taken: a word since 2014, its id since 2022. */
const TAKEN = /^(success|\d{10,})$/i;
const FAILED = /^fail/i;

/** Reads the reply to a send. */
export function deliveryReader(target: string): Reader<DeliveryResult> {
  return (body) => {
    const reply = readTarget(body?.data, target);
    if (reply?.code !== 200) return reply && { failed: reply };
    const { result } = reply.content;
    const word = reply.mapped ? result : "success";
    if (typeof word !== "string") return undefined;
    if (TAKEN.test(word))
      return { value: { results: [{ target, ok: true, code: 200, ...(/^\d/.test(word) && { messageId: word }) }] } };
    return FAILED.test(word) ? { failed: { ...reply, code: 0 } } : undefined;
  };
}
