import type { Baseline } from "../deviations/baseline.ts";
import type { Deviation } from "../deviations/deviations.ts";
import type { HarRecorder } from "../har/record.ts";
import type { Profile } from "../profile/profile.ts";
import type { Spec } from "../spec/spec.ts";

/** What a run is told. Times are in ms. */
export interface RunOptions {
  /** Where the server is; a path in it is put before every path of the spec. */
  readonly url: string;
  readonly spec: Spec;
  /** The token of every call that is to succeed. */
  readonly token?: string | undefined;
  /** Values of path and query parameters, by name. Default: the profile's, then the spec's own examples. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** Default: a server that keeps everything the spec states. */
  readonly profile?: Profile | undefined;
  /** How many combined cases are generated beside the fixed ones. Default 400. */
  readonly cases?: number | undefined;
  /** Chooses the generated cases. Default 1. */
  readonly seed?: number | undefined;
  /** Requests a second. Default: none on this machine, 10 elsewhere. */
  readonly rate?: number | undefined;
  /** Requests at a time. Default: 8 on this machine, 1 with a rate, 2 elsewhere. */
  readonly concurrency?: number | undefined;
  /** How long one reply may take. Default 10,000. */
  readonly timeoutMs?: number | undefined;
  /** The most requests; a longer plan is cut short, and says so. Default: no limit. */
  readonly budget?: number | undefined;
  /** Only cases whose id is one of these; `*` stands for any text. */
  readonly only?: readonly string[] | undefined;
  /** How long a random phase goes on after the others. Default 0: none. */
  readonly randomMs?: number | undefined;
  /** Sends the cases of `only` one after another in the order in which they are named, or all at once. */
  readonly order?: "named" | "at-once" | undefined;
  /** Only operations with one of these ids. */
  readonly operations?: readonly string[] | undefined;
  readonly deviations?: readonly Deviation[] | undefined;
  /** Failures that are known and do not fail the run. */
  readonly baseline?: Baseline | undefined;
  readonly recorder?: HarRecorder | undefined;
  /** Flags that a command needs to repeat a case of this run, for the reports: `--profile mock`. */
  readonly repeatWith?: string | undefined;
  /** Told once before anything is sent. */
  readonly onPlan?: ((planned: PlannedRun) => void) | undefined;
  /** Told after each case and sequence. */
  readonly onProgress?: ((done: number, total: number, failed: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a run is about to do. */
export interface PlannedRun {
  readonly target: string;
  readonly requests: number;
  readonly notRun: number;
  readonly concurrency: number;
  /** Requests at a time while each reply takes long. */
  readonly most: number;
  readonly rate: number | undefined;
}
