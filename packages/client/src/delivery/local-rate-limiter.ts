import type { OperationId } from "../operation-data.ts";
import type { RateLimit, RateLimiter } from "./rate-limiter.ts";

/** How long a 429 without `Retry-After` pauses the client, in milliseconds. */
const PAUSE_MS = 1000;
/** The longest pause, in milliseconds: after it one request asks again, whatever `Retry-After` said. */
const MAX_PAUSE_MS = 60_000;
/** The first request of an operation goes alone until it is answered, this long at most, in milliseconds: a cold connection says nothing in time. */
const ALONE_MS = 250;
/** A learned window is this much longer than the service's own, because clocks and sockets jitter. */
const WINDOW_MARGIN = 1.05;
/** Before the first 429 nothing was learned, and windows of a second are counted. */
const UNTAUGHT: { requests: number; readonly perMs: number } = { requests: Infinity, perMs: PAUSE_MS };
/** A learned limit holds for so many windows; then the service is tried at the set pace again. */
const LEARNED_WINDOWS = 20;

interface Pace extends RateLimit {
  readonly waiting: Set<() => void>;
  timer?: ReturnType<typeof setTimeout> | undefined;
  /** When the next request is due, if they are spaced evenly. */
  due: number;
  /** Whether there was a reply. */
  answered?: boolean;
  /** The window now: its beginning, what went out in it, and what was not refused. */
  from: number;
  taken: number;
  accepted: number;
  /** What goes into one window. */
  learned: { requests: number; readonly perMs: number };
  learnedUntil: number;
}

/**
 * The limiter of one client. Requests of an operation go out evenly spaced, at its limit's pace: a burst would only be refused. A 429 stops all of them for as long as the
 * service asks, and teaches the operation's real limit: what was accepted since the last window began.
 *
 * @param limits The pace of each operation; one that is left out goes out at once.
 * @example
 * ```ts
 * import { createClient, createRateLimiter } from "@emchat/client";
 *
 * const rate = createRateLimiter({ sendMessageToUser: { requests: 50, perMs: 1000 } });
 * const shop = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-shop", rate });
 * const desk = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-desk", rate });
 * ```
 */
export function createRateLimiter(limits: { readonly [Id in OperationId]?: RateLimit }): RateLimiter {
  const paces = new Map<string, Pace>(
    Object.entries(limits).map(([id, limit]) => [
      id,
      { ...limit, waiting: new Set(), due: 0, from: 0, taken: 0, accepted: 0, learned: UNTAUGHT, learnedUntil: 0 },
    ]),
  );
  let pausedUntil = 0;

  // Milliseconds until the next request may go out; takes the turn when that is now.
  const takeTurn = (pace: Pace): number => {
    const now = performance.now();
    if (now > pace.learnedUntil) pace.learned = UNTAUGHT;
    const { requests, perMs } = pace.learned;
    if (now >= pace.from + perMs) pace.taken = pace.accepted = 0;
    const wait = Math.max(pausedUntil, pace.taken < requests ? 0 : pace.from + perMs, pace.due) - now;
    if (wait > 0) return wait;
    // what a timer was late is made up for
    pace.due = pace.answered ? Math.max(pace.due + pace.perMs / pace.requests, now) : now + ALONE_MS;
    if (pace.taken++ === 0) pace.from = now;
    return 0;
  };

  const pump = (pace: Pace): void => {
    clearTimeout(pace.timer);
    for (const release of pace.waiting) {
      const wait = takeTurn(pace);
      if (wait > 0) {
        pace.timer = setTimeout(pump, Math.min(wait, MAX_PAUSE_MS), pace);
        break;
      }
      release();
    }
  };

  return {
    acquire: (operation, signal) => {
      const pace = paces.get(operation);
      if (!pace || (pace.waiting.size === 0 && takeTurn(pace) <= 0)) return;
      return new Promise((resolve) => {
        const leave = (): void => {
          signal.removeEventListener("abort", leave);
          pace.waiting.delete(leave);
          if (pace.waiting.size === 0) clearTimeout(pace.timer);
          resolve();
        };
        signal.addEventListener("abort", leave);
        pace.waiting.add(leave);
        if (pace.waiting.size === 1) pump(pace);
      });
    },
    report: (operation, status, retryAfterMs = PAUSE_MS) => {
      const pace = paces.get(operation);
      const now = performance.now();
      const paused = now < pausedUntil;
      const pause = Math.min(MAX_PAUSE_MS, retryAfterMs);
      if (status === 429) pausedUntil = Math.max(pausedUntil, now + pause);
      if (!pace) return;
      if (status !== 429) {
        // what is answered during a pause went out before it
        if (paused) pace.learned.requests += 1;
        else pace.accepted += 1;
      } else if (!paused) {
        const perMs = pause * WINDOW_MARGIN;
        pace.learned = { requests: pace.accepted || 1, perMs };
        pace.learnedUntil = pausedUntil + LEARNED_WINDOWS * perMs;
        pace.taken = pace.accepted = 0;
      }
      if (!pace.answered) {
        pace.answered = true;
        pace.due = now;
        pump(pace);
      }
    },
    state: () => ({
      pausedForMs: Math.max(0, pausedUntil - performance.now()),
      operations: Object.fromEntries(
        [...paces].map(([id, { requests, perMs, learned, waiting }]) => [
          id,
          { requests, perMs, learned, waiting: waiting.size },
        ]),
      ),
    }),
  };
}
