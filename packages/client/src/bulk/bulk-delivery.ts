import { readLimits } from "../limits.ts";
import { loaded } from "../loaded.ts";
import { settled } from "../settled.ts";
import type { AbortMode, BulkRun } from "./bulk-run.ts";
import type { BulkSummary } from "./bulk-summary.ts";
import type { BulkResult, BulkTarget } from "./bulk-target.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { BulkState } from "./progress.ts";
import type { BulkRequest } from "./run-plan.ts";

/**
 * A bulk send. Await it, and it runs to its end and sums up; or iterate it, once, to have each result as it comes. Until one of the two nothing is sent.
 *
 * A run that ends before its last target (given up, stopped, aborted) gives a summary that says so; a loop over its results throws. Both throw what the
 * targets or `onCheckpoint` threw.
 */
export interface BulkDelivery extends AsyncIterable<BulkResult>, PromiseLike<BulkSummary> {
  /** What the run is doing. */
  readonly state: BulkState;
  /** Where the run stands now, as plain JSON, good to resume from once the run has ended; `undefined` before it began. While it goes on, store what `onCheckpoint` gives. */
  checkpoint(): Checkpoint | undefined;
  /** The targets of this run whose outcome is unknown so far, those that an earlier run had under way included: the first 10,000. */
  readonly unknown: readonly BulkTarget[];
  /** The targets of this run that were refused so far: the first 10,000. */
  readonly rejected: readonly BulkTarget[];
  /** Ends the run: nothing more goes out, and what is on the wire is waited for, or with `now` cut: its outcome is unknown then. */
  abort(mode?: AbortMode): void;
}

/** What a bulk send that does not throw comes to. */
export type SafeBulkResult =
  | { readonly ok: true; readonly value: BulkSummary; readonly error?: never }
  | { readonly ok: false; readonly error: unknown; readonly value?: never };

/**
 * A bulk send that does not throw: a loop over its results ends, and awaiting it, also after the loop, tells how it ended. `error` is what an option that cannot be
 * used, the targets or `onCheckpoint` threw.
 */
export interface SafeBulkDelivery
  extends Pick<BulkDelivery, "state" | "checkpoint" | "unknown" | "rejected" | "abort">,
    AsyncIterable<BulkResult>,
    PromiseLike<SafeBulkResult> {}

/** A bulk send that has not begun. What runs it is loaded when it begins: most programs never need it. */
export function createBulkDelivery(request: Omit<BulkRequest, "retry">): BulkDelivery {
  let run: BulkRun | undefined;
  let aborted: AbortMode | undefined;
  let whole: Promise<BulkSummary> | undefined;
  const begin = async (): Promise<BulkRun> => {
    const { delivery, operation, options } = request;
    const { retry } = readLimits(delivery, options, { operation: operation.id });
    const { BulkRun } = await loaded(import("./bulk-run.ts"));
    run ??= new BulkRun({ ...request, retry });
    if (aborted) run.abort(aborted);
    return run;
  };
  return {
    async *[Symbol.asyncIterator]() {
      yield* (await begin()).results();
    },
    // biome-ignore lint/suspicious/noThenProperty: whoever awaits a bulk send means it to be sent
    then: (resolve, reject) => {
      whole ??= begin().then((begun) => begun.summary());
      return whole.then(resolve, reject);
    },
    get state() {
      return run?.state ?? "waiting";
    },
    checkpoint: () => run?.checkpoint() ?? request.options.resumeFrom,
    get unknown() {
      return run?.unknown ?? [];
    },
    get rejected() {
      return run?.rejected ?? [];
    },
    abort: (mode = "drain") => {
      aborted = mode;
      run?.abort(mode);
    },
  };
}

/** The same bulk send, which does not throw. */
export function toSafeBulkDelivery(run: BulkDelivery): SafeBulkDelivery {
  const safe: Pick<SafeBulkDelivery, "then" | typeof Symbol.asyncIterator> = {
    async *[Symbol.asyncIterator]() {
      try {
        yield* run;
      } catch {
        // whoever awaits the run hears of it
      }
    },
    // biome-ignore lint/suspicious/noThenProperty: whoever awaits a bulk send means it to be sent
    then: (resolve, reject) => settled(run).then(resolve, reject),
  };
  return Object.setPrototypeOf(safe, run) as SafeBulkDelivery;
}
