import type { OperationId } from "../operation-data.ts";

/**
 * Paces a client's requests. The client has one of its own; give it another to let a fleet share one (over Redis, say).
 */
export interface RateLimiter {
  /** Resolves when one request of this operation may go out. `signal` fires when nobody waits any more. */
  acquire(operation: OperationId, signal: AbortSignal): Promise<void> | void;
  /** Told of every reply's status; `retryAfterMs` is what the service asked for. */
  report(operation: OperationId, status: number, retryAfterMs: number | undefined): void;
  /** Where it stands, for people and dashboards. */
  state(): RateState;
}

/** So many requests in so many milliseconds. */
export interface RateLimit {
  /** How many requests. */
  readonly requests: number;
  /** In how many milliseconds. */
  readonly perMs: number;
}

/** What a limiter shows of itself. */
export interface RateState {
  /** Milliseconds until requests go out again after a 429; 0 when they do. */
  readonly pausedForMs: number;
  /** Each paced operation. */
  readonly operations: { readonly [Id in OperationId]?: OperationRateState };
}

/** One operation's pace: what was set, or what the contract says. */
export interface OperationRateState extends RateLimit {
  /** What the service's 429s have taught lately; before that `requests` is `Infinity`. */
  readonly learned: RateLimit;
  /** Requests that wait for their turn. */
  readonly waiting: number;
}
