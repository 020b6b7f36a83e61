import type { Case } from "../cases/case.ts";
import type { Finding } from "../checks/check.ts";
import type { CoverageReport } from "./coverage.ts";

/** A finding and the request that showed it. */
export interface Failure extends Finding {
  readonly operation: string;
  /** What repeats it alone. */
  readonly id: string;
  readonly case: Case;
  /** What came back, cut and without secrets. */
  readonly reply: { readonly status: number | undefined; readonly body: string } | undefined;
}

/** Failures of one cause, told once. */
export interface FailureGroup {
  /** The one whose request is smallest. */
  readonly first: Failure;
  /** How many cases fail for this cause. */
  readonly count: number;
  readonly ids: readonly string[];
  readonly operations: readonly string[];
  /** Whether the same request failed again when it was sent once more; undefined when it was not tried. */
  readonly again: boolean | undefined;
}

/** A case that was planned and not sent, and why. */
export interface NotRun {
  readonly id: string;
  readonly reason: string;
}

/** What a deviation did in this run. */
export interface DeviationOutcome {
  readonly check: string;
  readonly operation: string | undefined;
  readonly case: string | undefined;
  readonly reason: string;
  readonly expires: string;
  /** `expired` and `stale` ones fail the run. */
  readonly state: "used" | "expired" | "stale";
  /** How many findings it covers. */
  readonly findings: number;
}

/** How one operation fared in one check. */
export interface CheckTally {
  readonly operation: string;
  readonly check: string;
  readonly judged: number;
  readonly failed: number;
}

/** What a run found. */
export interface RunResult {
  readonly target: string;
  readonly spec: { readonly source: string; readonly title: string; readonly version: string };
  readonly profile: string;
  readonly seed: number;
  /** Flags that a command needs beside the address, the seed and the id to repeat a case. */
  readonly repeatWith: string;
  readonly startedAt: string;
  readonly durationMs: number;
  /** Requests that went out, those sent again after a pause included. */
  readonly requests: number;
  /** Cases and sequences that were judged. */
  readonly judged: number;
  readonly passedIds: readonly string[];
  readonly failures: readonly FailureGroup[];
  readonly waived: readonly FailureGroup[];
  readonly deviations: readonly DeviationOutcome[];
  readonly notRun: readonly NotRun[];
  readonly tallies: readonly CheckTally[];
  readonly coverage: CoverageReport;
  /** Replies of status 429 after which a request was sent again. */
  readonly paused: number;
  /** Why the run ended early, if it did. */
  readonly stopped: string | undefined;
  readonly verdict: "kept" | "broken";
}
