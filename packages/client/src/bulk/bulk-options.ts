import type { SendOptions } from "../call-options.ts";
import type { MessageInput } from "../messages.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { BulkProgress } from "./progress.ts";
/** What a bulk send sends: one message for all, or a function of the target. */
export type BulkMessage = MessageInput | ((target: string) => MessageInput | Promise<MessageInput>);

/** Options of a bulk send. `timeout` and `deadline` hold for each target. */
export interface BulkOptions extends SendOptions {
  /** Calls under way at a time, 1 to 1,000. Default 10. The client's rate limits hold beside it. */
  readonly concurrency?: number | undefined;
  /** How many targets there are, where the targets cannot tell: for the time left. */
  readonly total?: number | undefined;
  /** Called at most four times a second, and at the end. */
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
  /**
   * Called, and waited for, before the targets that the checkpoint covers go out. Whoever stores it, and resumes from the
   * one stored last, sends nothing twice, even after the process was killed.
   */
  readonly onCheckpoint?: ((checkpoint: Checkpoint) => void | Promise<void>) | undefined;
  /** Targets that one stored checkpoint covers: so many may be of unknown outcome after a kill. Default 100. */
  readonly checkpointEvery?: number | undefined;
  /** Goes on where a checkpoint ends. */
  readonly resumeFrom?: Checkpoint | undefined;
}

/** Sends to one target. */
export type SendOne = (target: string, message: MessageInput, options: SendOptions) => Promise<unknown>;
