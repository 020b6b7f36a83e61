import type { Reader } from "../envelope/reader.ts";
import type { EmchatError } from "../errors/emchat-error.ts";
import { type LogFields, log } from "../logger.ts";
import { tell } from "../tell.ts";
import { backoff } from "./backoff.ts";
import type { Attempt, Call } from "./call.ts";
import { errorOfAttempt } from "./error-of-attempt.ts";
import { mayRepeat } from "./judgement.ts";
import type { RetryBudget } from "./retry-budget.ts";
import { sleep } from "./sleep.ts";

export { neverConnected } from "../transport/never-connected.ts";
export { readLongBody } from "../transport/read-long-body.ts";
export { askForToken } from "./ask-for-token.ts";
export { responseOf } from "./response-of.ts";
export { surround } from "./surround.ts";

/**
 * Waits, after a failed attempt, until the next one may be made.
 *
 * @throws EmchatError when there shall be none.
 */
export async function recover(call: Call, attempt: Attempt, thrown: unknown, read: Reader<unknown>): Promise<void> {
  try {
    await prepareNext(call, attempt, errorOfAttempt(call, attempt, thrown, read));
  } catch (error) {
    call.leave?.();
    throw error;
  }
}

async function prepareNext(call: Call, attempt: Attempt, error: EmchatError): Promise<void> {
  const { delivery, operation, limits, scope, state } = call;
  const { limiter, logger, token: source } = delivery;
  const { kind, status, outcome, requestId, retryAfterMs } = error;
  state.outcome = outcome;
  // it was this attempt's
  state.status = undefined;
  const { reply } = attempt;
  if (limiter && reply) tell(() => limiter.report(operation.id, reply.status, retryAfterMs));
  else if (/hook|exchange/.test(attempt.stage)) tell(() => limiter?.lost?.(operation.id));
  call.failures += 1;
  const waitMs = Math.max(retryAfterMs ?? 0, backoff(call.failures, limits.retry.baseDelay, limits.retry.maxDelay));
  const { attempts } = state;
  const fields: LogFields = { operation: operation.id, attempts, outcome, kind, status, requestId, waitMs };
  if (status === 401 && reply && call.rejected === undefined && typeof source === "function") {
    log(logger, "info", "emchat: renewing token", fields);
    call.rejected = attempt.token;
  } else if (isWorthwhile(call, error, waitMs)) {
    log(logger, "warn", "emchat: retrying", fields);
    await scope.run(() => sleep(waitMs, scope.signal), Infinity);
  } else {
    log(logger, "error", "emchat: failed", fields);
    throw error;
  }
}

function isWorthwhile(
  { delivery, operation, limits: { retry }, scope, failures }: Call,
  { kind, outcome, status }: EmchatError,
  waitMs: number,
): boolean {
  return (
    mayRepeat({ kind, outcome }, operation.method) &&
    // a source of tokens that answers, if only "later", is asked until the deadline
    (failures < retry.attempts || (kind === "unavailable" && status !== undefined && retry.attempts > 1)) &&
    waitMs < scope.remaining() &&
    // these two cost the service nothing
    (kind === "rateLimited" || kind === "unavailable" || takeRetry(delivery.budget))
  );
}

function takeRetry(budget: RetryBudget): boolean {
  if (budget.left < 1) return false;
  budget.left -= 1;
  return true;
}
