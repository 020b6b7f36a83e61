import { isOpen } from "./hours.ts";
import type { Times } from "./opening.ts";

/** The longest time that is looked ahead, in days. */
const HORIZON_DAYS = 400;

const MINUTE_MS = 60_000;

/** When so many seconds of sending will be through, counting only the hours in which it is sent; `undefined` beyond a year. */
export function finishEstimate({ hours, startAt }: Times, now: number, seconds: number): Date | undefined {
  const from = Math.max(now, startAt ?? now);
  if (!hours) return new Date(from + seconds * 1000);
  // whole days are alike: what is left of the last one is walked minute by minute
  const openMinutes = Array.from({ length: 1440 }, (_, minute) => isOpen(hours, from + minute * MINUTE_MS)).filter(
    Boolean,
  ).length;
  const days = Math.floor(seconds / (openMinutes * 60));
  if (days > HORIZON_DAYS) return undefined;
  let left = seconds - days * openMinutes * 60;
  let at = from + days * 1440 * MINUTE_MS;
  for (; left > 0; at += MINUTE_MS) if (isOpen(hours, at)) left -= 60;
  return new Date(at);
}
