import type { OperationId } from "../operation-data.ts";
import type { BulkDelivery, BulkMessage, BulkOptions, CallOptions, MessageInput, Targets } from "../resource-types.ts";
import type { BulkRun } from "./bulk-run.ts";

/** Sends to one target. */
export type SendOne = (target: string, message: MessageInput, options: CallOptions) => Promise<unknown>;

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
