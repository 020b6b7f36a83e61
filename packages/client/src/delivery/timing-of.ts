import type { CallTiming } from "../emchat-promise.ts";
import type { Receipt } from "./receipt.ts";

/** How long a call took. */
export function timingOf({ calledAt, endedAt, attempt }: Receipt): CallTiming {
  return { attemptMs: endedAt - attempt.startedAt, totalMs: endedAt - calledAt };
}
