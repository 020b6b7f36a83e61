import type { Pace } from "./pace.ts";

/** A refusal after fewer requests than this says nothing about the service's limit. */
const EVIDENCE = 2;
/** The pace after a refusal, as a part of what the service took before it. */
const DECREASE = 0.95;
/** The same where nothing is known of what it takes. */
const BLIND_DECREASE = 0.5;
/** So long it takes to come back to the pace that was refused, in seconds: quickly at first, ever more slowly towards it. */
const RECOVERY_S = 3;
/** From there on the pace grows by so much of itself, times the cube of the seconds: carefully at first. */
const GROWTH = 0.00005;
/** No pace is learned below this part of the one that was set. */
const LEAST_SHARE = 0.001;

/** Told of every reply since the first refusal. Returns whether the others waited for this one. */
export type Learner = (now: number, refused: boolean, paused: boolean) => boolean;

/**
 * Learns from 429s: the pace falls to what the service took, comes back to where it was refused within seconds, and goes on from there
 * carefully, to the set pace at most. No window is guessed.
 */
export function learnPace(pace: Pace): Learner {
  const { limit } = pace;
  /** From where to where the pace recovers, since when. */
  let low = 1;
  let top = 1;
  let since = -Infinity;
  let refusedAt: number | undefined;
  let refusedShare = 1;
  let refusals = 0;
  /** What the service took after the first refusal. */
  let late = 0;

  pace.share = (now) => {
    const seconds = (now - since) / 1000 - RECOVERY_S;
    const change = seconds < 0 ? (top - low) * (seconds / RECOVERY_S) ** 3 : top * GROWTH * seconds ** 3;
    return Math.min(1, Math.max(LEAST_SHARE, top + change));
  };

  const learn = (now: number, refused: number): void => {
    // without the one that was just taken
    const taken = pace.sent - refusals - 1;
    // a window shorter than the time before the refusal, or than the pause, would have let more through
    const perMs = taken / Math.max(refused - pace.from, now - refused);
    const blind = taken < EVIDENCE;
    // while most of what was on the way was taken, it was no limit that was met, or only just
    const seen = late > refusals ? refusedShare * DECREASE : (perMs * limit.perMs) / limit.requests;
    top = blind ? refusedShare : Math.min(refusedShare, seen);
    low = top * (blind ? BLIND_DECREASE : DECREASE);
    since = pace.from = now;
    pace.sent = 0;
    pace.alone = false;
    refusedAt = undefined;
    pace.rest(now + limit.perMs / limit.requests / low);
  };

  return (now, refused, paused) => {
    if (refused) {
      if (refusedAt === undefined) {
        refusedAt = now;
        refusedShare = pace.share(now);
        late = refusals = 0;
      }
      refusals += 1;
    } else if (paused) late += 1;
    else if (refusedAt !== undefined) {
      learn(now, refusedAt);
      return true;
    }
    return false;
  };
}
