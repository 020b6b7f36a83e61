import type { SendOptions } from "../call-options.ts";
import type { Delivery } from "../delivery/call.ts";
import { EmchatConfigurationError } from "../errors/error-classes.ts";
import type { OperationData } from "../operation-data.ts";
import type { Limits } from "../settings.ts";
import type { BulkMessage, BulkOptions, SendOne } from "./bulk-options.ts";
import type { Targets } from "./bulk-target.ts";
import { checkResume } from "./check-resume.ts";
import { type Checkpoint, emptyCheckpoint, fingerprint, type RunIdentity } from "./checkpoint.ts";
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
  /** Its `baseDelay` and `maxDelay` are the waits before somebody is tried again. */
  readonly retry: Limits["retry"];
}

/** A bulk send's options, checked, with every default in its place. */
export interface BulkPlan extends BulkRequest {
  /** The path parameter that the targets are for. */
  readonly parameter: string;
  /** Whether upper and lower case of a target are the same. */
  readonly anyCase: boolean;
  readonly identity: RunIdentity;
  readonly from: Checkpoint;
  readonly concurrency: number;
  /** How many targets are read, and covered by a checkpoint, at a time. */
  readonly batch: number;
  readonly timing: PauseTiming;
  readonly stopAfter: { readonly unknown: number; readonly failed: number };
  /** What each call is given. */
  readonly each: SendOptions;
  /** What each call may cost: one attempt, whose waits for a turn count for no target. */
  readonly limits: Limits;
}

/** @throws EmchatConfigurationError that names the option. */
export function planRun(request: BulkRequest): BulkPlan {
  try {
    return readPlan(request);
  } catch (cause) {
    if (cause instanceof EmchatConfigurationError) throw cause;
    // a getter that throws
    const { id: operation } = request.operation;
    throw new EmchatConfigurationError("the options cannot be read: see `cause`", { operation, cause });
  }
}

function readPlan(request: BulkRequest): BulkPlan {
  const { delivery, operation, message, options } = request;
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
    retry: _retry,
    ...each
  } = options;
  const { unknown = Infinity, failed = Infinity, ...others } = Object(stopAfter) as NonNullable<typeof stopAfter>;
  const identity: RunIdentity = {
    operation: operation.id,
    tenant: `${delivery.org}#${delivery.app}`,
    message: fingerprint(message, options, operation.id),
  };
  check(operation, [
    [
      "concurrency",
      isWhole(concurrency) && concurrency <= MAX_CONCURRENCY,
      `a whole number from 1 to ${MAX_CONCURRENCY}`,
    ],
    ["checkpointEvery", isWhole(checkpointEvery), "a whole number above 0"],
    ["giveUpAfter", isAtLeast(0, giveUpAfter), "a number of milliseconds, 0 or more"],
    ["total", isAtLeast(0, total), "a number, 0 or more"],
    ["stopAfter", isObject(stopAfter) && Object.keys(others).length === 0, "`{ unknown, failed }`"],
    ["stopAfter.unknown", isAtLeast(1, unknown), "a number above 0"],
    ["stopAfter.failed", isAtLeast(1, failed), "a number above 0"],
    ["onCheckpoint", isFunction(onCheckpoint), "a function"],
    ["onProgress", isFunction(onProgress), "a function"],
  ]);
  if (resumeFrom !== undefined) checkResume(resumeFrom, identity);
  return {
    ...request,
    parameter: operation.target ?? "",
    anyCase: operation.anyCase === true,
    identity,
    from: resumeFrom ?? emptyCheckpoint(identity),
    concurrency,
    batch: onCheckpoint ? checkpointEvery : concurrency,
    timing: { ...request.retry, giveUpAfter },
    stopAfter: { unknown, failed },
    each,
    limits: { timeout: Math.min(timeout, deadline), deadline: Infinity, retry: { ...request.retry, attempts: 1 } },
  };
}

/** An option, whether it is good, and what it must be. */
type Checked = readonly [option: string, good: boolean, wanted: string];

const isAtLeast = (least: number, value: unknown): boolean => typeof value === "number" && value >= least;
const isWhole = (value: unknown): boolean => Number.isInteger(value) && isAtLeast(1, value);
const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
const isFunction = (value: unknown): boolean => value === undefined || typeof value === "function";

function check({ id: operation }: OperationData, options: readonly Checked[]): void {
  for (const [option, good, wanted] of options)
    if (!good) throw new EmchatConfigurationError(`\`${option}\` must be ${wanted}`, { operation });
}
