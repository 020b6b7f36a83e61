import type { EmchatError } from "../errors/emchat-error.ts";
import { tell } from "../tell.ts";
import type { Targets } from "./bulk-target.ts";

/**
 * What a run is doing.
 *
 * - `waiting`: it has not begun.
 * - `running`: it sends.
 * - `paused`: nobody can be reached, and it tries with one target at a time; or a limiter, `beforeAttempt`, `onCheckpoint` or the message function does not answer.
 * - `draining`: nothing more goes out; what is on the wire is waited for.
 * - `ended`.
 */
export type BulkState = "waiting" | "running" | "paused" | "draining" | "ended";

/** Results by what they say, those of the runs before a resume included. */
export interface BulkCounts {
  /** Targets whose message the service took. */
  readonly delivered: number;
  /** Targets that were refused: surely not delivered. */
  readonly rejected: number;
  /** Targets of which nobody knows. */
  readonly unknown: number;
}

/** How far a bulk send has come. */
export interface BulkProgress extends BulkCounts {
  /** What the run is doing. */
  readonly state: BulkState;
  /** Why it is paused. */
  readonly trouble: EmchatError | undefined;
  /** Targets that are done with: delivered, rejected, unknown or named before. */
  readonly done: number;
  /** Targets that came again, and were left out. */
  readonly duplicates: number;
  /** How many targets there are, where that is known. */
  readonly total: number | undefined;
  /** Targets done per second, since this run began. */
  readonly perSecond: number;
  /** Milliseconds left at this pace, where the total is known. */
  readonly remainingMs: number | undefined;
}

/** How often progress is reported, in milliseconds. */
const EVERY_MS = 250;

type Standing = Omit<BulkProgress, "done" | "total" | "perSecond" | "remainingMs">;

/** Tells `onProgress`, not oftener than every quarter of a second unless something `new` is to be told. */
export function createProgressTeller(
  onProgress: ((progress: BulkProgress) => void) | undefined,
  total: number | undefined,
  before: number,
): (look: () => Standing, news?: boolean) => void {
  const startedAt = performance.now();
  let toldAt = startedAt;
  return (look, news = false) => {
    if (!onProgress) return;
    const now = performance.now();
    if (!news && now < toldAt + EVERY_MS) return;
    toldAt = now;
    const standing = look();
    const done = countDone(standing, standing.duplicates);
    const perSecond = ((done - before) * 1000) / (now - startedAt || 1);
    const left = total === undefined ? undefined : Math.max(0, total - done);
    const remainingMs = left === 0 ? 0 : left !== undefined && perSecond > 0 ? (left * 1000) / perSecond : undefined;
    // who watches a run cannot harm it
    tell(() => onProgress({ ...standing, done, total, perSecond, remainingMs }));
  };
}

/** Targets that are done with. */
export function countDone({ delivered, rejected, unknown }: BulkCounts, duplicates: number): number {
  return delivered + rejected + unknown + duplicates;
}

/** How many targets there are, where a list can tell without being read. */
export function countTargets(targets: Targets): number | undefined {
  for (const name of ["length", "size"] as const) {
    const count: unknown =
      name in targets ? (targets as { readonly [Name in typeof name]?: unknown })[name] : undefined;
    if (typeof count === "number") return count;
  }
  return undefined;
}
