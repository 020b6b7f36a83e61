import type { CallOptions } from "./call-options.ts";
import type { RetryOptions } from "./client-options.ts";
import { defined } from "./defined.ts";
import type { ErrorDetails } from "./errors/emchat-error.ts";
import { checkNames, checkOptions } from "./option-checks.ts";

/** What a call may cost. Times are in milliseconds. */
export interface Limits {
  readonly timeout: number;
  readonly deadline: number;
  readonly retry: { readonly [Name in keyof RetryOptions]-?: number };
}

/** What it may cost where nobody says. */
export const DEFAULT_LIMITS: Limits = {
  timeout: 10_000,
  deadline: 60_000,
  retry: { attempts: 4, baseDelay: 250, maxDelay: 8000, budget: 20 },
};

/** The options of a call that was given none. */
export const NO_OPTIONS: CallOptions = {};

/** The limits of one call, or of a client. @throws EmchatConfigurationError that names the option. */
export function readLimits(standing: Limits, options: CallOptions, state?: ErrorDetails): Limits {
  if (options === NO_OPTIONS) return standing;
  checkOptions(options, "", state);
  const { timeout = standing.timeout, deadline = standing.deadline, retry = {} } = options;
  const own = retry || { attempts: 1 };
  checkOptions(own, "retry", state);
  checkNames(own, "retry", Object.keys(standing.retry), state);
  return { timeout, deadline, retry: { ...standing.retry, ...Object.fromEntries(defined(own)) } };
}
