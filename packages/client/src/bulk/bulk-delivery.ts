import type { OperationId } from "../operation-data.ts";
import type { BulkMessage, BulkOptions, SendOne } from "./bulk-options.ts";
import type { BulkRun } from "./bulk-run.ts";
import type { BulkResult, BulkTarget, Targets } from "./bulk-target.ts";
import type { Checkpoint } from "./checkpoint.ts";

/** A bulk send: iterate it, once, to run it. */
export interface BulkDelivery extends AsyncIterable<BulkResult> {
  /** Where the run stands now, as plain JSON, good to resume from once the run has ended; `undefined` before it began. While it goes on, store what `onCheckpoint` gives. */
  checkpoint(): Checkpoint | undefined;
  /** The targets whose outcome is unknown so far, those of the runs before a resume included. */
  readonly unknown: readonly BulkTarget[];
}

/** A bulk send that has not begun. What runs it is loaded when it begins: most programs never need it. */
export function createBulkDelivery(
  operation: OperationId,
  targets: Targets,
  message: BulkMessage,
  options: BulkOptions,
  send: SendOne,
): BulkDelivery {
  let run: BulkRun | undefined;
  return {
    async *[Symbol.asyncIterator]() {
      const { startBulkRun } = await import("./bulk-run.ts");
      run ??= startBulkRun(operation, targets, message, options, send);
      yield* run.results();
    },
    checkpoint: () => run?.checkpoint() ?? options.resumeFrom,
    get unknown() {
      return this.checkpoint()?.unknown ?? [];
    },
  };
}
