import type { Answer } from "../model/ledger.ts";
import type { Delays } from "./delays.ts";
import type { LedgerTime } from "./ledger-time.ts";

/** When the group that comes next may be sent, by the sender's clock. */
export interface Turns {
  /** The time of the first turn; where everybody pauses, the end of that. */
  readonly at: number;
  /** Until when the first one is good: used later, it would crowd the next ones. */
  readonly until: number;
  readonly stepMs: number;
  /** Whether the whole application pauses, and nothing was started. */
  readonly paused: boolean;
}

/** How far apart the turns of a group may be, in milliseconds: what is started is to leave at once, and not to wait for its turn. */
const GROUP_SPREAD_MS = 60;

/** The share of the time in which a group's first turn is good for which it waits for the group's other turns. */
const HELD = 0.4;

/** Where nobody says how many targets share a commit: as many as leave in so many milliseconds, within bounds. */
const QUICK_MS = 20;
const LEAST_GROUP = 6;
const LARGEST_GROUP = 20;

/** How many targets share a commit, at most; fewer where the application's turns are far apart. */
export function groupSize(batch: number | undefined, stepMs: number): number {
  const most = batch ?? Math.min(LARGEST_GROUP, Math.max(LEAST_GROUP, Math.floor(QUICK_MS / stepMs)));
  return Math.min(most, 1 + Math.floor(GROUP_SPREAD_MS / stepMs));
}

/** The turns of an answer; `undefined` where the chunk may not be sent to any more. */
export function turnsOf(answer: Answer | undefined, ledgerTime: LedgerTime): Turns | undefined {
  if (!answer?.held || !answer.open) return undefined;
  return { ...ledgerTime.turn(answer.turnAt), stepMs: answer.stepMs, paused: answer.paused };
}

/**
 * When to ask the ledger for a group: it is to leave with its last turn, where its first one is good for so long. Asked too early,
 * it is started and has not left; too late, its first turns are over.
 */
export function timeToAsk({ at, until, stepMs, paused }: Turns, size: number, delays: Delays): number {
  if (paused) return at;
  const leaves = at + Math.min((size - 1) * stepMs, HELD * (until - at));
  return Math.min(leaves - delays.quickCommit(), until - delays.untilSent());
}
