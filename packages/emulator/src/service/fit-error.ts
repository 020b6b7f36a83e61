import { validateReply } from "@emchat/schema/validators";
import type { Call } from "../call/call.ts";
import type { Reply } from "../call/reply.ts";
import { entryOf, responseOf } from "./declared-operation.ts";
import { exampleReply } from "./example-reply.ts";

/** What stands for a status that an operation does not declare, where it declares that one. */
const NEAR: Readonly<Record<number, number>> = { 400: 422, 413: 400, 415: 400, 422: 400 };

/** The status that a call is refused with: an operation that declares no 415 may well declare a 400. */
export function declaredStatus(call: Call | undefined, status: number): number {
  if (call === undefined || responseOf(call.operationId, status) !== undefined) return status;
  const near = NEAR[status];
  return near !== undefined && responseOf(call.operationId, near) !== undefined ? near : status;
}

/**
 * Gives an error the shape that its operation declares. The envelope fits nearly everywhere; where the contract describes another
 * body for the status, its example takes the envelope's place. A status that the operation does not declare keeps the envelope.
 */
export function fitError(call: Call, reply: Reply, now: number): Reply {
  if (reply.status < 400 || entryOf(call.operationId) === undefined) return reply;
  const response = responseOf(call.operationId, reply.status);
  if (response === undefined || validateReply(call.operationId, reply.status, reply.body).length === 0) {
    return response?.entry.mediaTypes.length === 0 ? { ...reply, body: undefined } : reply;
  }
  const shown = exampleReply(call, response, now);
  return shown === undefined ? reply : { ...reply, headers: { ...reply.headers, ...shown.headers }, body: shown.body };
}
