import type { Answer, Claim, PlannedTarget } from "../model/ledger.ts";
import { TOLERANCE_MS } from "../model/pace.ts";
import type { Attempt, AttemptResult } from "./attempt.ts";
import type { Delays } from "./delays.ts";
import type { LedgerTime } from "./ledger-time.ts";
import { createOutbox } from "./outbox.ts";
import { persist } from "./persist.ts";
import type { Sender } from "./run-sender.ts";
import { groupSize, type Turns, timeToAsk, turnsOf } from "./turns.ts";

/** The share of a lease for which a committed start may be used. What wakes later is not sent: the chunk may be another's. */
const FRESH = 0.5;

/** How long the last answers of a chunk wait for each other, in milliseconds. */
const LAST_ANSWERS_MS = 200;

/** The longest pause between two tries of a service that cannot be reached, in milliseconds. */
const LONGEST_PAUSE_MS = 30_000;

/** What a sender has in common for all its chunks. */
export interface Experience {
  /** Requests that are not answered yet. */
  readonly onWire: Set<Promise<void>>;
  readonly ledgerTime: LedgerTime;
  readonly delays: Delays;
  /** Whether a first request went all the way. Until then one target at a time is started: it waits for code, a token, a connection. */
  readonly way: { open: boolean };
  /** Whether the last request met trouble that concerns everybody. */
  readonly service: { away: boolean };
}

/** What a commit brought. */
interface Asked {
  /** The places that may be sent to. */
  readonly started: ReadonlySet<number>;
  readonly tookMs: number;
  /** The turns of the next group; `undefined` where this chunk may not be sent to any more. */
  readonly next: Turns | undefined;
}

/** A chunk on its way. */
export interface SendingChunk {
  /** Everything was started at least once: the next chunk may begin while the last answers come. */
  readonly allStarted: Promise<void>;
  /** The chunk was given back. */
  readonly ended: Promise<void>;
}

/**
 * Sends a chunk, group by group. One commit says how earlier attempts ended, starts the group whose turn has come, and reserves the
 * turns of the next. Nothing leaves before `started` is committed for it.
 */
export function sendChunk(sender: Sender, claim: Claim, attempt: Attempt, experience: Experience): SendingChunk {
  let tell = (): void => {};
  const allStarted = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const sending = new ChunkSending(sender, claim, attempt, experience, tell);
  return { allStarted, ended: sending.run().finally(tell) };
}

class ChunkSending {
  readonly #sender: Sender;
  readonly #claim: Claim;
  readonly #attempt: Attempt;
  readonly #experience: Experience;
  readonly #queue: PlannedTarget[];
  readonly #allStarted: () => void;
  readonly #answers = new Set<Promise<void>>();
  readonly #outbox = createOutbox();
  /** Failures in a row that say nothing of their target: one target at a time finds out when they end. */
  #troubles = 0;
  #askedAt = 0;

  constructor(sender: Sender, claim: Claim, attempt: Attempt, experience: Experience, allStarted: () => void) {
    this.#sender = sender;
    this.#claim = claim;
    this.#attempt = attempt;
    this.#experience = experience;
    this.#allStarted = allStarted;
    this.#queue = [...claim.targets];
  }

