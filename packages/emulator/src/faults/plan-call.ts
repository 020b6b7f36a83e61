import type { Call } from "../call/call.ts";
import type { Reply } from "../call/reply.ts";
import type { ErrorReplyFactory } from "../service/error-reply.ts";
import type { FaultEffect } from "./fault.ts";
import type { FaultPlan } from "./fault-plan.ts";
import { type FaultTable, PREFERRED } from "./fault-table.ts";
import { FaultSyntaxError, parseEffect } from "./parse-fault.ts";

/** The longest delay that `Prefer: delay=` can ask for, in milliseconds. */
export const MAX_PREFERRED_DELAY_MS = 60_000;

/** Makes the plan of a call: its own preferences first, then the faults of the table. 400 for a preference that cannot be read. */
export function planCall(call: Call, faults: FaultTable, errorReply: ErrorReplyFactory): FaultPlan | Reply {
  const { prefer } = call;
  let delayMs = 0;
  let preferred: FaultEffect | undefined;
  try {
    delayMs = prefer.delay === undefined ? 0 : readDelay(prefer.delay);
    preferred = prefer.fault === undefined ? undefined : parseEffect(prefer.fault);
  } catch (error) {
    if (!(error instanceof FaultSyntaxError)) throw error;
    return errorReply(400, "illegal_argument", `Prefer: ${error.message}`, { startedAt: call.startedAt });
  }
  const plan = faults.strike(call, preferred);
  if (preferred !== undefined && !plan.uses.some(({ id }) => id === PREFERRED)) {
    const description = `Prefer: fault=${preferred.kind} needs an operation that answers one result per target`;
    return errorReply(400, "illegal_argument", description, { startedAt: call.startedAt });
  }
  return delayMs === 0 ? plan : { ...plan, delayMs: plan.delayMs + delayMs };
}

/** Tells the caller which of its preferences for the mock itself were honoured (RFC 7240, section 3). */
export function withAppliedPreferences(reply: Reply, { prefer }: Call, plan: FaultPlan): Reply {
  const before = reply.headers["preference-applied"];
  const names = before === undefined ? [] : [before];
  if (prefer.delay !== undefined && plan.delayMs > 0) names.push(`delay=${prefer.delay}`);
  if (prefer.fault !== undefined && plan.uses.some(({ id }) => id === PREFERRED)) names.push(`fault="${prefer.fault}"`);
  if (names.length === (before === undefined ? 0 : 1)) return reply;
  return { ...reply, headers: { ...reply.headers, "preference-applied": names.join(", ") } };
}

function readDelay(text: string): number {
  const delay = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (delay <= MAX_PREFERRED_DELAY_MS) return delay;
  throw new FaultSyntaxError(`delay must be milliseconds from 0 to ${MAX_PREFERRED_DELAY_MS}, such as delay=200`);
}
