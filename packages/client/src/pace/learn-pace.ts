import type { Pace } from "./pace.ts";
import { createReplyLog, LOG_MS } from "./reply-log.ts";
import { createWindow, type Replies } from "./window.ts";

/** What the service took is looked at over so many milliseconds at least: the shortest time for which limits are given. */
const LOOK_MS = 1000;
/** A refusal after fewer requests than this says nothing about the service's limit. */
const EVIDENCE = 2;
/** Whoever used less than this part of its pace does not know from one refusal that the pace was too high. */
const PRESSING = 0.5;
/** One refusal is evidence after so much of that time. */
const ENOUGH = 0.8;
/** The pace after a refusal, as a part of what the service took before it. */
const DECREASE = 0.95;
/** The pace to which it comes back, as a part of that. */
const CAUTION = 0.99;
/** The same where it is not known what it takes. */
const BLIND_DECREASE = 0.5;
/** The same after a long pause, which one more refusal hardly makes longer: what a long window holds may go out early. */
const LONG_PAUSE_DECREASE = 0.7;
/** A refusal so soon after a pause that was long, in milliseconds, tells that the window is still full, not what it holds. */
const EARLY_MS = 800;
/** So long it takes to come back to the pace that was refused, in seconds: quickly at first, ever more slowly towards it. */
const RECOVERY_S = 3;
/** From there on the pace grows: hardly in the first 20 seconds, since every refusal costs a pause, and to its double in so many. */
const DOUBLING_S = 60;
/** A part of a turn that is no turn more: growth of a millionth is none, nor is what sums of fractions are off by. */
const HARDLY = 0.1;
/** No pace is learned below this part of the one that was set. */
const LEAST_SHARE = 0.001;

/** Told of every reply since the first refusal, and until when the refusals before it stopped everybody. Returns whether the others waited for this one. */
export type Learner = (now: number, refused: boolean, pausedUntil: number) => boolean;

/**
 * Learns from 429s: the pace falls to what the service took, comes back to where it was refused within seconds, and goes on from there
 * carefully, to the set pace at most. No window is guessed.
 *
 * @param before What the service took until then, by the time of the replies.
 */
export function learnPace(pace: Pace, before: readonly Replies[]): Learner {
  const { limit } = pace;
  const log = createReplyLog();
  for (const [at, count] of before) log.add(at, count);
  /** From where to where the pace recovers, since when. */
  let low = 1;
  let top = 1;
  let since = -Infinity;
  let refusedAt: number | undefined;
  let refusedShare = 1;
  let refusals = 0;
  /** What the service took after the first refusal. */
  let late = 0;
  /** Whether what was learned holds for every single second: what a busy machine misses is made up for more slowly then. */
  let strict = false;
  /** The end of the latest long pause. */
  let longUntil = -Infinity;
  const secondMs = Math.min(limit.perMs, LOOK_MS);
  const most = (limit.requests * secondMs) / limit.perMs;
  const second = createWindow({ requests: most, perMs: secondMs });
  const { waitFor, take, answer } = pace;

  pace.share = (now) => {
    const seconds = (now - since) / 1000 - RECOVERY_S;
    const change = seconds < 0 ? (top - low) * (seconds / RECOVERY_S) ** 3 : top * (seconds / DOUBLING_S) ** 5;
    return Math.min(1, Math.max(LEAST_SHARE, top + change));
  };

  pace.waitFor = (now, weight) => {
    // a window may hold what the service took, so that what comes late is made up for; the pace alone is careful
    const wait = waitFor(now, weight);
    if (!strict) return wait;
    const kept = most - Math.ceil(most * Math.min(1, pace.share(now) / CAUTION) - HARDLY);
    return Math.max(wait, second.freeAt(now, weight + kept) - now);
  };
  pace.take = (at, weight) => {
    take(at, weight);
    second.take(at, weight);
  };
  pace.answer = (now) => {
    second.answer(now);
    return answer(now);
  };

  const learn = (now: number, refused: number, pausedUntil: number): void => {
    // as it was asked, however late a busy machine woke up
    const pause = pausedUntil - refused;
    const early = refused - longUntil < EARLY_MS;
    if (pause >= LOG_MS) longUntil = pausedUntil;
    // a window shorter than the pause would have let more through
    const span = Math.max(pause, LOOK_MS);
    const { taken, first } = log.since(refused - span);
    const shareOf = (ms: number): number => ((taken / ms) * limit.perMs) / limit.requests;
    const seen = early ? 0 : shareOf(span);
    const looked = refused - first;
    const used = shareOf(Math.max(looked, LOOK_MS));
    const thin = refusals === 1 && (used < refusedShare * PRESSING || looked < LOOK_MS * ENOUGH);
    const blind = taken < EVIDENCE || (thin && now - since > LOG_MS);
    // while most of what was on the way was taken, it was no limit that was met, or only just
    const least = early ? BLIND_DECREASE : late > refusals ? DECREASE : pause >= LOG_MS ? LONG_PAUSE_DECREASE : 0;
    top = blind ? refusedShare : CAUTION * Math.min(refusedShare, Math.max(seen, refusedShare * least));
    low = top * (blind ? BLIND_DECREASE : DECREASE);
    since = now;
    pace.alone = false;
    strict = !blind;
    refusedAt = undefined;
    pace.rest(now + limit.perMs / limit.requests / low);
  };

  return (now, refused, pausedUntil) => {
    const paused = now < pausedUntil;
    if (refused) {
      if (refusedAt === undefined) {
        refusedAt = now;
        refusedShare = pace.share(now);
        late = refusals = 0;
      }
      refusals += 1;
      return false;
    }
    const waitedFor = !paused && refusedAt !== undefined;
    if (paused) late += 1;
    else if (refusedAt !== undefined) learn(now, refusedAt, pausedUntil);
    log.add(now);
    return waitedFor;
  };
}
