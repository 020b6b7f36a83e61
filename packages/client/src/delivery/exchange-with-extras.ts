import { type AttemptReply, compose } from "../middleware.ts";
import type { BuiltRequest } from "../transport/request-builder.ts";
import type { TransportReply } from "../transport/transport.ts";
import type { BeginSending } from "./begin-sending.ts";
import type { Attempt, Call } from "./call.ts";
import { failureOfExchange } from "./failure-of-exchange.ts";
import { PART_OF_RUN } from "./part-of-run.ts";

/** Sends a request through what the caller put around it: a hook, middleware, which does not see the token, and headers of the call. */
export async function exchangeWithExtras(
  call: Call,
  attempt: Attempt,
  request: BuiltRequest,
  begin: BeginSending,
): Promise<AttemptReply> {
  const { delivery, operation, options, limits, scope, state } = call;
  const { beforeAttempt } = options;
  const { signal } = scope;
  const { token } = attempt;
  const own = { ...options.headers, ...request.headers };
  const { authorization, ...headers } = delivery.headers(token, request.body !== undefined, own);
  const upcoming = { operation: operation.id, attempt: state.attempts + 1, signal };
  attempt.stage = "hook";
  if (beforeAttempt) await scope.run(async () => beforeAttempt(upcoming), Infinity);
  options[PART_OF_RUN]?.goOut();
  attempt.stage = "extras";
  attempt.startedAt = performance.now();
  const onion = compose(delivery.middleware, async (sent) => {
    // an attempt that is over must not go out late, whatever signal a middleware put in the place of its own
    if (attempt.over || signal.aborted) throw new Error("the attempt is over");
    let reply: TransportReply | undefined;
    let thrown: unknown;
    try {
      const { url, method, body } = sent;
      reply = await delivery.transport({
        url,
        method,
        headers: { ...sent.headers, ...(authorization && { authorization }) },
        body,
        signal: sent.signal === signal ? signal : AbortSignal.any([sent.signal, signal]),
        report: begin(call, attempt),
      });
    } catch (error) {
      thrown = error;
    }
    if (reply?.body !== undefined) {
      attempt.answered = true;
      return reply as AttemptReply;
    }
    // nobody waits any more; what was given up says why
    if (signal.aborted) throw signal.reason;
    attempt.failure = failureOfExchange(reply, thrown, token, state);
    throw attempt.failure;
  });
  return scope.run(() => onion({ ...upcoming, ...request, method: operation.method, headers }), limits.timeout);
}
