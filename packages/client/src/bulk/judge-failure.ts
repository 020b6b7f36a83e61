import { concernsEverybody } from "../delivery/concerns-everybody.ts";
import type { EmchatError } from "../errors/emchat-error.ts";
import { EmchatTargetError } from "../errors/error-classes.ts";
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
  const tried = entry.failures + 1;
  if (error instanceof EmchatTargetError)
    return error.results.every(({ ok, ...result }) => ok || ("retryable" in result && result.retryable)) &&
      tried < TRIES
      ? "later"
      : "final";
  if (error.outcome !== "not-sent" && !concernsEverybody(error)) return "final";
  // while others get through, it is this one's own trouble; a refusal then is final some day, what never left is not
  if (error.outcome === "rejected" && error.kind !== "rateLimited" && tried >= TRIES && taken > entry.takenAtFirst)
    return "final";
  return tried > 1 && taken > entry.takenAtLast ? "later" : "everybody";
}

function canBeWritten(message: MessageInput): boolean {
  try {
    JSON.stringify(toRequestBody(message));
    return true;
  } catch {
    return false;
  }
}
