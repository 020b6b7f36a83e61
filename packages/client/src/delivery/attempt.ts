import { EmchatConfigurationError } from "../errors/error-classes.ts";
import type { AttemptReply } from "../middleware.ts";
import { isToken } from "../option-checks.ts";
import type { TokenFunction } from "../token/token-function.ts";
import { exchange } from "../transport/exchange.ts";
import type { BuiltRequest } from "../transport/request-builder.ts";
import type { Attempt, Call } from "./call.ts";
import { loadRecovery } from "./load-recovery.ts";

/** Makes one attempt: token, turn, the caller's hook, middleware, exchange. `rejected` is the token that the service refused before. */
export async function makeAttempt(
  call: Call,
  request: BuiltRequest,
  timeout: number,
  attempt: Attempt,
  rejected: string | undefined,
): Promise<AttemptReply> {
  const { delivery, operation, options, scope, state } = call;
  const { id, method } = operation;
  const { beforeAttempt, headers } = options;
  const { token: source, limiter, transport, middleware } = delivery;
  if (!operation.open)
    attempt.token = typeof source === "string" ? source : await askForToken(call, source, timeout, rejected);
  attempt.stage = "turn";
  const turn = limiter?.acquire(id, scope.signal);
  if (turn) {
    // a call that ends before it waits leaves nobody to hear of a limiter that fails
    turn.catch(() => {});
    await scope.run(() => turn, Infinity);
  }
  const { signal } = scope;
  attempt.signal = signal;
  if (beforeAttempt) {
    attempt.stage = "hook";
    await scope.run(async () => beforeAttempt({ operation: id, attempt: state.attempts + 1, signal }), Infinity);
  }
  // both are rare, and what they need is loaded with what else is
  const rare = middleware.length > 0 || headers || operation.write ? await loadRecovery(state) : undefined;
  attempt.stage = "exchange";
  attempt.startedAt = performance.now();
  return scope.run(() => {
    if (rare) return rare.sendThroughMiddleware(call, request, attempt);
    const { url, body } = request;
    const sent = { url, method, headers: delivery.headers(attempt.token, body !== undefined), body, signal };
    return exchange(transport, sent, attempt.token, state, attempt);
  }, timeout);
}

async function askForToken(
  { delivery: { org, app, baseUrl, fetch }, scope, state }: Call,
  source: TokenFunction,
  timeout: number,
  rejected: string | undefined,
): Promise<string> {
  const given: unknown = await scope.run(
    async () => source({ org, app, baseUrl, fetch, signal: scope.signal, rejected }),
    timeout,
  );
  if (isToken(given)) return given;
  throw new EmchatConfigurationError("the token function must give visible ASCII, without `Bearer`", state);
}
