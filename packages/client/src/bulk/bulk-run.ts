import { backoff } from "../delivery/backoff.ts";
import { mayRepeat } from "../delivery/judgement.ts";
import { EmchatError } from "../errors/emchat-error.ts";
import {
  EmchatAbortedError,
  EmchatConfigurationError,
  EmchatConnectionError,
  EmchatTargetError,
} from "../errors/error-classes.ts";
import type { OperationId } from "../operation-data.ts";

import type { BulkMessage, BulkOptions, SendOne } from "./bulk-options.ts";
import type { BulkResult, BulkTarget, Targets } from "./bulk-target.ts";
import { type Checkpoint, emptyCheckpoint, hashTarget } from "./checkpoint.ts";
import { countTargets, createProgressTeller } from "./progress.ts";
import { openTargets } from "./target-reader.ts";

/** The longest that a batch of targets is collected, in milliseconds: targets that come slowly are not held up. */
const BATCH_MS = 50;
/** The most calls at a time. */
export const MAX_CONCURRENCY = 1000;
/** Unknown outcomes after which a run ends: they are kept in memory and in every checkpoint. */
export const MAX_UNKNOWN = 10_000;
/** How often a target is sent to that surely was not delivered, each time with the client's own retries. */
const TRIES = 5;
/** The waits of the whole run after such a failure, in milliseconds. */
const BASE_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;

/** A run under way. */
export interface BulkRun {
  results(): AsyncGenerator<BulkResult, void, undefined>;
  checkpoint(): Checkpoint;
}

/**
 * Runs one call per target, `concurrency` at a time, and hands results out as they come. At any time it holds the targets of
 * one batch and the unknown ones, however many there are in all.
 *
 * Nothing is sent before a checkpoint that lists it as pending was stored, so that a killed process leaves no target of
 * which its checkpoint believes that it was never touched.
 */
