import { backoff } from "../delivery/backoff.ts";
import type { EmchatError, ErrorDetails } from "../errors/emchat-error.ts";
import { EmchatAbortedError, EmchatConfigurationError, EmchatConnectionError } from "../errors/error-classes.ts";
import type { BulkEnd, BulkSummary } from "./bulk-summary.ts";
import { type BulkLine, type BulkResult, type BulkTarget, toLine } from "./bulk-target.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { judgeFailure } from "./judge-failure.ts";
import { createLedger, type Entry, type Ledger } from "./ledger.ts";
import { beginPause, type Pause } from "./pause.ts";
import { type BulkState, countDone, countTargets, createProgressTeller } from "./progress.ts";
import { type BulkPlan, type BulkRequest, planRun } from "./run-plan.ts";
import { createSenders, type Ending, type Senders } from "./senders.ts";
import { createTargetQueue, type TargetQueue } from "./target-queue.ts";
import { openTargets, type TargetSource } from "./target-source.ts";

/** How many targets of each kind a run lists of itself: results and lines have them all. */
const MAX_LISTED = 10_000;

/** `now`: what is on the wire is cut, and its outcome is unknown. */
export type AbortMode = "drain" | "now";

/**
 * A run under way: the targets' ledger, who sends, and when nobody may.
 *
 * Nothing goes out before a checkpoint that lists it as pending was stored, and a target is taken off that list only with its result. So
 * a killed process leaves no target of which its checkpoint believes something that is not so.
 */
export class BulkRun {
  readonly unknown: BulkTarget[] = [];
  readonly rejected: BulkTarget[] = [];
  readonly #plan: BulkPlan;
  readonly #source: TargetSource;
  readonly #ledger: Ledger;
  readonly #queue: TargetQueue;
  readonly #senders: Senders;
  readonly #tell: ReturnType<typeof createProgressTeller>;
  readonly #total: number | undefined;
  readonly #lines: BulkLine[] = [];
  /** Of this run alone. */
  readonly #settled = { unknown: 0, failed: 0 };
  #waiting: (() => void)[] = [];
  #state: BulkState = "waiting";
  /** Whether the targets of the run before have been entered. */
  #resumed = false;
  #pause: Pause | undefined;
  /** The one target that is under way during a pause. */
  #probe: Entry | undefined;
  #lastFailed: Entry | undefined;
  #end: BulkEnd | "failed" | undefined;
  #failure: unknown;
  #over: Promise<void> | undefined;

