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
    return { stop: `it was given up after ${Math.round(giveUpAfter / 60_000)} minutes` };
  }
  return hours && !isOpen(hours, now) ? "wait" : "open";
}
