import type { RetryTiming, SendOptions } from "../call-options.ts";
import type { MessageInput } from "../messages.ts";
import type { BulkLine } from "./bulk-target.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { BulkProgress } from "./progress.ts";

/** What a bulk send sends: one message for all, or a function of the target. */
export type BulkMessage<Message = MessageInput> = Message | ((target: string) => Message | Promise<Message>);

/** Options of a bulk send. `timeout` holds for each attempt. */
export interface BulkOptions extends SendOptions {
  /** Ends the run: nothing more goes out, what is on the wire is waited for. With `"now"` as its reason it is not. */
  readonly signal?: AbortSignal | undefined;
  /** The most that an attempt may take, where that is less than `timeout`. Waits for a turn or for the service count for no target. */
  readonly deadline?: number | undefined;
  /** The waits before somebody is tried again, by `baseDelay` and `maxDelay`. How often, is for the run to decide. */
  readonly retry?: RetryTiming | false | undefined;
  /** Calls under way at a time, 1 to 1,000. Default 10. The client's rate limits hold beside it. */
  readonly concurrency?: number | undefined;
  /** How many targets there are, where the targets cannot tell: for the time left. */
  readonly total?: number | undefined;
  /** Called at most four times a second, whenever the run pauses or goes on, and at the end. What it throws is ignored. */
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
  /**
   * Called, and waited for, before the targets that the checkpoint covers go out. Whoever stores it, and resumes from the
   * one stored last, sends nothing twice, even after the process was killed. `lines` are the targets that were not delivered since the
   * checkpoint before: each comes once, so add them to a file. While it does not answer the run is `paused`, and gives up after
   * `giveUpAfter`. The last one, at the end of a run, is waited for as long as an attempt may take, after an abort with `now` for a second.
   */
  readonly onCheckpoint?: ((checkpoint: Checkpoint, lines: readonly BulkLine[]) => void | Promise<void>) | undefined;
  /** Targets that one stored checkpoint covers: so many may be of unknown outcome after a kill. Default 100. */
  readonly checkpointEvery?: number | undefined;
  /** Goes on where a checkpoint ends. */
  readonly resumeFrom?: Checkpoint | undefined;
  /**
   * How long the run tries to go on while nobody can be reached, or while a limiter, `beforeAttempt`, `onCheckpoint` or the message function
   * does not answer, in milliseconds; `Infinity` for ever. Default 120,000.
   */
  readonly giveUpAfter?: number | undefined;
  /** Ends the run after so many targets of unknown outcome, or so many that were refused. Default: never. */
  readonly stopAfter?: { readonly unknown?: number | undefined; readonly failed?: number | undefined } | undefined;
}

/** Sends to one target. */
export type SendOne<Message = MessageInput> = (
  target: string,
  message: Message,
  options: SendOptions,
) => Promise<unknown>;
