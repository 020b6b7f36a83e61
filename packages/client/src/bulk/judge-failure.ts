import type { Attempt } from "../delivery/call.ts";
import { concernsEverybody } from "../delivery/concerns-everybody.ts";
import type { EmchatError } from "../errors/emchat-error.ts";
import type { EmchatTargetError } from "../errors/error-classes.ts";
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

/** Judges a call to the target of `entry` that surely was not delivered or whose outcome is unknown. `stage`: what was being done, `undefined` while the message was made; `taken`: how many targets the service took or refused. */
export function judgeFailure(
  error: EmchatError,
  entry: Entry,
  stage: Attempt["stage"] | undefined,
  forAll: boolean,
  taken: number,
): Verdict {
  if (error.outcome === "unknown") return "final";
  if (error.kind === "configuration") {
    if (stage === undefined || stage === "path") return "final";
    if (stage === "body") return forAll ? "hopeless" : "final";
  }
  const { refusals, takenAtRefusal, failures, takenAtFailure } = entry;
  const often = refusals + 1 >= TRIES;
  if (error.kind === "target") return mayPass(error as EmchatTargetError) && !often ? "later" : "final";
  if (error.outcome !== "not-sent" && !concernsEverybody(error)) return "final";
  if (isOverload(error)) return "everybody";
  // while others get through it is this one's own trouble: a refusal is final some day then, what never left is not
  if (isRefusal(error) && often && taken > takenAtRefusal) return "final";
  return failures > 0 && taken > takenAtFailure ? "later" : "everybody";
}

/** Whether others would fail by it as well, be it or not that this target has its result. */
export function isTrouble(verdict: Verdict, error: EmchatError): boolean {
  return verdict === "everybody" || (error.outcome === "unknown" && concernsEverybody(error));
}

function mayPass({ results }: EmchatTargetError): boolean {
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
