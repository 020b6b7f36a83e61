import { parseJson } from "../envelope/envelope.ts";
import type { Reader } from "../envelope/reader.ts";
import { readLimits } from "../limits.ts";
import type { OperationData } from "../operation-data.ts";
import { tell } from "../tell.ts";
import type { GivenParameters } from "../transport/parameter-writer.ts";
import { type BuiltRequest, buildRequest } from "../transport/request-builder.ts";
import { beginSending } from "./begin-sending.ts";
import type { Attempt, Call, Delivery } from "./call.ts";
import { openCallScope } from "./call-scope.ts";
import type { CallState } from "./call-state.ts";
import { exchange } from "./exchange.ts";
import { loadRecovery } from "./load-recovery.ts";
import { type GivenOptions, PART_OF_RUN } from "./part-of-run.ts";
import type { Receipt } from "./receipt.ts";
import { REFUND } from "./retry-budget.ts";

/** Delivers one request, over as many attempts as it may take, and reads its reply. */
export async function deliver<Value>(
  delivery: Delivery,
  operation: OperationData,
  path: Readonly<Record<string, unknown>> | undefined,
  body: (() => unknown) | undefined,
  options: GivenOptions & GivenParameters,
  read: Reader<Value>,
): Promise<Receipt<Value>> {
  const calledAt = performance.now();
  const { token, limiter, budget } = delivery;
  const { id, open, write } = operation;
  const state: CallState = { operation: id, attempts: 0, outcome: "not-sent" };
  const run = options?.[PART_OF_RUN];
  const limits = run?.limits ?? readLimits(delivery, options, state);
  const scope = openCallScope(state, calledAt, limits.deadline);
  const call: Call = { delivery, operation, options, limits, state, scope, calledAt, failures: 0 };
  run?.began(call);
  // these are rare, and what they need is loaded with what else is
  const rare =
    options.signal ||
    options.beforeAttempt ||
    options.headers ||
    write ||
    delivery.middleware.length > 0 ||
    delivery.logger;
  const surroundings = rare ? (await loadRecovery(state)).surround(call) : undefined;
  const carry = surroundings?.exchange ?? exchange;
  for (let request: BuiltRequest | undefined; ; ) {
    const attempt: Attempt = { stage: "path", token: "", startedAt: calledAt, over: false };
    call.attempt = attempt;
    let thrown: unknown;
    try {
      if (!request) {
        const url = delivery.writeUrl(operation.path, path ?? {});
        attempt.stage = "body";
        request = buildRequest(operation, url, options, body?.());
      }
      attempt.stage = "token";
      if (!open)
        attempt.token = typeof token === "string" ? token : await (await loadRecovery(state)).askForToken(call, token);
      attempt.stage = "turn";
      const turn = limiter?.acquire(id, scope.signal);
      if (turn) {
        // a call that ends before it waits leaves nobody to hear of a limiter that fails
        tell(() => turn);
        // it may be a promise of another make, or whatever else a limiter gives for its yes
        await scope.run(async () => turn, Infinity);
      }
      attempt.reply = await carry(call, attempt, request, beginSending);
      const { status, body: text } = attempt.reply;
      if (status === 429) tell(() => limiter?.hold?.(id));
      const result = text !== undefined && status > 199 && status < 300 && read(parseJson(text), status, operation);
      if (result && "value" in result) {
        // whatever becomes of those who are told, from here on the call is a success
        call.endedAt = performance.now();
        call.value = result.value;
        budget.left = Math.min(delivery.retry.budget, budget.left + REFUND);
        tell(() => limiter?.report(id, status, undefined));
        surroundings?.delivered(call as Receipt);
        return call as Receipt<Value>;
      }
    } catch (error) {
      thrown = error;
    } finally {
      attempt.over = true;
    }
    await (await loadRecovery(state)).recover(call, attempt, thrown, read);
  }
}
