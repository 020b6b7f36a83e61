import { isToken, need } from "../option-checks.ts";
import type { TokenFunction } from "../token/token-function.ts";
import type { TransportReply } from "../transport/transport.ts";
import type { Attempt, Call } from "./call.ts";
import { PART_OF_RUN } from "./part-of-run.ts";
import { send } from "./send.ts";

/** Asks the token function. */
export async function askForToken(
  { delivery: { org, app, baseUrl, fetch }, limits, rejected, scope, state }: Call,
  source: TokenFunction,
): Promise<string> {
  const given: unknown = await scope.run(
    async () => source({ org, app, baseUrl, fetch, signal: scope.signal, rejected }),
    limits.timeout,
  );
  need(isToken(given), "token()", "visible ASCII without `Bearer`", given, state);
  return given;
}

/** Sends the attempt's request, token and turn being there, and reads its whole reply. */
export function exchange(call: Call, attempt: Attempt): Promise<TransportReply> {
  const { delivery, operation, options, limits, scope } = call;
  const { request, token } = attempt;
  const { signal } = scope;
  attempt.stage = "hook";
  options[PART_OF_RUN]?.goOut();
  attempt.stage = "exchange";
  attempt.startedAt = performance.now();
  const { url, body } = request;
  const headers = delivery.headers(token, body !== undefined);
  return scope.run(() => send(call, attempt, { url, method: operation.method, headers, body, signal }), limits.timeout);
}
