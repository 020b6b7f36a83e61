import type { SendOptions } from "../call-options.ts";
import type { Delivery } from "../delivery/call.ts";
import { EmchatError } from "../errors/emchat-error.ts";
import { makeError } from "../errors/error-class.ts";
import type { Limits } from "../limits.ts";
import type { OperationData } from "../operation-data.ts";
import { checkNames, checkOptions, need } from "../option-checks.ts";
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
}

/** A bulk send's options, checked, with every default in its place. */
export interface BulkPlan extends BulkRequest {
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
    if (cause instanceof EmchatError) throw cause;
    // a getter that throws
    const { id: operation } = request.operation;
    throw makeError("configuration", "the options cannot be read: see `cause`", { operation, cause });
  }
}

function readPlan(request: BulkRequest): BulkPlan {
  const { delivery, operation, message, options } = request;
  const state = { operation: operation.id };
  const { retry: standing } = delivery;
  checkOptions(options, "", state);
  const retry = options.retry || {};
  checkOptions(retry, "retry", state);
  checkNames(retry, "retry", Object.keys(standing), state);
  // the waits before somebody is tried again
  const { baseDelay = standing.baseDelay, maxDelay = standing.maxDelay } = retry;
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
  for (const [option, value, good, wanted] of [
    [
      "concurrency",
      concurrency,
      isWhole(concurrency) && concurrency <= MAX_CONCURRENCY,
      `whole, from 1 to ${MAX_CONCURRENCY}`,
    ],
    ["checkpointEvery", checkpointEvery, isWhole(checkpointEvery), "whole, above 0"],
    ["giveUpAfter", giveUpAfter, isAtLeast(0, giveUpAfter), "a number of milliseconds, 0 or more"],
    ["total", total, isAtLeast(0, total), "a number, 0 or more"],
    ["stopAfter", stopAfter, isObject(stopAfter) && Object.keys(others).length === 0, "`{ unknown, failed }`"],
    ["stopAfter.unknown", unknown, isAtLeast(1, unknown), "a number above 0"],
    ["stopAfter.failed", failed, isAtLeast(1, failed), "a number above 0"],
    ["onCheckpoint", onCheckpoint, isFunction(onCheckpoint), "a function"],
    ["onProgress", onProgress, isFunction(onProgress), "a function"],
  ] as const)
    need(good, option, wanted, value, state);
  if (resumeFrom !== undefined) checkResume(resumeFrom, identity);
  return {
    ...request,
    anyCase: operation.anyCase === true,
    identity,
    from: resumeFrom ?? emptyCheckpoint(identity),
    concurrency,
    batch: onCheckpoint ? checkpointEvery : concurrency,
    timing: { baseDelay, maxDelay, giveUpAfter },
    stopAfter: { unknown, failed },
    each,
    limits: { timeout: Math.min(timeout, deadline), deadline: Infinity, retry: { ...standing, attempts: 1 } },
  };
}

const isAtLeast = (least: number, value: unknown): boolean => typeof value === "number" && value >= least;
const isWhole = (value: unknown): boolean => Number.isInteger(value) && isAtLeast(1, value);
const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
const isFunction = (value: unknown): boolean => value === undefined || typeof value === "function";
