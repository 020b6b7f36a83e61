import type { Case } from "../cases/case.ts";
import type { Finding } from "../checks/check.ts";
import type { KnownFailure } from "../deviations/baseline.ts";
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
  /** The ids that have to be sent together for it to fail, its own last; empty when it fails alone. */
  readonly chain: readonly string[];
  /** They have to be under way at once, not one after the other. */
  readonly atOnce: boolean;
  /** The same request was answered in different ways: what it was answered with, in turn. */
  readonly answers: readonly string[];
}

/** Something worth telling that is no failure. */
export interface Note {
  readonly id: string;
  readonly text: string;
}

/** How much of a spec was judged at all. */
export interface Judged {
  readonly judged: number;
  readonly total: number;
  /** The operations that were not. */
  readonly missing: readonly string[];
}

/** Whether a run has seen enough to say that the contract is kept. */
export interface Completeness {
  /** Operations of which a valid call was answered as the spec says. */
  readonly operations: Judged;
  /** Operations that ask for credentials, and refused callers who have none. */
  readonly security: Judged;
  /** Requests that were planned, and how many of them were left out. */
  readonly planned: number;
  readonly leftOut: number;
  /** Why the run is incomplete; empty when it is not. */
  readonly reasons: readonly string[];
}

/** A case that was planned and not sent, and why. */
export interface NotRun {
  readonly id: string;
  readonly reason: string;
  /** It takes nothing from what the run can say: the case has no sense for this server. */
  readonly harmless?: boolean;
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
  /** Every failure as a baseline knows it, those that it knew already included. */
  readonly found: readonly KnownFailure[];
  readonly waived: readonly FailureGroup[];
  readonly deviations: readonly DeviationOutcome[];
  readonly notRun: readonly NotRun[];
  readonly notes: readonly Note[];
  readonly completeness: Completeness;
  /** How long each case or sequence took, in ms, by id. */
  readonly took: Readonly<Record<string, number>>;
  /** Failures that the baseline knew, and how many entries of it were not met any more. */
  readonly known: readonly FailureGroup[];
  readonly forgotten: number;
  readonly tallies: readonly CheckTally[];
  readonly coverage: CoverageReport;
  /** Replies of status 429 after which a request was sent again. */
  readonly paused: number;
  /** Why the run ended early, if it did. */
  readonly stopped: string | undefined;
  /** `incomplete`: nothing that was judged is broken, but too little was. */
  readonly verdict: "kept" | "broken" | "incomplete";
}
