import { isReply, NO_FAULTS, type RawRequest } from "@emchat/emulator";
import type { OperationId } from "@emchat/schema";
import { validateReply } from "@emchat/schema/validators";
import { Exchange } from "../pipeline/exchange.ts";
import type { Turn } from "../service/turn.ts";
import { type Upstream, UpstreamError } from "./upstream.ts";

/**
 * Forwards a call to the real service and passes its reply on, unchanged. Both are checked against the contract on the way. Of
 * calls that are no operation of the contract (the token endpoint among them) the journal keeps neither body.
 */
export async function forwardCall(upstream: Upstream, turn: Turn): Promise<void> {
  const { request, session } = turn;
  const { emulator } = session;
  const raw: RawRequest = {
    method: request.method ?? "",
    target: request.url ?? "",
    headers: request.headers as RawRequest["headers"],
    body: turn.body,
  };
  const call = emulator.route(raw);
  const exchange = isReply(call) ? undefined : new Exchange(turn.id, session, call, NO_FAULTS, undefined);
  if (exchange !== undefined) exchange.violations = emulator.validate(exchange.call);
  turn.exchange = exchange;
  try {
    const { status, headers, bytes } = await upstream.send({ ...raw, body: turn.body });
    const body = parse(bytes);
    if (exchange !== undefined) {
      exchange.replyViolations = validateReply(exchange.call.operationId as OperationId, status, body);
      if (status === 200) keepMessage(exchange);
    }
    turn.relay({ status, headers, body }, bytes);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    turn.refuse(503, "service_unavailable", `the upstream gave no reply: ${error.message}`);
  }
}

/** A message that the real service took is put into the emulator too, so that lists and conversations show it. */
function keepMessage(exchange: Exchange): void {
  const { session, call } = exchange;
  if (call.method === "GET" || exchange.violations.length > 0) return;
  session.current = exchange;
  try {
    exchange.kept = session.emulator.answer(call).message;
  } finally {
    session.current = undefined;
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
