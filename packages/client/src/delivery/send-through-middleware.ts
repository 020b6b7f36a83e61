import { type AttemptReply, compose } from "../middleware.ts";
import { exchange } from "../transport/exchange.ts";
import type { BuiltRequest } from "../transport/request-builder.ts";
import type { Attempt, Call } from "./call.ts";

/** Sends a request through what the caller put around it: middleware, which does not see the token, and headers of the call. */
export function sendThroughMiddleware(
  { delivery, operation, options, state }: Call,
  { url, body, headers: own }: BuiltRequest,
  attempt: Attempt,
): Promise<AttemptReply> {
  const { transport, middleware, headers } = delivery;
  const { signal, token } = attempt;
  const { method, id } = operation;
  const { authorization, ...visible } = headers(token, body !== undefined, { ...options.headers, ...own });
  const onion = compose(middleware, async (sent) => {
    // an attempt that is over must not go out late, whatever signal a middleware put in the place of its own
    if (attempt.over || signal.aborted) throw new Error("the attempt is over, nothing was sent");
    const whole = {
      ...sent,
      headers: { ...sent.headers, ...(authorization && { authorization }) },
      signal: sent.signal === signal ? signal : AbortSignal.any([sent.signal, signal]),
    };
    return exchange(transport, whole, token, state, attempt);
  });
  return onion({ operation: id, method, url, body, headers: visible, attempt: state.attempts + 1, signal });
}
