import { backoff } from "../delivery/backoff.ts";
import type { EmchatError, ErrorDetails } from "../errors/emchat-error.ts";
import { makeError } from "../errors/error-class.ts";
import type { BulkEnd } from "./bulk-summary.ts";
import type { BulkTarget } from "./bulk-target.ts";
import type { Changes } from "./changes.ts";
import { isRefusal, isTrouble, judgeFailure } from "./judge-failure.ts";
import type { Entry, Ledger } from "./ledger.ts";
import { beginPause, type Pause } from "./pause.ts";
import type { BulkState } from "./progress.ts";
import type { BulkPlan } from "./run-plan.ts";
import { createSenders, type Ending, type Senders } from "./senders.ts";
import { createTargetQueue, type TargetQueue } from "./target-queue.ts";
import type { TargetSource } from "./target-source.ts";
import { createWatch, type Watch } from "./watch.ts";

/** What a run does for its conductor. */
export interface ConductorHooks {
  /** Writes down where the targets stand. Waited for before what was granted goes out. */
  store(): Promise<void>;
  /** Whether that is being done. */
  storing(): boolean;
  /** The run's state, or the trouble that it is in, is another. */
  turned(): void;
  /** Nobody knows of this target. */
  unknown(target: BulkTarget): void;
}

/**
 * Decides who goes out, and when nobody may.
 *
 * Nothing goes out before a checkpoint that lists it as pending was stored, and a target is taken off that list only with its result. So
 * a killed process leaves no target of which its checkpoint believes something that is not so.
 */
export class Conductor {
  state: BulkState = "waiting";
  /** How the run ends, from the moment that this is clear. */
  end: BulkEnd | "failed" | undefined;
  /** What ended it. */
  failure: unknown;
  pause: Pause | undefined;
  /** Whether the targets of the run before have been entered. */
  resumed = false;
  readonly queue: TargetQueue;
  readonly #plan: BulkPlan;
  readonly #source: TargetSource;
  readonly #ledger: Ledger;
  readonly #changes: Changes;
  readonly #hooks: ConductorHooks;
  readonly #senders: Senders;
  readonly #watch: Watch;
  /** Somebody who is needed, and is not the service, does not answer. */
  #silence: EmchatError | undefined;
  /** Of this run alone. */
  readonly #settled = { unknown: 0, failed: 0 };
  /** The one target that is under way during a pause. */
  #probe: Entry | undefined;
  #lastFailed: Entry | undefined;

