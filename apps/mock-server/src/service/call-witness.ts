import { durationOf } from "../journal/journal-entry.ts";
import type { Logger } from "../log/logger.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { type CallWitness, type FinishedCall, recordCall } from "./record-call.ts";

/** Writes every finished call into its session's journal, the metrics and the log. */
export function createCallWitness(metrics: Metrics, logger: Logger, failed: (error: unknown) => void): CallWitness {
  return {
    finished(call) {
      try {
        record(call);
      } catch (error) {
        // The reply is on its way; that it could not be recorded must not take the process with it.
        failed(error);
      }
    },
    failed,
  };

  function record(call: FinishedCall): void {
    const entry = recordCall(call);
    metrics.countCall(entry.operationId, entry.status, durationOf(entry) / 1_000);
    if (entry.faults.length > 0) for (const { kind } of entry.faults) metrics.countFault(kind);
    logger.request(entry, call.turn.session.id);
  }
}
