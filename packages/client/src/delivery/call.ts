import type { EmchatError } from "../errors/emchat-error.ts";
import type { Limits } from "../limits.ts";
import type { OperationData } from "../operation-data.ts";
import type { RateLimiter } from "../pace/rate-limiter.ts";
import type { Settings } from "../settings.ts";
import type { TransportReply } from "../transport/transport.ts";
import type { CallScope } from "./call-scope.ts";
import type { CallState } from "./call-state.ts";
import type { GivenOptions } from "./part-of-run.ts";
import type { RetryBudget } from "./retry-budget.ts";

/** What all calls of a client have in common. */
export interface Delivery extends Settings {
  readonly limiter: RateLimiter | undefined;
  readonly budget: RetryBudget;
}

/** One call: what it is, what it may cost, and how it stands. */
export interface Call {
  readonly delivery: Delivery;
  readonly operation: OperationData;
  readonly options: GivenOptions;
  readonly limits: Limits;
  readonly state: CallState;
  readonly scope: CallScope;
  /** When it began, by `performance.now()`. */
  readonly calledAt: number;
  /** How many attempts have failed, those that sent nothing included. */
  failures: number;
  /** The latest one. */
  attempt?: Attempt;
  /** What it gives, once it is a success, and since when, by `performance.now()`. */
  value?: unknown;
  endedAt?: number;
  /** Leaves the caller's signal. */
  leave?: () => void;
  /** The token that the service refused to this call. */
  rejected?: string;
}

/** One attempt of a call. */
export interface Attempt {
  /** What is being done; `extras` is the exchange with what the caller put around it. */
  stage: "path" | "body" | "token" | "turn" | "hook" | "exchange" | "extras";
  /** Empty until there is one. */
  token: string;
  /** When its turn came, by `performance.now()`. */
  startedAt: number;
  /** Whether it has ended: whatever middleware still does, nothing goes out any more. */
  over: boolean;
  /** Whether middleware let a whole reply be received. */
  answered?: boolean;
  /** The exchange's own failure, as middleware saw it. */
  failure?: EmchatError;
  /** The reply, as middleware left it. */
  reply?: TransportReply;
}
