import type { Reader } from "../envelope/reader.ts";
import type { EmchatError } from "../errors/emchat-error.ts";
import { type LogFields, log } from "../logger.ts";
import { tell } from "../tell.ts";
import { backoff } from "./backoff.ts";
import type { Attempt, Call } from "./call.ts";
import { errorOfAttempt } from "./error-of-attempt.ts";
import { mayRepeat } from "./judgement.ts";

export { scrub } from "../token/scrub.ts";
export { sendThroughMiddleware } from "./send-through-middleware.ts";

/** What a call does after a failed attempt. It is loaded when the first attempt of a process fails. */
export interface Recovery {
  /** The token that the service refused to this call. */
  readonly rejected: string | undefined;
  /**
   * Waits until the next attempt may be made.
   *
   * @throws EmchatError when there shall be none.
   */
  after(attempt: Attempt, thrown: unknown, read: Reader<unknown>): Promise<void>;
}

/** Begins to make up for the failures of a call. */
export function createRecovery(call: Call): Recovery {
  const { delivery, operation, retry, scope, state } = call;
  const { limiter, budget, logger, token: source } = delivery;
  let failures = 0;
  let rejected: string | undefined;

  const worthwhile = ({ kind, outcome, status }: EmchatError, waitMs: number): boolean =>
    mayRepeat({ kind, outcome }, operation.method) &&
    // a source of tokens that answers, if only "later", is asked until the deadline
    (failures < retry.attempts || (kind === "unavailable" && status !== undefined && retry.attempts > 1)) &&
    waitMs < scope.remaining() &&
    // these two cost the service nothing
    (kind === "rateLimited" || kind === "unavailable" || budget.take());

  return {
    get rejected() {
      return rejected;
    },
    after: async (attempt, thrown, read) => {
      const error = errorOfAttempt(call, attempt, thrown, read, rejected);
      const { kind, status, outcome, requestId, retryAfterMs } = error;
      state.outcome = outcome;
      // it was this attempt's
      state.status = undefined;
      const { reply } = attempt;
      if (limiter && reply) tell(() => limiter.report(operation.id, reply.status, retryAfterMs));
      failures += 1;
      const waitMs = Math.max(retryAfterMs ?? 0, backoff(failures, retry.baseDelay, retry.maxDelay));
      const { attempts } = state;
      const fields: LogFields = { operation: operation.id, attempts, outcome, kind, status, requestId, waitMs };
      if (status === 401 && reply && rejected === undefined && typeof source === "function") {
        log(logger, "info", "emchat: renewing token", fields);
        rejected = attempt.token;
      } else if (worthwhile(error, waitMs)) {
        log(logger, "warn", "emchat: retrying", fields);
        await scope.sleep(waitMs);
      } else {
        log(logger, "error", "emchat: failed", fields);
        throw error;
      }
    },
  };
}
