import type { Call } from "../call/call.ts";
import type { Reply } from "../call/reply.ts";
import { identifierOf } from "./error-catalogue.ts";
import type { ErrorReplyFactory } from "./error-reply.ts";
import type { Refusal } from "./rules/rule.ts";

/** A rule's refusal in the envelope of an error. */
export function refusalReply(errorReply: ErrorReplyFactory, refusal: Refusal, call: Call): Reply {
  return errorReply(refusal.status, identifierOf(refusal.status, refusal.error), refusal.description, {
    startedAt: call.startedAt,
    headers: refusal.retryAfter === undefined ? undefined : { "retry-after": String(refusal.retryAfter) },
  });
}
