import type { Call } from "../call/call.ts";
import { JSON_HEADERS, type Reply } from "../call/reply.ts";
import { defaultErrorOf } from "../service/error-catalogue.ts";
import type { ErrorReplyFactory } from "../service/error-reply.ts";
import type { FaultPlan } from "./fault-plan.ts";

/** The error or the prepared reply that a plan answers with in place of the service; `undefined` where the service answers. */
export function faultReply(
  { effect, retryAfter }: FaultPlan,
  call: Call,
  errorReply: ErrorReplyFactory,
): Reply | undefined {
  const { startedAt } = call;
  if (effect?.kind === "rate") {
    const description = `This request has reached api limit: ${effect.limit} requests a ${effect.per}`;
    return errorReply(429, defaultErrorOf(429), description, {
      startedAt,
      headers: { "retry-after": String(retryAfter ?? 1) },
    });
  }
  if (effect?.kind === "reply") {
    const { status, headers, body } = effect;
    return { status, headers: { ...(body === undefined ? undefined : JSON_HEADERS), ...headers }, body };
  }
  if (effect?.kind !== "error") return undefined;
  const { status, error, description, retryAfter: seconds } = effect;
  return errorReply(status, error ?? defaultErrorOf(status), description ?? "a fault of the mock", {
    startedAt,
    headers: seconds === undefined ? undefined : { "retry-after": String(seconds) },
  });
}
