import type { EmchatError } from "../errors/emchat-error.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { BulkCounts } from "./progress.ts";

/**
 * How a run ended.
 *
 * - `complete`: every target has its result.
 * - `gaveUp`: nobody could be reached for `giveUpAfter`.
 * - `stopped`: by `stopAfter`.
 * - `aborted`: by its signal, by `abort()`, or because whoever iterated left.
 */
export type BulkEnd = "complete" | "gaveUp" | "stopped" | "aborted";

/** What became of a bulk send, the runs before a resume included. */
export interface BulkSummary extends BulkCounts {
  /** How it ended. */
  readonly ended: BulkEnd;
  /** Targets that surely were not sent to, of those that are known: all where the targets can tell how many they are, else those that were read. */
  readonly notSent: number;
  /** Targets that came again, and were left out. */
  readonly duplicates: number;
  /** What ended it before the last target. */
  readonly error: EmchatError | undefined;
  /** From where another run goes on. */
  readonly checkpoint: Checkpoint;
}
