import type { RateLimit } from "./rate-limiter.ts";
import { createWindow, type Replies } from "./window.ts";

/** What may go out at once when nothing was used: a second's worth. */
const BURST_MS = 1000;
/** A limit over longer than a second does not say how many may come at once: so many go first, then so many or a part of those answered are on their way, until a second's worth was answered. */
const FIRST_BURST = 10;
const NEXT = 4;
/** An answer before which nobody else may go is waited for so long at most, in milliseconds. */
const ANSWER_MS = 250;
/** The same before the first answer, and for a program that tells of none. */
const FIRST_ANSWER_MS = 1000;

/** One operation's pace. Times are milliseconds of one clock, which the caller reads. */
export interface Pace {
  readonly limit: RateLimit;
  /** The part of the limit's pace at which requests go out. */
  share: (now: number) => number;
  /** Whether the next request goes alone, until it is answered. */
  alone: boolean;
  /** How long so many requests have to wait. */
  waitFor(now: number, weight: number): number;
  /** Takes turns that are due `at`; fewer than none gives some back. */
  take(at: number, weight: number): void;
  /** A request was answered, or is given up: it arrived before, if at all. Returns whether the next ones may have waited for that. */
  answer(now: number): boolean;
  /** The replies until now that are still in the window. */
  replies(now: number): Replies[];
  /** No burst before `at`, nor then: one turn, and the others after it. */
  rest(at: number): void;
}

/**
 * Turns at a limit's pace: a burst where nothing was used, evenly spaced otherwise, and never more in any window of the service's than
 * the limit, wherever requests are on their way. A turn that a busy machine misses is made up for.
 */
export function createPace(limit: RateLimit): Pace {
  const { requests, perMs } = limit;
  const step = perMs / requests;
  const most = Math.max(1, Math.min(requests, Math.floor(BURST_MS / step)));
  let burst = perMs > BURST_MS ? Math.min(most, FIRST_BURST) : most;
  const window = createWindow(limit);
  let answers = 0;
  /** When the next turn is due if there is no burst: up to a burst ahead of the clock. */
  let due = -Infinity;
  let unanswered = 0;
  let answerUntil = -Infinity;

  const lead = (): number => (burst - 1) * step;

  const pace: Pace = {
    limit,
    share: () => 1,
    alone: false,
    waitFor: (now, weight) => {
      const free = window.freeAt(now, weight);
      if (free > now) pace.rest(free);
      const enough = answers ? Math.max(NEXT, answers / NEXT) : burst;
      return Math.max(pace.alone || (burst < most && unanswered >= enough) ? answerUntil : 0, due - lead()) - now;
    },
    take: (at, weight) => {
      due = Math.max(due, at) + (weight * step) / pace.share(at);
      // where nobody tells of answers, there is nothing to wait for
      if (at >= answerUntil) unanswered = unanswered && !answers ? -Infinity : 0;
      unanswered += weight;
      answerUntil = at + (answers ? ANSWER_MS : FIRST_ANSWER_MS);
      window.take(at, weight);
    },
    answer: (now) => {
      const awaited = burst < most;
      answers = window.answer(now);
      unanswered -= 1;
      if (answers === most) {
        burst = most;
        pace.rest(now);
      }
      return awaited;
    },
    replies: window.replies,
    rest: (at) => {
      due = Math.max(due, at + lead());
    },
  };
  return pace;
}