  async run(): Promise<void> {
    const { clock, ledger, signal } = this.#sender;
    let group = this.#take();
    let turns = (await this.#ask([], group.length)).next;
    while (turns && !signal.aborted) {
      if (group.length === 0) {
        if (this.#queue.length === 0 && this.#answers.size === 0) break;
        await this.#lastAnswers();
        group = this.#take();
        if (group.length > 0 || this.#hasToTell()) turns = (await this.#ask([], group.length)).next;
        continue;
      }
      if (!(await this.#waitUntil(timeToAsk(turns, group.length, this.#experience.delays)))) break;
      if (!turns.paused) await this.#roomFor(group.length);
      if (turns.paused || clock.now() > turns.until) {
        turns = (await this.#ask([], group.length)).next;
        continue;
      }
      const following = this.#take();
      const asked = await this.#ask(group, following.length);
      await this.#launch(group, turns, asked);
      turns = asked.next;
      // nothing was started: the same group tries again after the pause
      if (turns?.paused) this.#queue.unshift(...following);
      else group = following;
    }
    await Promise.all(this.#answers);
    while (!this.#outbox.empty()) await this.#ask([], 0);
    await persist(this.#sender, () => ledger.release(this.#claim), true);
  }

  #take(): PlannedTarget[] {
    const oneByOne = this.#troubles > 0 || !this.#experience.way.open;
    return this.#queue.splice(0, oneByOne ? 1 : groupSize(this.#sender.batch, this.#claim.stepMs));
  }

  /** Tells the ledger what there is to tell, starts targets, and asks for the next turns. */
  async #ask(starts: readonly PlannedTarget[], turns: number): Promise<Asked> {
    const { clock, ledger, leaseMs } = this.#sender;
    const { ledgerTime, delays } = this.#experience;
    const said = this.#outbox.take();
    // a turn that is earlier than a request could be would be lost
    const aheadMs = Math.max(0, delays.untilSent() - TOLERANCE_MS / 2);
    const commit = { ...said, starts: starts.map(({ i }) => i), turns, aheadMs, leaseMs };
    const from = clock.now();
    this.#askedAt = from;
    const tells = said.reports.length > 0;
    const answer: Answer | undefined = await persist(this.#sender, () => ledger.commit(this.#claim, commit), tells);
    const now = clock.now();
    if (starts.length > 0) delays.committed(now - from);
    if (answer) ledgerTime.observe(from, now, answer.now);
    return { started: new Set(answer?.started), tookMs: now - from, next: turnsOf(answer, ledgerTime) };
  }

  /** Launches what the ledger started, each at its own turn. */
  async #launch(group: readonly PlannedTarget[], turns: Turns, { started, tookMs }: Asked): Promise<void> {
    const { clock, leaseMs } = this.#sender;
    const fresh = clock.now() - tookMs + leaseMs * FRESH;
    for (const [nth, target] of group.entries()) {
      if (!started.has(target.i)) continue;
      const offset = nth * turns.stepMs;
      const turn = Math.max(clock.now(), turns.at + offset);
      await clock.sleep(turn - clock.now());
      this.#send(target, turn - tookMs, Math.min(fresh, turns.until + offset));
    }
  }

  #send(target: PlannedTarget, askedAt: number, goodUntil: number): void {
    const { clock } = this.#sender;
    const { onWire, delays } = this.#experience;
    const stillMay = (): boolean => {
      delays.sent(clock.now() - askedAt);
      return clock.now() < goodUntil;
    };
    const sent = this.#attempt(target, stillMay).then((result) => {
      this.#heard(target, result);
      onWire.delete(sent);
      this.#answers.delete(sent);
    });
    onWire.add(sent);
    this.#answers.add(sent);
  }

  #heard(target: PlannedTarget, result: AttemptResult): void {
    const { ending, trouble } = result;
    this.#troubles = ending === "back" && trouble ? this.#troubles + 1 : 0;
    this.#tellOfService(result);
    this.#experience.way.open ||= ending === "delivered" || ending === "rejected";
    const pauseMs = result.pauseMs && Math.min(result.pauseMs * 2 ** Math.max(0, this.#troubles - 1), LONGEST_PAUSE_MS);
    this.#outbox.put(target.i, { ...result, pauseMs });
    if (ending === "again" || ending === "back") this.#queue.push(target);
  }

  #tellOfService({ ending, trouble, code }: AttemptResult): void {
    const { service } = this.#experience;
    const away = ending === "back" && trouble === true;
    const answered = ending === "delivered" || ending === "rejected";
    if (away === service.away || (!away && !answered)) return;
    service.away = away;
    this.#sender.onService?.(away ? code : undefined);
  }

  /** Waits until so many more may be on the wire. */
  async #roomFor(size: number): Promise<void> {
    const { onWire, way } = this.#experience;
    const most = way.open ? this.#sender.concurrency : 1;
    while (onWire.size > 0 && onWire.size + size > most) await Promise.race(onWire);
  }

  /** Waits for the last answers of a chunk, which share a commit where they come soon. */
  async #lastAnswers(): Promise<void> {
    if (this.#queue.length > 0) return;
    this.#allStarted();
    await Promise.race([Promise.all(this.#answers), this.#sender.clock.sleep(LAST_ANSWERS_MS)]);
  }

  /** How attempts ended, or only that it still is there. */
  #hasToTell(): boolean {
    return !this.#outbox.empty() || this.#sender.clock.now() - this.#askedAt > this.#sender.leaseMs / 3;
  }

  /** Waits, and keeps the lease meanwhile. False where the chunk may not be sent to any more. */
  async #waitUntil(time: number): Promise<boolean> {
    const { clock, leaseMs, signal } = this.#sender;
    for (let left = time - clock.now(); left > 0 && !signal.aborted; left = time - clock.now()) {
      await clock.sleep(Math.min(left, leaseMs / 3), signal);
      if (left > leaseMs / 3 && !(await this.#ask([], 0)).next) return false;
    }
    return !signal.aborted;
  }
}
