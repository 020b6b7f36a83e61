import type { Outcome } from "../errors/emchat-error.ts";
import type { OperationId } from "../operation-data.ts";

/** What is true of a call now; an error takes a copy of it. */
export interface CallState {
  readonly operation: OperationId;
  /** How often it tried to send its request. */
  attempts: number;
  /** What became of the latest request. */
  outcome: Outcome;
  /** The status of its reply, where one began. */
  status?: number | undefined;
}
