import type { Message, Presence, SendMessageRequest } from "@emchat/schema";
import type { Checkpoint } from "./bulk/checkpoint.ts";
import type { BulkProgress } from "./bulk/progress.ts";
import type { EmchatError } from "./errors/emchat-error.ts";
import type { ErrorOf } from "./errors/error-of.ts";
import type { OperationData, OperationId } from "./operation-data.ts";

/** What every call takes last. Times are in milliseconds. */
export interface CallOptions {
  /** Ends the call, whatever it is waiting for. */
  readonly signal?: AbortSignal | undefined;
  /** The most that one attempt may take, its reply's body included. The client's own by default. */
  readonly timeout?: number | undefined;
  /** The most that the call may take, with all its waits and attempts. The client's own by default. */
  readonly deadline?: number | undefined;
}

/** A message: a string is a text, an object is one message body, and an object with `msg` is the whole request with `from` and `ext`. */
export type MessageInput = string | Message | SendMessageRequest;

/** Whether a user is online. */
export interface PresenceResult {
  /** The name as the caller wrote it. */
  readonly username: string;
  /** `online` with at least one long connection, else `offline`. */
  readonly status: Presence;
}

/** A target whose message the service took. */
export interface DeliveredTarget {
  /** The target as the caller wrote it. */
  readonly target: string;
  /** `true`: the service took it. */
  readonly ok: true;
  /** The service's `result_code`. */
  readonly code: 200;
}

/** A target that the service refused, inside a reply of status 200. */
export interface FailedTarget {
  /** The target as the caller wrote it. */
  readonly target: string;
  /** `false`: the service refused it. */
  readonly ok: false;
  /** The service's `result_code`. */
  readonly code: number;
  /** What the service said, where it said something. */
  readonly reason?: string;
  /** Whether the same message may do better later: `true` for 429 and 503. */
  readonly retryable: boolean;
}

/** What became of one target. */
export type TargetResult = DeliveredTarget | FailedTarget;

/** A send whose every target was taken. A send with a failed target rejects with `EmchatTargetError`, which has all results. */
export interface DeliveryResult {
  /** One result per target, named as the caller wrote it. */
  readonly results: readonly DeliveredTarget[];
}

/** Milliseconds. */
export interface CallTiming {
  /** From the call to its settling. */
  readonly totalMs: number;
  /** The last attempt alone, its reply's body included. */
  readonly attemptMs: number;
}

/** A value with what came along. */
export interface WithResponse<Value, Id extends OperationId> {
  /** What the call itself gives. */
  readonly value: Value;
  /** The operation of the contract. */
  readonly operation: Id;
  /** The HTTP status. */
  readonly status: number;
  /** The reply's headers. */
  readonly headers: Headers;
  /** The reply's `x-request-id`. */
  readonly requestId: string | undefined;
  /** How often this call tried to send its request. */
  readonly attempts: number;
  /** How long it took. */
  readonly timing: CallTiming;
}

/** A value, or the error that stands in its place. */
export type SafeResult<Value, Id extends OperationId> =
  | { readonly ok: true; readonly value: Value; readonly error?: never }
  | { readonly ok: false; readonly error: ErrorOf<Id>; readonly value?: never };

/** A promise of the value that also gives the reply around it. */
export interface EmchatPromise<Value, Id extends OperationId> extends Promise<Value> {
  /** The value with status, headers, attempts and timing. */
  withResponse(): Promise<WithResponse<Value, Id>>;
}

/** A promise that does not reject. */
export interface SafePromise<Value, Id extends OperationId> extends Promise<SafeResult<Value, Id>> {
  /** The same with status, headers, attempts and timing around the value. */
  withResponse(): Promise<SafeResult<WithResponse<Value, Id>, Id>>;
}

/** A resource whose calls return `{ ok, value | error }` where they would throw. */
export type Safe<Resource> = {
  readonly [Name in keyof Resource]: Resource[Name] extends (
    ...input: infer Input
  ) => EmchatPromise<infer Value, infer Id>
    ? (...input: Input) => SafePromise<Value, Id>
    : Resource[Name];
};

/** Whom a bulk send is for. To resume, the same targets have to come in the same order again. */
export type Targets = (Iterable<string> & object) | AsyncIterable<string>;

/** What a bulk send sends: one message for all, or a function of the target. */
export type BulkMessage = MessageInput | ((target: string) => MessageInput | Promise<MessageInput>);

/** Options of a bulk send. `timeout` and `deadline` hold for each target. */
export interface BulkOptions extends CallOptions {
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

/** A target of a bulk send, and its place among the targets, from 0. */
export interface BulkTarget {
  /** The target's place among the targets, from 0. */
  readonly index: number;
  /** The username or group id. */
  readonly target: string;
}

/** What became of one target of a bulk send. An error's `outcome` says whether the message may have been delivered. */
export type BulkResult = BulkTarget &
  ({ readonly ok: true; readonly error?: never } | { readonly ok: false; readonly error: EmchatError });

/** A bulk send: iterate it, once, to run it. */
export interface BulkDelivery extends AsyncIterable<BulkResult> {
  /** Where the run stands now, as plain JSON, good to resume from once the run has ended; `undefined` before it began. While it goes on, store what `onCheckpoint` gives. */
  checkpoint(): Checkpoint | undefined;
  /** The targets whose outcome is unknown so far, those of the runs before a resume included. */
  readonly unknown: readonly BulkTarget[];
}

/** What generated resources stand on. */
export interface ResourceCaller {
  presence<Id extends OperationId>(
    operation: OperationData<Id>,
    target: string,
    options?: CallOptions,
  ): EmchatPromise<PresenceResult, Id>;
  delivery<Id extends OperationId>(
    operation: OperationData<Id>,
    target: string,
    message: MessageInput,
    options?: CallOptions,
  ): EmchatPromise<DeliveryResult, Id>;
  deliverMany<Id extends OperationId>(
    operation: OperationData<Id>,
    targets: Targets,
    message: BulkMessage,
    options?: BulkOptions,
  ): BulkDelivery;
}
