import type { BuiltRequest } from "../transport/request-builder.ts";
import type { TransportReply } from "../transport/transport.ts";
import type { BeginSending } from "./begin-sending.ts";
import type { Attempt, Call } from "./call.ts";
import { PART_OF_RUN } from "./part-of-run.ts";

/** Sends the attempt's request, token and turn being there, and reads its whole reply. */
export function exchange(
  call: Call,
  attempt: Attempt,
  { url, body }: BuiltRequest,
  begin: BeginSending,
): Promise<TransportReply> {
  const { delivery, operation, options, limits, scope } = call;
  const { signal } = scope;
  attempt.stage = "hook";
  options[PART_OF_RUN]?.goOut();
  attempt.stage = "exchange";
  attempt.startedAt = performance.now();
  const headers = delivery.headers(attempt.token, body !== undefined);
  return scope.run(
    () => delivery.transport({ url, method: operation.method, headers, body, signal, report: begin(call, attempt) }),
    limits.timeout,
  );
}
