import { type AttemptReply, compose } from "../middleware.ts";
import { exchange } from "../transport/exchange.ts";
import type { BuiltRequest } from "../transport/request-builder.ts";
import type { Attempt, Call } from "./call.ts";

/** Sends a request through what the caller put around it: middleware, which does not see the token, and headers of the call. */
export function sendThroughMiddleware(
  { delivery, operation, options, state }: Call,
  { url, body }: BuiltRequest,
  attempt: Attempt,
): Promise<AttemptReply> {
  const { transport, middleware, headers } = delivery;
  const { signal, token } = attempt;
  const { method, id } = operation;
  const { authorization, ...visible } = headers(token, body !== undefined, options.headers);
  const onion = compose(middleware, (sent) =>
    exchange(transport, { ...sent, headers: { ...sent.headers, authorization } }, token, state, attempt),
  );
  return onion({ operation: id, method, url, body, headers: visible, attempt: state.attempts + 1, signal });
}
