import type { CallOptions } from "../call-options.ts";
import type { WithResponse } from "../emchat-promise.ts";
import { parseJson } from "../envelope/envelope.ts";
import type { Reader } from "../envelope/reader.ts";
import { responseKey } from "../envelope/response-key.ts";
import { log } from "../logger.ts";
import type { AttemptReply } from "../middleware.ts";
import type { OperationData, OperationId } from "../operation-data.ts";
import { readLimits } from "../settings.ts";
import { tell } from "../tell.ts";
import type { GivenParameters } from "../transport/parameter-writer.ts";
import { buildRequest } from "../transport/request-builder.ts";
import { makeAttempt } from "./attempt.ts";
import type { Attempt, Call, Delivery } from "./call.ts";
import { openCallScope } from "./call-scope.ts";
import type { CallState } from "./call-state.ts";
import { loadRecovery } from "./load-recovery.ts";
import type { Recovery } from "./recovery.ts";

/** Delivers one request, over as many attempts as it may take, and reads its reply. */
export async function deliver<Value, Id extends OperationId>(
  delivery: Delivery,
  operation: OperationData<Id>,
  path: Readonly<Record<string, unknown>> | undefined,
  body: () => unknown,
  options: CallOptions & GivenParameters,
  read: Reader<Value>,
): Promise<WithResponse<Value, Id>> {
  const calledAt = performance.now();
  const state: CallState = { operation: operation.id, attempts: 0, outcome: "not-sent" };
  const { timeout, deadline, retry } = readLimits(delivery, options, state);
  const scope = openCallScope(state, deadline, options.signal);
  const call: Call = { delivery, operation, options, retry, state, scope };
  try {
    const request = buildRequest(operation, delivery.addressOf(operation.path), path, options, body, state);
    for (let recovery: Recovery | undefined; ; ) {
      const attempt: Attempt = {
        stage: "token",
        signal: scope.signal,
        token: "",
        startedAt: calledAt,
        over: false,
        answered: false,
      };
      let success: { readonly value: Value } | undefined;
      let requestId: string | undefined;
      let thrown: unknown;
      try {
        const reply = await makeAttempt(call, request, timeout, attempt, recovery?.rejected);
        attempt.reply = reply;
        if (reply.status === 429) tell(() => delivery.limiter?.hold?.(operation.id));
        requestId = reply.headers.get("x-request-id") ?? undefined;
        success = readSuccess(operation, reply, read);
      } catch (error) {
        thrown = error;
      }
      attempt.over = true;
      if (success && attempt.reply) {
        if (requestId) requestId = await withoutSecrets(requestId, call, attempt);
        return conclude(call, operation.id, attempt, attempt.reply, success.value, requestId, calledAt);
      }
      recovery ??= (await loadRecovery(state)).createRecovery(call);
      await recovery.after(attempt, thrown, read);
    }
  } finally {
    scope.close();
  }
}

function readSuccess<Value>(
  operation: OperationData,
  { status, body }: AttemptReply,
  read: Reader<Value>,
): { readonly value: Value } | undefined {
  const ok = status >= 200 && status < 300;
  const result = ok ? read(parseJson(body), responseKey(operation, status)) : undefined;
  return result && "value" in result ? result : undefined;
}

// a service may echo the token anywhere; where that cannot be looked into, nothing is given on
async function withoutSecrets(text: string, { state }: Call, { token }: Attempt): Promise<string | undefined> {
  const recovery = await loadRecovery(state).catch(() => undefined);
  return recovery?.scrub(text, token);
}

/** From here on the call is a success, whatever those who are told of it do. */
function conclude<Value, Id extends OperationId>(
  { delivery, state }: Call,
  operation: Id,
  { startedAt }: Attempt,
  { status, headers }: AttemptReply,
  value: Value,
  requestId: string | undefined,
  calledAt: number,
): WithResponse<Value, Id> {
  const { limiter, budget, logger } = delivery;
  const { attempts } = state;
  const now = performance.now();
  const timing = { attemptMs: now - startedAt, totalMs: now - calledAt };
  budget.refund();
  if (limiter) tell(() => limiter.report(operation, status, undefined));
  if (logger) log(logger, "debug", "emchat: delivered", { operation, attempts, status, requestId, ...timing });
  return { value, operation, status, headers, requestId, attempts, timing };
}
