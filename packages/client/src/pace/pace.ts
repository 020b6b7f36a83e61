import type { RateLimit } from "./rate-limiter.ts";

/** The window is counted in so many slots: what is kept does not grow with the limit, and a turn is free again a slot late at most. */
const SLOTS = 64;
/** A turn is free again so much later than the window's end, in milliseconds, because requests do not all take equally long to arrive. */
const MARGIN_MS = 25;
/** What may go out at once when nothing was used: a second's worth. */
const BURST_MS = 1000;
/** A request that goes alone is waited for so long at most, in milliseconds. */
const ALONE_MS = 250;

/** One operation's pace. Times are milliseconds of one clock, which the caller reads. */
export interface Pace {
  readonly limit: RateLimit;
  /** The part of the limit's pace at which requests go out. */
  share: (now: number) => number;
  /** Whether the next request goes alone, until it is answered. */
  alone: boolean;
  /** Since when requests have followed each other without a rest, and how many. */
  from: number;
  sent: number;
  /** How long so many requests have to wait. */
  waitFor(now: number, weight: number): number;
  /** Takes turns that are due `at`; fewer than none gives some back. */
  take(at: number, weight: number): void;
  /** No burst before `at`, nor then: one turn, and the others after it. */
  rest(at: number): void;
}

/**
 * Turns at a limit's pace: a burst where nothing was used, evenly spaced otherwise, and never more in any window than the limit.
 * A turn that a busy machine misses is made up for.
 */
export function createPace(limit: RateLimit): Pace {
  const { requests, perMs } = limit;
  const step = perMs / requests;
  const slot = perMs / SLOTS;
  const lead = (Math.max(1, Math.min(requests, Math.floor(BURST_MS / step))) - 1) * step;
  /** What went out, by when it leaves the window. */
  const spent: { readonly until: number; count: number }[] = [];
  let inWindow = 0;
  /** When the next turn is due if there is no burst: up to `lead` ahead of the clock. */
  let due = -Infinity;
  let aloneUntil = 0;

  const pace: Pace = {
    limit,
    share: () => 1,
    alone: false,
    from: 0,
    sent: 0,
    waitFor: (now, weight) => {
      while (spent[0] && spent[0].until <= now) inWindow -= spent.shift()?.count ?? 0;
      let free = now;
      let over = inWindow + weight - requests;
      for (const { until, count } of spent) {
        if (over <= 0) break;
        over -= count;
        free = until;
      }
      if (free > now) pace.rest(free);
      return Math.max(pace.alone ? aloneUntil : 0, due - lead) - now;
    },
    take: (at, weight) => {
      if (due <= at) {
        pace.from = at;
        pace.sent = 0;
      }
      pace.sent += weight;
      due = Math.max(due, at) + (weight * step) / pace.share(at);
      aloneUntil = at + ALONE_MS;
      const until = Math.ceil(at / slot) * slot + perMs + MARGIN_MS;
      const last = spent.at(-1);
      if (last?.until === until) last.count += weight;
      else spent.push({ until, count: weight });
      inWindow += weight;
    },
    rest: (at) => {
      due = Math.max(due, at + lead);
    },
  };
  return pace;
}
