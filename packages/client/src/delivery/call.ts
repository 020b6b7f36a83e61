import type { CallOptions } from "../call-options.ts";
import type { EmchatError } from "../errors/emchat-error.ts";
import type { AttemptReply } from "../middleware.ts";
import type { OperationData } from "../operation-data.ts";
import type { Settings } from "../settings.ts";
import type { CallScope } from "./call-scope.ts";
import type { CallState } from "./call-state.ts";
import type { RateLimiter } from "./rate-limiter.ts";
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
  readonly options: CallOptions;
  readonly retry: Settings["retry"];
  readonly state: CallState;
  readonly scope: CallScope;
}

/** One attempt of a call. */
export interface Attempt {
  /** What is being done. */
  stage: "token" | "turn" | "hook" | "exchange";
  /** Fires when the attempt is given up. */
  signal: AbortSignal;
  /** Empty until there is one. */
  token: string;
  /** When its turn came, by `performance.now()`. */
  startedAt: number;
  /** Whether it has ended: whatever middleware still does, nothing goes out any more. */
  over: boolean;
  /** Whether a whole reply was received. */
  answered: boolean;
  /** The exchange's own failure. */
  failure?: EmchatError;
  /** The reply, as middleware left it. */
  reply?: AttemptReply;
}
