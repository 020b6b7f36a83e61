import { EmchatConfigurationError } from "../errors/error-classes.ts";
import type { AttemptReply } from "../middleware.ts";
import { isToken } from "../option-checks.ts";
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
  attempt.token = typeof source === "string" ? source : await askForToken(call, timeout, rejected);
  attempt.stage = "turn";
  const turn = limiter?.acquire(id, scope.signal);
  if (turn) await scope.run(() => turn, Infinity);
  const { signal } = scope;
  attempt.signal = signal;
  if (beforeAttempt) {
    attempt.stage = "hook";
    await scope.run(async () => beforeAttempt({ operation: id, attempt: state.attempts + 1, signal }), Infinity);
  }
  // both are rare, and what they need is loaded with what else is
  const rare = middleware.length > 0 || headers ? await loadRecovery(state) : undefined;
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
  { delivery, scope, state }: Call,
  timeout: number,
  rejected: string | undefined,
): Promise<string> {
  const { token: source, org, app, baseUrl, fetch } = delivery;
  if (typeof source === "string") return source;
  const given: unknown = await scope.run(
    async () => source({ org, app, baseUrl, fetch, signal: scope.signal, rejected }),
    timeout,
  );
  if (isToken(given)) return given;
  throw new EmchatConfigurationError("the token function must give visible ASCII, without `Bearer`", state);
}
