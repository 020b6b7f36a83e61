import { concernsEverybody } from "../delivery/concerns-everybody.ts";
import type { EmchatError } from "../errors/emchat-error.ts";
import type { EmchatTargetError } from "../errors/error-classes.ts";
import { isEmchatError } from "../errors/is-emchat-error.ts";
import { type MessageInput, toRequestBody } from "../messages.ts";
import { pathFault } from "../transport/path-value.ts";
import type { Entry } from "./ledger.ts";

/** How often a target is tried of which the service says no again and again, while it takes others. */
export const TRIES = 5;

/**
 * What a failed call means.
 *
 * - `final`: it is the target's result.
 * - `later`: it concerns this target, and may pass.
 * - `everybody`: it concerns whoever is next as well; the target was surely not delivered.
 * - `hopeless`: the message that is for all cannot be sent to anybody.
 */
export type Verdict = "final" | "later" | "everybody" | "hopeless";

/** Judges a call to the target of `entry` that surely was not delivered or whose outcome is unknown. `taken`: how many targets the service took or refused. */
export function judgeFailure(
  error: EmchatError,
  entry: Entry,
  made: MessageInput | undefined,
  forAll: boolean,
  parameter: string,
  taken: number,
): Verdict {
  if (error.outcome === "unknown") return "final";
  if (error.kind === "configuration") {
    if (made === undefined || pathFault(parameter, entry.target)) return "final";
    if (!canBeWritten(made)) return forAll ? "hopeless" : "final";
  }
  const { refusals, takenAtRefusal, failures, takenAtFailure } = entry;
  const often = refusals + 1 >= TRIES;
  if (isEmchatError(error, "target")) return mayPass(error) && !often ? "later" : "final";
  if (error.outcome !== "not-sent" && !concernsEverybody(error)) return "final";
  if (isOverload(error)) return "everybody";
  // while others get through it is this one's own trouble: a refusal is final some day then, what never left is not
  if (isRefusal(error) && often && taken > takenAtRefusal) return "final";
  return failures > 0 && taken > takenAtFailure ? "later" : "everybody";
}

function mayPass({ results }: Pick<EmchatTargetError, "results">): boolean {
  return results.every((result) => result.ok || result.retryable);
}

/** Whether it may be that the service refuses this one target, and no other. */
export function isRefusal(error: EmchatError): boolean {
  return error.outcome === "rejected" && !isOverload(error);
}

// who asks everybody to wait means everybody, whoever was first to hear it
function isOverload({ kind, status }: EmchatError): boolean {
  return kind === "rateLimited" || status === 503;
}

function canBeWritten(message: MessageInput): boolean {
  try {
    JSON.stringify(toRequestBody(message));
    return true;
  } catch {
    return false;
  }
}
