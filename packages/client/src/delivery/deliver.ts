import type { CallOptions } from "../call-options.ts";
import type { WithResponse } from "../emchat-promise.ts";
import { interpret, type Reader } from "../envelope/interpret.ts";
import { EmchatError } from "../errors/emchat-error.ts";
import { EmchatAuthenticationError, EmchatConfigurationError } from "../errors/error-classes.ts";
import { type LogFields, type Logger, log } from "../logger.ts";
import { compose, type Middleware } from "../middleware.ts";
import type { OperationData, OperationId } from "../operation-data.ts";
import type { Settings } from "../settings.ts";
import type { TokenFunction } from "../token/token-function.ts";
import { exchange } from "../transport/exchange.ts";
import { quoteCause } from "../transport/quote-cause.ts";
import { buildRequest } from "../transport/request-builder.ts";
import { backoff } from "./backoff.ts";
import { openCallScope } from "./call-scope.ts";
import type { CallState } from "./call-state.ts";
import { mayRepeat } from "./may-repeat.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import { retryAfter } from "./retry-after.ts";
import type { RetryBudget } from "./retry-budget.ts";

/** What all calls of a client have in common. */
export interface Delivery extends Settings {
  readonly limiter: RateLimiter | undefined;
  readonly token: string | TokenFunction;
  readonly budget: RetryBudget;
  readonly middleware: readonly Middleware[];
  readonly logger: Logger | undefined;
}

/** Delivers one request, over as many attempts as it may take, and reads its reply: token, pace, middleware, waits, deadline. */
export async function deliver<Value, Id extends OperationId>(
  delivery: Delivery,
  operation: OperationData<Id>,
  path: Readonly<Record<string, unknown>>,
  body: () => unknown,
  options: CallOptions,
  read: Reader<Value>,
): Promise<WithResponse<Value, Id>> {
  const startedAt = performance.now();
  const { limiter, budget, logger, org, app, baseUrl, fetch, transport, retry, token: source } = delivery;
  const { id, method } = operation;
  const { timeout = delivery.timeout, deadline = delivery.deadline, signal } = options;
  const state: CallState = { operation: id, attempts: 0, outcome: "not-sent" };
  const scope = openCallScope(state, deadline, signal);
  try {
    const request = buildRequest(operation, baseUrl, { org, app, ...path }, body, state);
    let rejected: string | undefined;
    for (let failures = 0; ; ) {
      let token = "";
      let error: EmchatError;
      let attemptedAt = startedAt;
      try {
        const given: unknown =
          typeof source === "function"
            ? await scope.run(async () => source({ org, app, baseUrl, fetch, signal: scope.signal, rejected }), timeout)
            : source;
        if (typeof given !== "string" || !/^[!-~]+$/.test(given)) {
          throw new EmchatConfigurationError("`token` must be visible ASCII", state);
        }
        token = given;
        const turn = limiter?.acquire(id, scope.signal);
        if (turn) await scope.run(() => turn, Infinity);
        attemptedAt = performance.now();
        const send = compose(delivery.middleware, (sent) => exchange(transport, sent, token, state));
        const reply = await scope.run(
          () => send({ operation: id, method, ...request, attempt: state.attempts + 1, signal: scope.signal }),
          timeout,
        );
        const { status, headers } = reply;
        const retryAfterMs = retryAfter(headers.get("retry-after"), Date.now());
        limiter?.report(id, status, retryAfterMs);
        const requestId = headers.get("x-request-id") ?? undefined;
        const value = interpret(reply, operation, { ...state, status, requestId, retryAfterMs }, token, read);
        budget.refund();
        const now = performance.now();
        const timing = { attemptMs: now - attemptedAt, totalMs: now - startedAt };
        const { attempts } = state;
        log(logger, "debug", "emchat: delivered", { operation: id, attempts, status, requestId, ...timing });
        return { value, operation: id, status, headers, requestId, attempts, timing };
      } catch (thrown) {
        // an error without an operation comes from a provider of tokens, and may end many calls at once
        if (thrown instanceof EmchatError && thrown.operation) error = thrown;
        else if (!token) error = new EmchatAuthenticationError("no token: see `cause`", { ...state, cause: thrown });
        else
          error = new EmchatConfigurationError("a middleware or limiter threw: see `cause`", {
            ...state,
            cause: quoteCause(thrown, token),
          });
      }
      const { kind, status, outcome, requestId, retryAfterMs = 0 } = error;
      state.outcome = outcome;
      const waitMs = Math.max(retryAfterMs, backoff(++failures, retry.baseDelay, retry.maxDelay));
      const fields: LogFields = { ...state, kind, status, requestId, waitMs };
      if (status === 401 && !rejected && typeof source === "function") {
        log(logger, "info", "emchat: renewing token", fields);
        rejected = token;
        continue;
      }
      if (
        !mayRepeat(error, method) ||
        failures >= retry.attempts ||
        waitMs >= scope.remaining() ||
        (kind !== "rateLimited" && !budget.take())
      ) {
        log(logger, "error", "emchat: failed", fields);
        throw error;
      }
      log(logger, "warn", "emchat: retrying", fields);
      await scope.sleep(waitMs);
    }
  } finally {
    scope.close();
  }
}