export function startBulkRun(
  operation: OperationId,
  targets: Targets,
  message: BulkMessage,
  options: BulkOptions,
  send: SendOne,
): BulkRun {
  const {
    concurrency = 10,
    checkpointEvery = 100,
    signal,
    timeout,
    deadline,
    onCheckpoint,
    resumeFrom: from = emptyCheckpoint(operation),
  } = options;
  checkOptions(operation, targets, concurrency, checkpointEvery, from);

  const reader = openTargets(targets);
  const unknown: BulkTarget[] = [...from.unknown];
  const unreported: BulkTarget[] = [];
  /** Read, and not yet reported: waiting, under way, finished; at rest, what is to be sent again. */
  const open = new Map<number, BulkTarget>();
  const queue: BulkTarget[] = [];
  const finished: BulkResult[] = [];
  const counts = { delivered: from.delivered, failed: from.failed, unknown: unknown.length };
  const tell = createProgressTeller(
    options.onProgress,
    options.total ?? countTargets(targets),
    counts.delivered + counts.failed + counts.unknown,
  );
  const controller = new AbortController();
  let { next, hash } = from;
  let underWay = 0;
  let reading = false;
  let ended = false;
  let resting = false;
  let begun = false;
  let failure: unknown;
  let stopped = false;
  let quietUntil = 0;
  let failuresInRow = 0;
  let wake = (): void => {};

  const stop = (error?: unknown): void => {
    failure ??= error;
    stopped = true;
    controller.abort();
    wake();
  };
  const onAbort = (): void =>
    stop(
      new EmchatAbortedError("the run was aborted by its signal", {
        operation,
        cause: signal?.reason,
      }),
    );

  const checkpoint = (): Checkpoint => ({
    version: 1,
    operation,
    next,
    hash,
    pending: resting ? [] : [...open.values()],
    again: resting ? [...open.values()] : [],
    unreported: [...unreported],
    unknown: [...unknown],
    delivered: counts.delivered,
    failed: counts.failed,
  });

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        controller.signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      controller.signal.addEventListener("abort", end);
    });

  // Sends until there is a result; `undefined`: surely not delivered, and not to be tried any more in this run.
  const sendTo = async (item: BulkTarget): Promise<BulkResult | undefined> => {
    for (let tries = 1; ; tries += 1) {
      for (let ms = quietUntil - performance.now(); ms > 0 && !stopped; ms = quietUntil - performance.now())
        await pause(ms);
      if (stopped) return undefined;
      try {
        await send(item.target, typeof message === "function" ? await message(item.target) : message, {
          signal: controller.signal,
          timeout,
          deadline,
        });
        failuresInRow = 0;
        return { ...item, ok: true };
      } catch (thrown) {
        const error = asEmchatError(thrown, operation);
        const again = maySendAgain(error);
        if (error.outcome === "unknown" && !again) return { ...item, ok: false, error };
        // with a refused token no target can be reached
        if (error.kind === "authentication") stop(error);
        if (stopped) return undefined;
        if (!again || tries === TRIES) return { ...item, ok: false, error };
        const now = performance.now();
        if (now >= quietUntil) quietUntil = now + backoff(++failuresInRow, BASE_DELAY_MS, MAX_DELAY_MS);
      }
    }
  };

  const readBatch = async (): Promise<void> => {
    reading = true;
    try {
      const batch: BulkTarget[] = [];
      const until = performance.now() + BATCH_MS;
      do {
        const item = await reader.read();
        if (stopped) return;
        if (!item) {
          ended = true;
          break;
        }
        next = item.index + 1;
        hash = hashTarget(hash, item.target);
        open.set(item.index, item);
        batch.push(item);
      } while (onCheckpoint && batch.length < checkpointEvery && performance.now() < until);
      if (batch.length > 0) await onCheckpoint?.(checkpoint());
      queue.push(...batch);
    } catch (error) {
      stop(error);
    }
    reading = false;
    advance();
  };

  const begin = async (item: BulkTarget): Promise<void> => {
    underWay += 1;
    const result = await sendTo(item);
    underWay -= 1;
    if (result) finished.push(result);
    advance();
  };

  const advance = (): void => {
    while (!stopped && queue.length > 0 && underWay < concurrency && underWay + finished.length < 2 * concurrency) {
      const item = queue.shift();
      if (item) void begin(item);
    }
    if (!stopped && !reading && !ended && queue.length < concurrency) void readBatch();
    wake();
  };

  const report = (result: BulkResult): void => {
    open.delete(result.index);
    const kind = result.ok ? "delivered" : result.error.outcome === "unknown" ? "unknown" : "failed";
    counts[kind] += 1;
    if (kind === "unknown") unknown.push({ index: result.index, target: result.target });
    if (unknown.length >= MAX_UNKNOWN && !result.ok) stop(result.error);
    tell(counts);
  };

  const resume = async (): Promise<void> => {
    await reader.skip(from);
    for (const item of from.pending) {
      const error = new EmchatConnectionError("the run before ended while this target was under way", {
        operation,
        outcome: "unknown",
        attempts: 1,
      });
      finished.push({ ...item, ok: false, error });
    }
    for (const item of from.unreported) finished.push({ ...item, ok: true });
    queue.push(...from.again);
    for (const item of [...from.pending, ...from.unreported, ...from.again]) open.set(item.index, item);
    if (queue.length > 0) await onCheckpoint?.(checkpoint());
  };

  // Brings the run to rest: what is under way is aborted, and everything that was not handed out finds its place in the checkpoint.
  const rest = async (): Promise<void> => {
    stop();
    signal?.removeEventListener("abort", onAbort);
    while (underWay > 0) await new Promise<void>((resolve) => (wake = resolve));
    for (const result of finished) {
      if (!result.ok && result.error.outcome !== "unknown") continue;
      open.delete(result.index);
      (result.ok ? unreported : unknown).push({ index: result.index, target: result.target });
    }
    counts.unknown = unknown.length;
    resting = true;
    reader.close();
    tell(counts, true);
    await onCheckpoint?.(checkpoint());
  };

  async function* results(): AsyncGenerator<BulkResult, void, undefined> {
    if (begun) throw new EmchatConfigurationError("a bulk send runs once: call `sendMany` again", { operation });
    begun = true;
    let handed: BulkResult | undefined;
    try {
      if (signal?.aborted) onAbort();
      signal?.addEventListener("abort", onAbort);
      await resume();
      for (;;) {
        advance();
        handed = finished.shift();
        if (handed) {
          yield handed;
          report(handed);
          handed = undefined;
        } else if (underWay === 0 && (stopped || (ended && !reading && queue.length === 0))) break;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      // whoever leaves the loop has had the result
      if (handed) report(handed);
      await rest();
    }
    if (failure) throw failure;
  }

  return { results, checkpoint };
}

function asEmchatError(thrown: unknown, operation: OperationId): EmchatError {
  if (thrown instanceof EmchatError) return thrown;
  return new EmchatConfigurationError("the message function threw: see `cause`", {
    operation,
    cause: thrown,
  });
}

function maySendAgain(error: EmchatError): boolean {
  if (error instanceof EmchatTargetError) return error.results.every((result) => result.ok || result.retryable);
  return mayRepeat(error, "POST") || (error.kind === "deadline" && error.outcome === "not-sent");
}

function checkOptions(
  operation: OperationId,
  targets: unknown,
  concurrency: number,
  checkpointEvery: number,
  from: Checkpoint,
): void {
  const fault =
    typeof targets !== "object" || targets === null
      ? "the targets must be a list, or something else that can be iterated, of strings"
      : !(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= MAX_CONCURRENCY)
        ? `\`concurrency\` must be a whole number from 1 to ${MAX_CONCURRENCY}`
        : !(Number.isInteger(checkpointEvery) && checkpointEvery >= 1)
          ? "`checkpointEvery` must be a whole number above 0"
          : from.version !== 1 || from.operation !== operation
            ? `\`resumeFrom\` is no checkpoint of ${operation}`
            : undefined;
  if (fault) throw new EmchatConfigurationError(fault, { operation });
}
