import type { EmchatError, ErrorDetails } from "../errors/emchat-error.ts";
import { makeError } from "../errors/error-class.ts";
import type { BulkSummary } from "./bulk-summary.ts";
import { type BulkLine, type BulkResult, type BulkTarget, toLine } from "./bulk-target.ts";
import { type Changes, createChanges } from "./changes.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { Conductor } from "./conductor.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { type BulkState, countDone, countTargets, createProgressTeller } from "./progress.ts";
import { type BulkPlan, type BulkRequest, planRun } from "./run-plan.ts";
import { openTargets, type TargetSource } from "./target-source.ts";

/** How many targets of each kind a run lists of itself: results and lines have them all. */
const MAX_LISTED = 10_000;

/** How long a run that is in haste waits for its last checkpoint to be stored, in milliseconds. */
const HASTE_MS = 1000;

/** `now`: what is on the wire is cut, and its outcome is unknown. */
export type AbortMode = "drain" | "now";

/** A run as whoever began it sees it: results, summary, checkpoints. */
export class BulkRun {
  readonly unknown: BulkTarget[] = [];
  readonly rejected: BulkTarget[] = [];
  readonly #plan: BulkPlan;
  readonly #source: TargetSource;
  readonly #ledger: Ledger;
  readonly #changes: Changes = createChanges();
  readonly #conductor: Conductor;
  readonly #tell: ReturnType<typeof createProgressTeller>;
  readonly #total: number | undefined;
  readonly #lines: BulkLine[] = [];
  #storing: Promise<void> | undefined;
  /** Whether the end waits for nobody any more. */
  #hasty = false;
  #over: Promise<void> | undefined;

