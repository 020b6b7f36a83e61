import type { Call } from "../call/call.ts";
import type { Reply } from "../call/reply.ts";
import type { CallViolation } from "./call-violation.ts";
import { defaultErrorOf } from "./error-catalogue.ts";
import type { ErrorReplyFactory } from "./error-reply.ts";
import { declaredStatus } from "./fit-error.ts";

/** How many violations a description tells of. */
const MAX_TOLD = 3;

/** Answers violations in the envelope: the status and the error of the first, the words of the first few. */
export function refuseViolations(
  errorReply: ErrorReplyFactory,
  violations: readonly CallViolation[],
  call: Call | undefined,
): Reply {
  const [first] = violations;
  if (first === undefined) throw new TypeError("There is nothing to refuse: the list of violations is empty.");
  const alike = violations.filter((violation) => violation.error === first.error);
  const told = alike.slice(0, MAX_TOLD).map((violation) => violation.message);
  if (alike.length > MAX_TOLD) told.push(`and ${alike.length - MAX_TOLD} more`);
  const status = declaredStatus(call, first.status);
  const error = status === first.status ? first.error : defaultErrorOf(status);
  return errorReply(status, error, told.join("; "), { startedAt: call?.startedAt });
}