  /** @throws EmchatConfigurationError when an option cannot be used. */
  constructor(request: BulkRequest) {
    const plan = planRun(request);
    const { operation, targets, options, from } = plan;
    const changed = (): void => this.#wake();
    this.#plan = plan;
    this.#source = openTargets(targets, operation.target);
    this.#ledger = createLedger(from);
    this.#queue = createTargetQueue(
      this.#source,
      this.#ledger,
      from,
      plan.batch,
      options.onCheckpoint !== undefined,
      changed,
      (error) => this.#stop("failed", error),
    );
    this.#senders = createSenders(
      plan,
      (entry) => this.#end === undefined && (this.#pause === undefined || entry === this.#probe),
      (entry, ending) => this.#enter(entry, ending),
    );
    this.#total = options.total ?? countTargets(targets);
    this.#tell = createProgressTeller(options.onProgress, this.#total, countDone(from, 0));
  }

  get state(): BulkState {
    return this.#state;
  }

  /** Results in the order of completion. */
  async *results(): AsyncGenerator<BulkResult, void, undefined> {
    const { signal } = this.#plan.options;
    const onAbort = (): void => this.abort(signal?.reason === "now" ? "now" : "drain", signal?.reason);
    if (this.#over) {
      throw new EmchatConfigurationError("a bulk send runs once: call `sendMany` again", this.#details);
    }
    signal?.addEventListener("abort", onAbort);
    this.#over = this.#conduct();
    if (signal?.aborted) onAbort();
    let conducted = false;
    void this.#over.then(() => {
      conducted = true;
      this.#wake();
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
        else await this.#change();
      }
    } finally {
      // whoever leaves the loop has had the result
      if (handed) this.#close(handed);
      if (!conducted) this.#stop("aborted");
      signal?.removeEventListener("abort", onAbort);
      await this.#over;
      await this.#rest();
    }
    if (this.#failure) throw this.#failure;
  }

  /** Runs to its end, unless somebody does, and sums up. */
  async summary(): Promise<BulkSummary> {
    try {
      if (!this.#over) for await (const _ of this.results());
      else while (this.#state !== "ended") await this.#change();
    } catch {
      // looked at below
    }
    if (this.#end === "failed" || this.#end === undefined) throw this.#failure;
    const { counts, open } = this.#ledger;
    const { duplicates } = this.#source;
    const left = this.#total === undefined ? open : this.#total - countDone(counts, duplicates);
    return {
      ...counts,
      ended: this.#end,
      notSent: Math.max(0, this.#end === "complete" ? 0 : left),
      duplicates,
      error: this.#failure as EmchatError | undefined,
      checkpoint: this.checkpoint(),
    };
  }

  checkpoint(): Checkpoint {
    if (!this.#resumed) return this.#plan.from;
    return { version: 2, ...this.#plan.identity, ...this.#queue.position, ...this.#ledger.lists() };
  }

  abort(mode: AbortMode, cause?: unknown): void {
    const outcome = mode === "now" && this.#senders.cut() > 0 ? "unknown" : "not-sent";
    this.#stop("aborted", new EmchatAbortedError("the run was aborted", { ...this.#details, outcome, cause }));
  }

  get #details(): ErrorDetails {
    return { operation: this.#plan.operation.id };
  }

  #wake(): void {
    this.#advance();
    for (const resume of this.#waiting.splice(0)) resume();
  }

  /** The next change, or this moment on the clock of `performance`. */
  #change(until: number = Infinity): Promise<void> {
    return new Promise((resolve) => {
      const timer = until === Infinity ? undefined : setTimeout(resolve, Math.max(0, until - performance.now()));
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #turn(state: BulkState): void {
    this.#state = state;
    this.#report(true);
  }

  #report(news: boolean): void {
    const { counts } = this.#ledger;
    const { duplicates } = this.#source;
    this.#tell({ ...counts, duplicates, state: this.#state, trouble: this.#pause?.trouble }, news);
  }

  /** The first reason counts. Nothing more goes out. */
  #stop(end: BulkEnd | "failed", error?: unknown): void {
    if (this.#end) return;
    this.#end = end;
    this.#failure = error;
    if (this.#state !== "waiting") this.#turn("draining");
    this.#senders.recall();
    this.#wake();
  }

  /** From the first target to the last, or to a stop: until nothing is under way any more. Never rejects. */
  async #conduct(): Promise<void> {
    try {
      this.#state = "running";
      await Promise.race([this.#resume(), this.#stopped()]);
      while (this.#end === undefined) {
        if (this.#pause) await this.#sitOut(this.#pause);
        else if (this.#queue.isEmpty && this.#senders.underWay === 0) break;
        else await this.#goOn();
      }
    } catch (error) {
      this.#stop("failed", error);
    }
    this.#queue.revoke();
    while (this.#senders.underWay > 0) await this.#change();
    this.#end ??= "complete";
  }

  async #stopped(): Promise<void> {
    while (this.#end === undefined) await this.#change();
  }

  async #resume(): Promise<void> {
    const { from, operation } = this.#plan;
    await this.#source.skip(from);
    if (this.#end !== undefined) return;
    this.#resumed = true;
    for (const target of from.pending) {
      const message = "the run before ended while this target was under way";
      const details: ErrorDetails = { operation: operation.id, outcome: "unknown", attempts: 1 };
      this.#ledger.settle(this.#ledger.plan(target), new EmchatConnectionError(message, details));
      if (this.unknown.length < MAX_LISTED) this.unknown.push(target);
    }
    for (const target of from.unreported) this.#ledger.settle(this.#ledger.plan(target));
    for (const target of from.again) this.#queue.retry(this.#ledger.plan(target));
  }

  /** Grants the next batch as soon as it is needed and written down, or waits. */
  async #goOn(): Promise<void> {
    this.#advance();
    const wanted = this.#queue.ready < this.#plan.concurrency;
    const batch = wanted ? this.#queue.batch() : [];
    if (batch.length === 0) return this.#change(wanted ? this.#queue.dueAt : Infinity);
    let granted = false;
    try {
      await this.#store();
      granted = this.#end === undefined && !this.#pause;
    } finally {
      if (granted) this.#queue.grant(batch);
      else for (const entry of batch) this.#queue.retry(entry);
    }
  }

  /** Nothing is on the wire and everything stands on the list while the run waits; then one target goes alone. */
  async #sitOut(pause: Pause): Promise<void> {
    this.#queue.revoke();
    this.#senders.recall();
    while (this.#senders.underWay > 0) await this.#change();
    await this.#store();
    while (this.#end === undefined && performance.now() < pause.until) await this.#change(pause.until);
    this.#queue.fill();
    const probe = this.#end === undefined ? this.#queue.pick(this.#lastFailed) : undefined;
    if (!probe) {
      if (this.#queue.isEmpty) this.#heal();
      else if (this.#end === undefined) await this.#change();
      return;
    }
    this.#probe = probe;
    probe.standing = "granted";
    try {
      await this.#store();
    } finally {
      if (this.#end === undefined) this.#senders.begin(probe);
      else this.#queue.retry(probe);
    }
    while (this.#senders.underWay > 0) await this.#change();
    this.#probe = undefined;
    if (this.#pause && performance.now() >= pause.lastAt) this.#giveUp(pause.trouble);
  }

  #heal(): void {
    this.#pause = undefined;
    if (this.#end === undefined) this.#turn("running");
  }

  #giveUp(trouble: EmchatError): void {
    const Class = trouble.constructor as new (message: string, details: ErrorDetails) => EmchatError;
    const { giveUpAfter } = this.#plan.timing;
    const message = `gave up after ${giveUpAfter} ms in which nobody could be reached; whoever is left stands in the checkpoint: ${trouble.message}`;
    this.#stop("gaveUp", new Class(message, { ...trouble, cause: trouble }));
  }

  /** Begins what may begin. Who takes the results sets the pace, too. */
  #advance(): void {
    if (this.#end !== undefined || this.#pause) return;
    const { concurrency } = this.#plan;
    while (this.#senders.underWay < concurrency && this.#senders.underWay + this.#ledger.settled < 2 * concurrency) {
      const entry = this.#queue.take();
      if (!entry) break;
      this.#senders.begin(entry);
    }
    this.#queue.fill();
  }

  /** Enters into the ledger how a call ended. */
  #enter(entry: Entry, { error, recalled, made }: Ending): void {
    if (recalled) this.#queue.retry(entry);
    else if (error) this.#enterFailure(entry, error, made);
    else {
      this.#ledger.settle(entry);
      if (entry === this.#probe) this.#heal();
    }
    this.#wake();
  }

  #enterFailure(entry: Entry, error: EmchatError, made: Ending["made"]): void {
    const { message, operation, timing } = this.#plan;
    const forAll = typeof message !== "function";
    const verdict = judgeFailure(error, entry, made, forAll, operation.target, this.#ledger.taken);
    if (verdict === "final") this.#settle(entry, error);
    else {
      this.#ledger.fail(entry);
      const { failures } = entry;
      const wait = failures > 1 ? backoff(failures, timing.baseDelay, timing.maxDelay) : 0;
      this.#queue.retry(entry, performance.now() + wait);
    }
    if (verdict === "hopeless") this.#stop("failed", error);
    else if (verdict === "everybody" || error.status === 503) this.#suffer(entry, error);
    else if (entry === this.#probe && error.outcome !== "not-sent") this.#heal();
  }

  #settle(entry: Entry, error: EmchatError): void {
    const { stopAfter } = this.#plan;
    this.#ledger.settle(entry, error);
    const isUnknown = error.outcome === "unknown";
    if (isUnknown && this.unknown.length < MAX_LISTED) this.unknown.push({ index: entry.index, target: entry.target });
    const kind = isUnknown ? "unknown" : "failed";
    this.#settled[kind] += 1;
    if (this.#settled[kind] >= stopAfter[kind]) this.#stop("stopped", error);
  }

  #suffer(entry: Entry, error: EmchatError): void {
    this.#lastFailed = entry;
    if (this.#pause) this.#pause.add(error, entry === this.#probe);
    else this.#pause = beginPause(error, this.#plan.timing);
    if (this.#end !== undefined) return;
    this.#turn("paused");
    this.#senders.recall();
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
    this.#wake();
  }

  async #store(): Promise<void> {
    const lines = this.#lines.splice(0);
    try {
      await this.#plan.options.onCheckpoint?.(this.checkpoint(), lines);
    } catch (error) {
      this.#lines.unshift(...lines);
      throw error;
    }
  }

  /** What was not handed out finds its place in the last checkpoint. */
  async #rest(): Promise<void> {
    this.#source.close();
    try {
      await this.#store();
    } catch (error) {
      if (this.#end !== "failed") this.#failure = error;
      this.#end = "failed";
    }
    this.#turn("ended");
    this.#wake();
  }
}
