import { parseJson } from "../envelope/envelope.ts";
import type { Reader } from "../envelope/reader.ts";
import type { OperationData } from "../operation-data.ts";
import { readLimits } from "../settings.ts";
import { tell } from "../tell.ts";
import type { GivenParameters } from "../transport/parameter-writer.ts";
import { buildRequest } from "../transport/request-builder.ts";
import type { TransportReply } from "../transport/transport.ts";
import { askForToken } from "./ask-for-token.ts";
import type { Attempt, Call, Delivery } from "./call.ts";
import { openCallScope } from "./call-scope.ts";
import type { CallState } from "./call-state.ts";
import { exchange } from "./exchange.ts";
import { loadRecovery } from "./load-recovery.ts";
import { type GivenOptions, PART_OF_RUN } from "./part-of-run.ts";
import type { Receipt } from "./receipt.ts";
import type { Recovery } from "./recovery.ts";

/** Delivers one request, over as many attempts as it may take, and reads its reply. */
export async function deliver<Value>(
  delivery: Delivery,
  operation: OperationData,
  path: Readonly<Record<string, unknown>> | undefined,
  body: () => unknown,
  options: GivenOptions & GivenParameters,
  read: Reader<Value>,
): Promise<Receipt<Value>> {
  const calledAt = performance.now();
  const { token, limiter, budget, logger, middleware } = delivery;
  const { id, open, write } = operation;
  const state: CallState = { operation: id, attempts: 0, outcome: "not-sent", status: undefined };
  const run = options?.[PART_OF_RUN];
  const limits = run?.limits ?? readLimits(delivery, options, state);
  const scope = openCallScope(state, calledAt, limits.deadline, options.signal);
  const call: Call = { delivery, operation, options, limits, state, scope };
  run?.began(call);
  // these are rare, and what they need is loaded with what else is
  const extras = options.beforeAttempt || options.headers || write || middleware.length > 0;
  try {
    const request = buildRequest(operation, delivery.addressOf(operation.path), path, options, body, state);
    for (let recovery: Recovery | undefined; ; ) {
      const attempt: Attempt = {
        request,
        stage: "token",
        token: "",
        startedAt: calledAt,
        over: false,
        reply: undefined,
      };
      call.attempt = attempt;
      let success: { readonly value: Value } | undefined;
      let thrown: unknown;
      try {
        if (!open) attempt.token = typeof token === "string" ? token : await askForToken(call, token);
        attempt.stage = "turn";
        const given = limiter?.acquire(id, scope.signal);
        if (given) {
          // a limiter may give a promise of another make, or anything else for its yes
          const turn = Promise.resolve(given);
          // a call that ends before it waits leaves nobody to hear of a limiter that fails
          turn.catch(() => {});
          await scope.run(() => turn, Infinity);
        }
        const carry = extras ? (await loadRecovery(state)).exchangeWithExtras : exchange;
        attempt.reply = await carry(call, attempt);
        if (attempt.reply.status === 429) tell(() => limiter?.hold?.(id));
        success = readSuccess(operation, attempt.reply, read);
      } catch (error) {
        thrown = error;
      }
      attempt.over = true;
      if (success) {
        // whatever becomes of those who are told, from here on the call is a success
        const now = performance.now();
        call.value = success.value;
        call.timing = { attemptMs: now - attempt.startedAt, totalMs: now - calledAt };
        const receipt = call as Receipt<Value>;
        budget.refund();
        tell(() => limiter?.report(id, state.status as number, undefined));
        if (logger)
          await loadRecovery()
            .then(({ logDelivery }) => logDelivery(logger, receipt))
            .catch(() => {});
        return receipt;
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
  { status, body }: TransportReply,
  read: Reader<Value>,
): { readonly value: Value } | undefined {
  if (!(status > 199 && status < 300) || body === undefined) return undefined;
  const result = read(parseJson(body), status, operation);
  return result && "value" in result ? result : undefined;
}
