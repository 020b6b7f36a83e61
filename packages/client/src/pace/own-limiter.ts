import { loaded } from "../loaded.ts";
import type { OperationId } from "../operation-data.ts";
import type { LocalRateLimiter, SentBefore } from "./local-rate-limiter.ts";
import type { RateLimit, RateLimiter } from "./rate-limiter.ts";
import { type Clock, realClock } from "./real-clock.ts";

/** So many requests in a window need nobody to pace them, fewer where a second's worth is less. */
const UNPACED = 10;
/** A request has left the window so much later, in milliseconds: requests do not all take equally long to arrive. */
const MARGIN_MS = 500;
const NOTHING_SENT: SentBefore = { times: [], open: 0 };

/** The limiter that a client has of its own. What keeps the pace is loaded when there is a pace to keep: most programs send less. */
export function createOwnLimiter(
  limits: { readonly [Id in OperationId]?: RateLimit },
  clock: Clock = realClock,
): RateLimiter {
  const sent: { [Id in OperationId]?: SentBefore } = {};
  let real: LocalRateLimiter | undefined;
  /** Since somebody needs the real one all go through it, however long it takes to load. */
  let needed = false;

  const load = async (): Promise<LocalRateLimiter> => {
    needed = true;
    const { createLocalLimiter } = await loaded(import("./local-rate-limiter.ts"));
    // it takes this one's place
    real ??= Object.assign(own, createLocalLimiter(limits, clock, sent));
    return real;
  };
  const answered = (operation: OperationId): void => {
    const before = sent[operation];
    if (before) before.open -= 1;
  };

  const own: RateLimiter = {
    acquire: (operation, signal, weight) => {
      const limit = limits[operation];
      if (!limit) return undefined;
      const { requests, perMs } = limit;
      const now = clock.now();
      const { times: all, open } = sent[operation] ?? NOTHING_SENT;
      const times = all.filter((at) => at > now - perMs - MARGIN_MS);
      if (needed || weight || times.length >= Math.min(UNPACED, requests, (requests * 1000) / perMs))
        return load().then((limiter) => limiter.acquire(operation, signal, weight));
      sent[operation] = { times: [...times, now], open: open + 1 };
      return undefined;
    },
    reserve: (operation, weight) => load().then((limiter) => limiter.reserve(operation, weight)),
    hold: (operation) => load().then((limiter) => limiter.hold?.(operation)),
    lost: answered,
    report: (operation, status, retryAfterMs) =>
      status === 429 ? load().then((limiter) => limiter.report(operation, status, retryAfterMs)) : answered(operation),
    state: () => load().then((limiter) => limiter.state()),
  };
  return own;
}
