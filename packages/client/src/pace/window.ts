import type { RateLimit } from "./rate-limiter.ts";

/** The window is counted in so many slots, of so many milliseconds at most: what is kept does not grow with the limit. */
const SLOTS = 256;
const MAX_SLOT_MS = 15;
/** A request of which nobody tells may travel for so long before it arrives, in milliseconds; one that was answered has arrived. */
const TRAVEL_MS = 2000;
/** The same where nobody tells of replies. */
const UNTOLD_TRAVEL_MS = 25;

/** Turns that were taken, by when they leave the window. */
interface SpentTurns {
  until: number;
  count: number;
}

/** So many replies at about the same time. */
export type Replies = readonly [at: number, count: number];

/** What the service's window may hold of one operation. Times are milliseconds of one clock, which the caller reads. */
export interface Window {
  /** When there is room for so many: `now`, or later. */
  freeAt(now: number, weight: number): number;
  /** Takes turns that are due `at`; fewer than none gives some back. */
  take(at: number, weight: number): void;
  /** A request was answered, or is given up: it arrived before, if at all. Returns how many were so far. */
  answer(now: number): number;
  /** The replies until now that are still in the window. */
  replies(now: number): Replies[];
}

/** A window that never holds more than the limit, wherever requests are on their way: one has left it when the limit's time has passed since it was answered. */
export function createWindow({ requests, perMs }: RateLimit): Window {
  const slot = Math.min(perMs / SLOTS, MAX_SLOT_MS);
  const spent: SpentTurns[] = [];
  let inWindow = 0;
  let answers = 0;

  const leaves = (at: number): number => Math.ceil(at / slot) * slot + perMs;
  const place = (until: number): number => spent.findLastIndex((turns) => turns.until <= until);
  const count = (until: number, weight: number): void => {
    const at = place(until);
    const turns = spent[at];
    if (turns?.until === until) turns.count += weight;
    else spent.splice(at + 1, 0, { until, count: weight });
  };

  return {
    freeAt: (now, weight) => {
      while (spent[0] && spent[0].until <= now) inWindow -= spent.shift()?.count ?? 0;
      let free = now;
      let over = inWindow + weight - requests;
      for (const turns of spent) {
        if (over <= 0) break;
        over -= turns.count;
        free = turns.until;
      }
      return free;
    },
    take: (at, weight) => {
      inWindow += weight;
      count(leaves(at) + (answers ? TRAVEL_MS : UNTOLD_TRAVEL_MS), weight);
    },
    answer: (now) => {
      if (!answers) for (const turns of spent) turns.until += TRAVEL_MS - UNTOLD_TRAVEL_MS;
      const until = leaves(now);
      // the first that was not
      const at = place(until) + 1;
      const first = spent[at];
      if (first && first.until <= until + TRAVEL_MS) {
        first.count -= 1;
        if (!first.count) spent.splice(at, 1);
        count(until, 1);
      }
      answers += 1;
      return answers;
    },
    replies: (now) => {
      let left = answers;
      return spent.slice(0, place(leaves(now)) + 1).map((turns) => {
        const count = Math.min(turns.count, left);
        left -= count;
        return [turns.until - perMs, count];
      });
    },
  };
}
