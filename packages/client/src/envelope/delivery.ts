import { isRecord } from "./envelope.ts";
import type { Reader } from "./reader.ts";
import type { DeliveredTarget } from "./target-result.ts";
import { readTarget } from "./target-result.ts";
import { wordFor } from "./target-word.ts";

/** A send whose every target was taken. A send with a failed target rejects with `EmchatTargetError`, which has all results. */
export interface DeliveryResult {
  /** One result per target, named as the caller wrote it. */
  readonly results: readonly DeliveredTarget[];
}

/** What a map from targets says of a message that was taken: a word since 2014, its id since 2022. */
const TAKEN = /^(success|\d{10,})$/i;
const FAILED = /^fail/i;

/** Reads the reply to a send: `data` is the array of July 2014, or a map from targets. */
export function deliveryReader(target: string): Reader<DeliveryResult> {
  return (body) => {
    const data = body?.data;
    if (!isRecord(data)) {
      const reply = readTarget(data, target);
      if (reply?.code !== 200) return reply && { failed: reply };
      return delivered({ target, ok: true, code: 200 });
    }
    const word = wordFor(data, target);
    if (typeof word !== "string") return undefined;
    if (!TAKEN.test(word))
      return FAILED.test(word) ? { failed: { target, code: 0, content: { result: word } } } : undefined;
    return delivered({ target, ok: true, code: 200, ...(/^\d/.test(word) && { messageId: word }) });
  };
}

function delivered(result: DeliveredTarget): { readonly value: DeliveryResult } {
  return { value: { results: [result] } };
}
