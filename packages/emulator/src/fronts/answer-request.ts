import { isReply, type Reply } from "../call/reply.ts";
import type { Emulator } from "../emulator.ts";
import { wireEffectOf } from "../faults/fault-plan.ts";
import { brokenResponse } from "./broken-response.ts";
import { readRequestBody } from "./request-body.ts";
import { wait } from "./wait.ts";

/**
 * Answers a fetch `Request` for a request target: the one way from `Request` to `Response` that every front takes, delays and
 * broken replies included. A connection that a fault cuts is `Response.error()`.
 *
 * @throws the signal's reason when the request is aborted
 */
export async function answerRequest(emulator: Emulator, request: Request, target: string): Promise<Response> {
  const { method, signal } = request;
  const body = await readRequestBody(request, emulator.maxBodyBytes);
  signal.throwIfAborted();
  const call = emulator.route({ method, target, headers: Object.fromEntries(request.headers), body });
  if (isReply(call)) return responseOf(call, method);
  const plan = emulator.plan(call);
  if (isReply(plan)) return responseOf(emulator.seal(call, plan), method);
  await wait(plan.delayMs, signal);
  const effect = wireEffectOf(plan);
  if (effect?.kind === "reset" || effect?.kind === "empty") return Response.error();
  const reply = emulator.perform(call, plan);
  if (effect === undefined || method === "HEAD" || reply.body === undefined) return responseOf(reply, method);
  return brokenResponse({ ...reply, text: JSON.stringify(reply.body) }, effect, signal);
}

function responseOf(reply: Reply, method: string): Response {
  return new Response(method === "HEAD" || reply.body === undefined ? null : JSON.stringify(reply.body), {
    status: reply.status,
    headers: reply.headers,
  });
}
