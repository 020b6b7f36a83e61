import { loaded } from "../loaded.ts";
import type { OperationId } from "../operation-data.ts";
import type { LocalRateLimiter } from "./local-rate-limiter.ts";
import type { RateLimit, RateLimiter } from "./rate-limiter.ts";
import { realClock } from "./real-clock.ts";

/** So many requests in a window need nobody to pace them, fewer where a second's worth is less. */
const UNPACED = 10;
/** A request has left the window so much later, in milliseconds: requests do not all take equally long to arrive. */
const MARGIN_MS = 500;

/** The limiter that a client has of its own. What keeps the pace is loaded when there is a pace to keep: most programs send less. */
export function createOwnLimiter(limits: { readonly [Id in OperationId]?: RateLimit }): RateLimiter {
  /** When requests went out so far, by operation. */
  const sent: { [Id in OperationId]?: number[] } = {};
  let limiter: LocalRateLimiter | undefined;
  let loading: Promise<LocalRateLimiter> | undefined;

  const load = async (): Promise<LocalRateLimiter> => {
    try {
      const { createLocalLimiter } = await loaded(import("./local-rate-limiter.ts"));
      limiter = createLocalLimiter(limits, realClock, sent);
      return limiter;
    } finally {
      loading = undefined;
    }
  };
  const ask = <Answer>(about: (limiter: LocalRateLimiter) => Answer): Answer | Promise<Awaited<Answer>> => {
    if (limiter) return about(limiter);
    loading ??= load();
    return loading.then(about) as Promise<Awaited<Answer>>;
  };
  const needsNoPace = (operation: OperationId, { requests, perMs }: RateLimit): boolean => {
    const now = realClock.now();
    const times = (sent[operation] ?? []).filter((at) => at > now - perMs - MARGIN_MS);
    sent[operation] = times;
    return times.length < Math.min(UNPACED, requests, (requests * 1000) / perMs) && times.push(now) > 0;
  };

  return {
    acquire: (operation, signal, weight = 1) => {
      const limit = limits[operation];
      if (!limit || (!limiter && !loading && weight === 1 && needsNoPace(operation, limit))) return;
      return ask((loaded) => (signal.aborted ? undefined : loaded.acquire(operation, signal, weight)));
    },
    reserve: (operation, weight) => ask((loaded) => loaded.reserve(operation, weight)),
    report: (operation, status, retryAfterMs) => {
      if (limiter || status === 429) return ask((loaded) => loaded.report(operation, status, retryAfterMs));
    },
    state: () => ask((loaded) => loaded.state()),
  };
}
