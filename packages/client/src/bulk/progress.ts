import type { Targets } from "./bulk-target.ts";

/** How far a bulk send has come. */
export interface BulkProgress {
  /** Targets whose result was handed out, those before a resume included. */
  readonly done: number;
  /** Targets whose message the service took. */
  readonly delivered: number;
  /** Targets that were refused, or surely not reached. */
  readonly failed: number;
  /** Targets of which nobody knows. */
  readonly unknown: number;
  /** How many targets there are, where that is known. */
  readonly total: number | undefined;
  /** Targets done per second, since this run began. */
  readonly perSecond: number;
  /** Milliseconds left at this pace, where the total is known. */
  readonly remainingMs: number | undefined;
}

/** How often progress is reported, in milliseconds. */
const EVERY_MS = 250;

type Counts = Pick<BulkProgress, "delivered" | "failed" | "unknown">;

/** Tells of progress, not oftener than every quarter of a second unless it is the last time. */
export function createProgressTeller(
  tell: ((progress: BulkProgress) => void) | undefined,
  total: number | undefined,
  before: number,
): (counts: Counts, last?: boolean) => void {
  const startedAt = performance.now();
  let toldAt = startedAt;
  return (counts, last = false) => {
    const now = performance.now();
    if (!tell || (!last && now < toldAt + EVERY_MS)) return;
    toldAt = now;
    const { delivered, failed, unknown } = counts;
    const done = delivered + failed + unknown;
    const perSecond = ((done - before) * 1000) / (now - startedAt || 1);
    const left = total === undefined ? undefined : Math.max(0, total - done);
    const remainingMs = left === 0 ? 0 : left !== undefined && perSecond > 0 ? (left * 1000) / perSecond : undefined;
    tell({ done, delivered, failed, unknown, total, perSecond, remainingMs });
  };
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
