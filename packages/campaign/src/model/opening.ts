import { type Hours, isOpen } from "./hours.ts";

/** When a campaign may be sent. Instants are epoch milliseconds. */
export interface Times {
  readonly hours: Hours | undefined;
  readonly startAt: number | undefined;
  /** How long after its beginning it is still worth sending, in milliseconds. */
  readonly giveUpAfter: number | undefined;
  /** When the first chunk was claimed. */
  readonly beganAt: number | undefined;
}

/** A start that was missed by more than this needs a person, where the campaign says nothing else: a day. */
const MISSED_START_MS = 86_400_000;

const UNITS = [
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
  [1000, "second"],
] as const;

/** Whether a campaign may be sent at an instant: `open`, `wait` (it will be by itself), or why a person has to decide. */
export function openingAt(
  { hours, startAt, giveUpAfter, beganAt }: Times,
  now: number,
): "open" | "wait" | { readonly stop: string } {
  if (startAt !== undefined && now < startAt) return "wait";
  if (beganAt === undefined && startAt !== undefined && now > startAt + (giveUpAfter ?? MISSED_START_MS)) {
    return { stop: `it was to start at ${new Date(startAt).toISOString()}, and that is too long ago` };
  }
  if (beganAt !== undefined && giveUpAfter !== undefined && now > beganAt + giveUpAfter) {
    return { stop: `it was given up after ${spanOf(giveUpAfter)}` };
  }
  return hours && !isOpen(hours, now) ? "wait" : "open";
}

/** A time in the largest unit that leaves nothing over. */
function spanOf(ms: number): string {
  const [size, unit] = UNITS.find(([size]) => ms % size === 0) ?? [1, "millisecond"];
  const count = ms / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
