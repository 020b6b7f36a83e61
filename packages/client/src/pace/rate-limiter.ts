import type { OperationId } from "../operation-data.ts";

/**
 * Paces a client's requests. The client has one of its own; give it another to let a fleet share one (over Redis or a database,
 * say). One that throws, or whose promise rejects, is taken to be away: nothing is sent, calls fail as `unavailable`, a bulk send
 * waits. One that does not answer is waited for until a call's deadline; in a bulk send for `giveUpAfter`, and as long beside it as its own `state` asks for.
 */
export interface RateLimiter {
  /** Resolves when `weight` requests of this operation may go out, one by default. `signal` fires when nobody waits any more: a call at its deadline, a bulk send when it ends. */
  acquire(operation: OperationId, signal: AbortSignal, weight?: number): Promise<void> | void;
  /** Books turns in advance, for whoever plans ahead and waits for itself. The client does without where a limiter has it not. */
  reserve?(operation: OperationId, weight?: number): Reservation | Promise<Reservation>;
  /** Told of a 429 at once, before it is known what it asks for: nothing more goes out until `report` says so. */
  hold?(operation: OperationId): void;
  /** Told of a turn that was taken and had no reply: nobody waits for one any more. */
  lost?(operation: OperationId): void;
  /** Told of every reply's status; `retryAfterMs` is what the service asked for. */
  report(operation: OperationId, status: number, retryAfterMs: number | undefined): Promise<void> | void;
  /** Where it stands, for people and dashboards. */
  state(): RateState | Promise<RateState>;
}

/** Turns that were booked in advance. */
export interface Reservation {
  /** Milliseconds until they are due. A 429 in between counts for them, too: ask anew when a reply was one. */
  readonly waitMs: number;
  /** Gives them back unused. */
  release(): void;
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
  /** The part of that pace at which requests go out now, above 0: 1 unless the service's 429s have taught less. */
  readonly share: number;
  /** Requests that wait for their turn. */
  readonly waiting: number;
}
