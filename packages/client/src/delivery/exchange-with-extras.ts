import { type AttemptReply, compose } from "../middleware.ts";
import { headerTexts } from "../request-headers.ts";
import type { TransportReply } from "../transport/transport.ts";
import type { Attempt, Call } from "./call.ts";
import { failureOfExchange } from "./failure-of-exchange.ts";
import { send } from "./send.ts";

/** Sends a request through what the caller put around it: a hook, middleware, which does not see the token, and headers of the call. */
export async function exchangeWithExtras(call: Call, attempt: Attempt): Promise<AttemptReply> {
  const { delivery, operation, options, limits, scope, state } = call;
  const { id, method } = operation;
  const {
    request: { url, body, headers: own },
    token,
  } = attempt;
  const { signal } = scope;
  attempt.signal = signal;
  const { beforeAttempt, headers } = options;
  const nth = state.attempts + 1;
  if (beforeAttempt) {
    attempt.stage = "hook";
    await scope.run(async () => beforeAttempt({ operation: id, attempt: nth, signal }), Infinity);
  }
  attempt.stage = "extras";
  attempt.startedAt = performance.now();
  const { authorization, ...common } = delivery.headers(token, body !== undefined);
  const visible = { ...common, ...headerTexts({ ...headers, ...own }) };
  const onion = compose(delivery.middleware, async (sent) => {
    // an attempt that is over must not go out late, whatever signal a middleware put in the place of its own
    if (attempt.over || signal.aborted) throw new Error("the attempt is over, nothing was sent");
    const whole = {
      ...sent,
      headers: { ...sent.headers, ...(authorization && { authorization }) },
      signal: sent.signal === signal ? signal : AbortSignal.any([sent.signal, signal]),
    };
    return receive(call, attempt, () => send(call, attempt, whole));
  });
  const reply = await scope.run(
    () => onion({ operation: id, method, url, body, headers: visible, attempt: nth, signal }),
    limits.timeout,
  );
  if (typeof reply?.headers?.get !== "function") throw new Error("a middleware gave no reply");
  return reply;
}

/** The whole reply to what was sent, or the failure that middleware is to see. */
async function receive(
  { state }: Call,
  attempt: Attempt,
  sending: () => Promise<TransportReply>,
): Promise<AttemptReply> {
  let failed: { readonly thrown: unknown } | undefined;
  try {
    const reply = await sending();
    if (reply.body !== undefined) {
      attempt.answered = true;
      return reply as AttemptReply;
    }
  } catch (thrown) {
    failed = { thrown };
  }
  // nobody waits any more; what was given up says why
  if (attempt.signal.aborted) throw attempt.signal.reason;
  attempt.failure = failureOfExchange(failed, attempt.token, state);
  throw attempt.failure;
}
