import type { SendOptions } from "../call-options.ts";
import type { Delivery } from "../delivery/call.ts";
import { EmchatConfigurationError } from "../errors/error-classes.ts";
import type { OperationData } from "../operation-data.ts";
import { checkNames, checkOptions } from "../option-checks.ts";
import { readLimits } from "../settings.ts";
import type { BulkMessage, BulkOptions, SendOne } from "./bulk-options.ts";
import type { Targets } from "./bulk-target.ts";
import { type Checkpoint, checkResume, emptyCheckpoint, fingerprint, type RunIdentity } from "./checkpoint.ts";
import type { PauseTiming } from "./pause.ts";

/** The most calls at a time. */
export const MAX_CONCURRENCY = 1000;
const CONCURRENCY = 10;
const CHECKPOINT_EVERY = 100;
const GIVE_UP_MS = 120_000;

/** What a bulk send was asked for. */
export interface BulkRequest {
  readonly delivery: Delivery;
  readonly operation: OperationData;
  readonly targets: Targets;
  readonly message: BulkMessage;
  readonly options: BulkOptions;
  readonly send: SendOne;
}

/** A bulk send's options, checked, with every default in its place. */
export interface BulkPlan extends BulkRequest {
  /** The path parameter that the targets are for: the last of the path. */
  readonly parameter: string;
  readonly identity: RunIdentity;
  readonly from: Checkpoint;
  readonly concurrency: number;
  /** How many targets are read, and covered by a checkpoint, at a time. */
  readonly batch: number;
  readonly timing: PauseTiming;
  readonly stopAfter: { readonly unknown: number; readonly failed: number };
  /** What each call is given. */
  readonly each: SendOptions;
}

/** @throws EmchatConfigurationError that names the option. */
export function planRun(request: BulkRequest): BulkPlan {
  const { delivery, operation, message, options } = request;
  const state = { operation: operation.id };
  const { retry } = readLimits(delivery, options, state);
  const {
    concurrency = CONCURRENCY,
    checkpointEvery = CHECKPOINT_EVERY,
    giveUpAfter = GIVE_UP_MS,
    stopAfter = {},
    timeout = delivery.timeout,
    deadline = Infinity,
    onCheckpoint,
    onProgress,
    resumeFrom,
    signal: _signal,
    total = 0,
    ...each
  } = options;
  checkOptions(stopAfter, "stopAfter", state);
  checkNames(stopAfter, "stopAfter", ["unknown", "failed"], state);
  const { unknown = Infinity, failed = Infinity } = stopAfter;
  const identity: RunIdentity = {
    operation: operation.id,
    tenant: `${delivery.org}#${delivery.app}`,
    message: fingerprint(message, options, operation.id),
  };
  check(operation, [
    [
      !(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= MAX_CONCURRENCY),
      `\`concurrency\` must be a whole number from 1 to ${MAX_CONCURRENCY}`,
    ],
    [!(Number.isInteger(checkpointEvery) && checkpointEvery >= 1), "`checkpointEvery` must be a whole number above 0"],
    [!isAtLeast(0, giveUpAfter), "`giveUpAfter` must be a number of milliseconds, 0 or more"],
    [!isAtLeast(0, total), "`total` must be a number, 0 or more"],
    [!isAtLeast(1, unknown), "`stopAfter.unknown` must be a number above 0"],
    [!isAtLeast(1, failed), "`stopAfter.failed` must be a number above 0"],
    [onCheckpoint !== undefined && typeof onCheckpoint !== "function", "`onCheckpoint` must be a function"],
    [onProgress !== undefined && typeof onProgress !== "function", "`onProgress` must be a function"],
  ]);
  if (resumeFrom !== undefined) checkResume(resumeFrom, identity);
  return {
    ...request,
    parameter: /\{(\w+)\}[^{}]*$/.exec(operation.path)?.[1] ?? "",
    identity,
    from: resumeFrom ?? emptyCheckpoint(identity),
    concurrency,
    batch: onCheckpoint ? checkpointEvery : concurrency,
    timing: { ...retry, giveUpAfter },
    stopAfter: { unknown, failed },
    each: { ...each, timeout: Math.min(timeout, deadline) },
  };
}

function isAtLeast(least: number, value: unknown): boolean {
  return typeof value === "number" && value >= least;
}

function check({ id: operation }: OperationData, faults: readonly (readonly [boolean, string])[]): void {
  const fault = faults.find(([found]) => found);
  if (fault) throw new EmchatConfigurationError(fault[1], { operation });
}