  constructor(plan: BulkPlan, source: TargetSource, ledger: Ledger, changes: Changes, hooks: ConductorHooks) {
    this.#plan = plan;
    this.#source = source;
    this.#ledger = ledger;
    this.#changes = changes;
    this.#hooks = hooks;
    this.queue = createTargetQueue(
      source,
      ledger,
      plan,
      () => this.wake(),
      (error) => this.stop("failed", error),
    );
    this.#watch = createWatch(plan.timing.giveUpAfter, plan.delivery.limiter, plan.operation.id, {
      whom: () => (hooks.storing() ? "`onCheckpoint`" : this.#senders.heldBy),
      silent: (trouble) => this.#hush(trouble),
      heard: () => this.#hush(undefined),
      over: (trouble) => this.#giveUp(trouble),
    });
    this.#senders = createSenders(
      plan,
      (entry) => this.end === undefined && (this.pause === undefined || entry === this.#probe),
      (entry, ending) => this.#enter(entry, ending),
      this.#watch,
    );
  }

  /** Why it is paused. */
  get trouble(): EmchatError | undefined {
    return this.#silence ?? this.pause?.trouble;
  }

  /** Begins what may begin, and tells whoever waits. */
  wake(): void {
    this.#advance();
    this.#changes.wake();
  }

  /** Begins what may begin since a result was taken, and tells whoever waits if that was something. */
  taken(): void {
    if (this.#advance()) this.#changes.wake();
  }

  /** Cuts what is on the wire. Returns how many calls that were. */
  cut(): number {
    return this.#senders.cut();
  }

  turn(state: BulkState): void {
    this.state = state;
    this.#hooks.turned();
  }

  /** The first reason counts. Nothing more goes out. */
  stop(end: BulkEnd | "failed", error?: unknown): void {
    if (this.end) return;
    this.end = end;
    this.failure = error;
    if (this.state !== "waiting") this.turn("draining");
    this.#senders.recall();
    this.wake();
  }

  /** From the first target to the last, or to a stop: until nothing is under way any more. Never rejects. */
  async conduct(): Promise<void> {
    try {
      this.state = "running";
      await Promise.race([this.#resume(), this.#stopped()]);
      while (this.end === undefined) {
        if (this.pause) await this.#sitOut(this.pause);
        else if (this.queue.isEmpty && this.#senders.underWay === 0) break;
        else await this.#goOn();
      }
    } catch (error) {
      this.stop("failed", error);
    }
    this.queue.revoke();
    while (this.#senders.underWay > 0) await this.#changes.next();
    this.#watch.close();
    this.end ??= "complete";
  }

  async #stopped(): Promise<void> {
    while (this.end === undefined) await this.#changes.next();
  }

  async #resume(): Promise<void> {
    const { from, operation } = this.#plan;
    await this.#source.skip(from);
    if (this.end !== undefined) return;
    this.resumed = true;
    for (const target of from.pending) {
      const message = "the run before ended while this target was under way";
      const details: ErrorDetails = { operation: operation.id, outcome: "unknown", attempts: 1 };
      this.#ledger.settle(this.#ledger.plan(target), makeError("connection", message, details));
      this.#hooks.unknown(target);
    }
    for (const target of from.unreported) this.#ledger.settle(this.#ledger.plan(target));
    for (const target of from.again) this.queue.retry(this.#ledger.plan(target));
  }

  /** Whoever stores is waited for while the run lives. */
  async #store(): Promise<void> {
    let done = false;
    const stored = this.#hooks.store().finally(() => {
      done = true;
      this.#changes.wake();
    });
    // a run that ends does not wait for it, and the last store tells of what is wrong
    stored.catch(() => {});
    this.#watch.begin();
    while (!done && this.end === undefined) await this.#changes.next();
    this.#watch.answered();
    if (done) await stored;
  }

  /** Grants the next batch as soon as it is needed and written down, or waits. */
  async #goOn(): Promise<void> {
    this.#advance();
    const { concurrency, options } = this.#plan;
    // what is not written down can be granted late, and many at a time
    const wanted = this.queue.ready < (options.onCheckpoint ? concurrency : concurrency / 2);
    const batch = wanted ? this.queue.batch() : [];
    if (batch.length === 0) return this.#changes.next(wanted ? this.queue.dueAt : Infinity);
    if (await this.#writeDown(batch)) this.queue.grant(batch);
  }

  /** Writes down that these may go out. Returns whether they still may; if not, they are planned again. */
  async #writeDown(entries: readonly Entry[]): Promise<boolean> {
    const { pause } = this;
    let granted = false;
    for (const entry of entries) entry.standing = "granted";
    try {
      await this.#store();
      granted = this.end === undefined && this.pause === pause;
    } finally {
      if (!granted) for (const entry of entries) this.queue.retry(entry);
    }
    return granted;
  }

  /** Nothing is on the wire and everything stands on the list while the run waits; then one target goes alone. */
  async #sitOut(pause: Pause): Promise<void> {
    this.queue.revoke();
    this.#senders.recall();
    while (this.#senders.underWay > 0) await this.#changes.next();
    await this.#store();
    while (this.end === undefined && performance.now() < pause.until) await this.#changes.next(pause.until);
    this.queue.fill();
    const probe = this.end === undefined ? this.queue.pick(this.#lastFailed) : undefined;
    if (!probe) {
      if (this.queue.isEmpty) this.#heal();
      else if (this.end === undefined) await this.#changes.next();
      return;
    }
    this.#probe = probe;
    if (await this.#writeDown([probe])) this.#senders.begin(probe);
    while (this.#senders.underWay > 0) await this.#changes.next();
    this.#probe = undefined;
    if (this.pause && performance.now() >= pause.lastAt) this.#giveUp(pause.trouble);
  }

  /** Somebody does not answer, or does at last. */
  #hush(trouble: EmchatError | undefined): void {
    this.#silence = trouble;
    if (this.end === undefined) this.turn(this.trouble ? "paused" : "running");
  }

  #heal(): void {
    this.pause = undefined;
    if (this.end === undefined) this.turn("running");
  }

  #giveUp(trouble: EmchatError): void {
    const { giveUpAfter } = this.#plan.timing;
    const message = `gave up after ${giveUpAfter} ms in which nobody could be reached; whoever is left stands in the checkpoint: ${trouble.message}`;
    this.stop("gaveUp", makeError(trouble.kind, message, { ...trouble, cause: trouble }));
  }

  /** Begins what may begin. Who takes the results sets the pace, too. Returns whether that was something. */
  #advance(): boolean {
    if (this.end !== undefined || this.pause) return false;
    const { concurrency } = this.#plan;
    let begun = false;
    while (this.#senders.underWay < concurrency && this.#senders.underWay + this.#ledger.settled < 2 * concurrency) {
      const entry = this.queue.take();
      if (!entry) break;
      this.#senders.begin(entry);
      begun = true;
    }
    this.queue.fill();
    return begun;
  }

  /** Enters into the ledger how a call ended. */
  #enter(entry: Entry, { error, recalled, stage }: Ending): void {
    this.#watch.answered();
    if (recalled) this.queue.retry(entry);
    else if (error) this.#enterFailure(entry, error, stage);
    else {
      this.#ledger.settle(entry);
      if (entry === this.#probe) this.#heal();
    }
    this.wake();
  }

  #enterFailure(entry: Entry, error: EmchatError, stage: Ending["stage"]): void {
    const { message, timing } = this.#plan;
    const forAll = typeof message !== "function";
    const verdict = judgeFailure(error, entry, stage, forAll, this.#ledger.taken);
    if (verdict === "final") this.#settle(entry, error);
    else {
      this.#ledger.fail(entry, isRefusal(error));
      const { failures } = entry;
      const wait = failures > 1 ? backoff(failures, timing.baseDelay, timing.maxDelay) : 0;
      this.queue.retry(entry, performance.now() + wait);
    }
    if (verdict === "hopeless") this.stop("failed", error);
    else if (isTrouble(verdict, error)) this.#suffer(entry, error);
    else if (entry === this.#probe && error.outcome !== "not-sent") this.#heal();
  }

  #settle(entry: Entry, error: EmchatError): void {
    const { stopAfter } = this.#plan;
    this.#ledger.settle(entry, error);
    if (error.outcome === "unknown") this.#hooks.unknown(entry);
    const kind = error.outcome === "unknown" ? "unknown" : "failed";
    this.#settled[kind] += 1;
    if (this.#settled[kind] >= stopAfter[kind]) this.stop("stopped", error);
  }

  #suffer(entry: Entry, error: EmchatError): void {
    this.#lastFailed = entry;
    if (this.pause) this.pause.add(error, entry === this.#probe);
    else this.pause = beginPause(error, this.#plan.timing);
    if (this.end !== undefined) return;
    this.turn("paused");
    this.#senders.recall();
  }
}
