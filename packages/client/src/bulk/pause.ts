import { backoff } from "../delivery/backoff.ts";
import type { EmchatError } from "../errors/emchat-error.ts";

/** The longest that a service's `Retry-After` is waited for, in milliseconds: after it one target asks again. */
const MAX_ASKED_MS = 60_000;

/** How long a pause waits, and when it is given up. */
export interface PauseTiming {
  readonly baseDelay: number;
  readonly maxDelay: number;
  readonly giveUpAfter: number;
}

/** A run's pause: nobody can be reached, for a reason that is not the targets'. */
export interface Pause {
  readonly trouble: EmchatError;
  /** When the next target is tried, on the clock of `performance`. */
  readonly until: number;
  /** When the last one is. */
  readonly lastAt: number;
  /** One more failure. `tried`: of the one target that was sent to see whether it is over. */
  add(trouble: EmchatError, tried: boolean): void;
}

/** Begins a pause. The first try follows at once, unless the service asks to wait; then with full jitter, ever later. */
export function beginPause(first: EmchatError, { baseDelay, maxDelay, giveUpAfter }: PauseTiming): Pause {
  const begun = performance.now();
  const lastAt = begun + giveUpAfter;
  let trouble = first;
  let failures = 0;
  let until = begun;
  const wait = (ms: number): void => {
    until = Math.min(Math.max(until, performance.now() + ms), Math.max(lastAt, begun));
  };
  const asked = (): number => Math.min(trouble.retryAfterMs ?? 0, MAX_ASKED_MS);
  wait(asked());
  return {
    get trouble() {
      return trouble;
    },
    get until() {
      return until;
    },
    lastAt,
    add: (error, tried) => {
      trouble = error;
      if (tried) failures += 1;
      wait(Math.max(asked(), tried ? backoff(failures, baseDelay, maxDelay) : 0));
    },
  };
}