  /** @throws EmchatConfigurationError when an option cannot be used. */
  constructor(request: BulkRequest) {
    const plan = planRun(request);
    const { anyCase, targets, options, from } = plan;
    this.#plan = plan;
    this.#source = openTargets(targets, anyCase);
    this.#ledger = createLedger(from);
    this.#conductor = new Conductor(plan, this.#source, this.#ledger, this.#changes, {
      store: () => this.#store(),
      storing: () => this.#storing !== undefined,
      turned: () => this.#report(true),
      unknown: ({ index, target }) => {
        if (this.unknown.length < MAX_LISTED) this.unknown.push({ index, target });
      },
    });
    this.#total = options.total ?? countTargets(targets);
    this.#tell = createProgressTeller(options.onProgress, this.#total, countDone(from, 0));
  }

  get state(): BulkState {
    return this.#conductor.state;
  }

  /** Results in the order of completion. */
  async *results(): AsyncGenerator<BulkResult, void, undefined> {
    const { signal } = this.#plan.options;
    const onAbort = (): void => this.abort(signal?.reason === "now" ? "now" : "drain", signal?.reason);
    if (this.#over) {
      throw makeError("configuration", "a bulk send runs once: call `sendMany` again", this.#details);
    }
    signal?.addEventListener("abort", onAbort);
    this.#over = this.#conductor.conduct();
    if (signal?.aborted) onAbort();
    let conducted = false;
    void this.#over.then(() => {
      conducted = true;
      this.#conductor.wake();
    });
    let handed: BulkResult | undefined;
    try {
      for (;;) {
        handed = this.#ledger.next();
        if (handed) {
          yield handed;
          this.#close(handed);
          handed = undefined;
        } else if (conducted) break;
        else await this.#changes.next();
      }
    } finally {
      // whoever leaves the loop has had the result
      if (handed) this.#close(handed);
      if (!conducted) this.#conductor.stop("aborted");
      signal?.removeEventListener("abort", onAbort);
      await this.#over;
      await this.#rest();
    }
    const { end, failure } = this.#conductor;
    if (end === "failed" || failure !== undefined) throw failure;
  }

  /** Runs to its end, unless somebody does, and sums up. */
  async summary(): Promise<BulkSummary> {
    try {
      if (!this.#over) for await (const _ of this.results());
      else while (this.#conductor.state !== "ended") await this.#changes.next();
    } catch {
      // looked at below
    }
    const { end: ended, failure } = this.#conductor;
    if (ended === "failed" || ended === undefined) throw failure;
    const { counts, open } = this.#ledger;
    const { duplicates } = this.#source;
    const left = this.#total === undefined ? open : this.#total - countDone(counts, duplicates);
    return {
      ...counts,
      ended,
      notSent: ended === "complete" ? 0 : Math.max(0, left),
      duplicates,
      error: failure as EmchatError | undefined,
      checkpoint: this.checkpoint(),
    };
  }

  checkpoint(): Checkpoint {
    if (!this.#conductor.resumed) return this.#plan.from;
    return { version: 2, ...this.#plan.identity, ...this.#conductor.queue.position, ...this.#ledger.lists() };
  }

  abort(mode: AbortMode, cause?: unknown): void {
    if (mode === "now") this.#hasty = true;
    const outcome = mode === "now" && this.#conductor.cut() > 0 ? "unknown" : "not-sent";
    const failure = makeError("aborted", "the run was aborted", { ...this.#details, outcome, cause });
    this.#conductor.stop("aborted", failure);
    // what was cut after an abort that waited is unknown all the same
    if (outcome === "unknown" && this.#conductor.end === "aborted") this.#conductor.failure = failure;
    this.#changes.wake();
  }

  get #details(): ErrorDetails {
    return { operation: this.#plan.operation.id };
  }

  #report(news: boolean): void {
    this.#tell(() => {
      const { duplicates } = this.#source;
      const { state, trouble } = this.#conductor;
      return { ...this.#ledger.counts, duplicates, state, trouble };
    }, news);
  }

  /** A result was taken. */
  #close(result: BulkResult): void {
    this.#ledger.close(result);
    if (!result.ok) {
      const { index, target, error } = result;
      if (error.outcome !== "unknown" && this.rejected.length < MAX_LISTED) this.rejected.push({ index, target });
      if (this.#plan.options.onCheckpoint) this.#lines.push(toLine(result));
    }
    this.#report(false);
    this.#conductor.taken();
  }

  /** One after the other: whoever stores is not to be overtaken by himself. */
  #store(): Promise<void> {
    const { onCheckpoint } = this.#plan.options;
    if (!onCheckpoint) return Promise.resolve();
    const storing = (this.#storing ?? Promise.resolve())
      .catch(() => {})
      .then(async () => {
        const lines = this.#lines.splice(0);
        try {
          await onCheckpoint(this.checkpoint(), lines);
        } catch (error) {
          this.#lines.unshift(...lines);
          throw error;
        } finally {
          if (this.#storing === storing) this.#storing = undefined;
        }
      });
    storing.catch(() => {});
    this.#storing = storing;
    return storing;
  }

  /** What was not handed out finds its place in the last checkpoint. */
  async #rest(): Promise<void> {
    this.#source.close();
    try {
      await this.#storeLast();
    } catch (error) {
      if (this.#conductor.end !== "failed") this.#conductor.failure = error;
      this.#conductor.end = "failed";
      // whoever leaves the loop hears of nothing else
      throw this.#conductor.failure;
    } finally {
      this.#conductor.turn("ended");
      this.#conductor.wake();
    }
  }

  /** Stores the last checkpoint, and waits for that as long as for a reply; after `now`, or when it is what ended the run, hardly. */
  async #storeLast(): Promise<void> {
    if (!this.#plan.options.onCheckpoint) return;
    const begun = performance.now();
    const stuck = this.#storing !== undefined && this.#conductor.end === "gaveUp";
    const inHaste = (): boolean => this.#hasty || stuck;
    const until = (): number => begun + (inHaste() ? HASTE_MS : this.#plan.limits.timeout);
    let done = false;
    const stored = this.#store().finally(() => {
      done = true;
      this.#changes.wake();
    });
    stored.catch(() => {});
    while (!done && performance.now() < until()) await this.#changes.next(until());
    if (done) return stored;
    if (inHaste()) return;
    const { timeout } = this.#plan.limits;
    const message = `the last checkpoint was not stored: \`onCheckpoint\` has not answered for ${timeout} ms`;
    throw makeError("unavailable", message, this.#details);
  }
}
