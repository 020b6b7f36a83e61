/** How many requests an application may make. */
export interface RateLimit {
  readonly requests: number;
  readonly perMs: number;
}

/** A turn may be used so much later than its time, in milliseconds; later, it has to be asked for anew. */
export const TOLERANCE_MS = 100;

/**
 * Milliseconds from one turn to the next. A turn that is used late stands nearer to the next one, so the pace leaves room for the
 * tolerance: in no window are there more requests than the limit.
 */
export function stepOf({ requests, perMs }: RateLimit): number {
  return (perMs + TOLERANCE_MS) / requests;
}

/** The times of the next turns, and what the row says afterwards: GCRA without a burst. */
export function reserveTurns(tat: number, now: number, stepMs: number, turns: number): { first: number; tat: number } {
  const first = Math.max(tat, now);
  return { first, tat: first + turns * stepMs };
}
