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
  let limiter: LocalRateLimiter | undefined;
  let loading: Promise<LocalRateLimiter> | undefined;

  const load = async (): Promise<LocalRateLimiter> => {
    const { createLocalLimiter } = await loaded(import("./local-rate-limiter.ts"));
    limiter = createLocalLimiter(limits, clock, sent);
    return limiter;
  };
  const ask = <Answer>(about: (limiter: LocalRateLimiter) => Answer | Promise<Answer>): Answer | Promise<Answer> => {
    if (limiter) return about(limiter);
    loading ??= load().finally(() => {
      loading = undefined;
    });
    return loading.then(about);
  };

  const answered = (operation: OperationId): void => {
    const before = sent[operation];
    if (before) before.open -= 1;
  };

  return {
    acquire: (operation, signal, weight) => {
      const limit = limits[operation];
      if (!limit) return;
      const { requests, perMs } = limit;
      const now = clock.now();
      const { times: all, open } = sent[operation] ?? NOTHING_SENT;
      const times = all.filter((at) => at > now - perMs - MARGIN_MS);
      if (limiter || loading || weight || times.length >= Math.min(UNPACED, requests, (requests * 1000) / perMs))
        return ask<void>((real) => real.acquire(operation, signal, weight));
      sent[operation] = { times: [...times, now], open: open + 1 };
    },
    reserve: (operation, weight) => ask((real) => real.reserve(operation, weight)),
    hold: (operation) => ask<void>((real) => real.hold?.(operation)),
    lost: (operation) => (limiter ? limiter.lost?.(operation) : answered(operation)),
    report: (operation, status, retryAfterMs) => {
      if (limiter || status === 429) return ask<void>((real) => real.report(operation, status, retryAfterMs));
      answered(operation);
    },
    state: () => ask((real) => real.state()),
  };
}
