import type { Claim, PlannedTarget } from "../model/ledger.ts";
import { TOLERANCE_MS } from "../model/pace.ts";
import type { Attempt } from "./attempt.ts";
import type { Delays } from "./delays.ts";
import type { LedgerTime } from "./ledger-time.ts";
import { createOutbox } from "./outbox.ts";
import { persist } from "./persist.ts";
import type { Sender } from "./run-sender.ts";

/** How far apart the turns of a group may be, in milliseconds: what is started is to leave at once, and not to wait for its turn. */
const GROUP_SPREAD_MS = 60;

/** The share of the time in which a group's first turn is good for which it waits for the group's other turns. */
const HELD = 0.4;

/** The share of a lease for which a committed start may be used. What wakes later is not sent: the chunk may be another's. */
const FRESH = 0.5;

/** How long answers wait for each other at the end of a chunk, in milliseconds. */
const LAST_ANSWERS_MS = 200;

/** The longest pause between two tries of a service that cannot be reached, in milliseconds. */
const LONGEST_PAUSE_MS = 30_000;

/** What a sender learns with one chunk for the next. */
export interface Experience {
  readonly ledgerTime: LedgerTime;
  readonly delays: Delays;
  /** Whether a first request went all the way. Until then one target at a time is started: it waits for code, a token, a connection. */
  readonly way: { open: boolean };
}

/** When the batch that comes next may be sent. */
interface Turns {
  /** The time of the first one, by the sender's clock. */
  readonly at: number;
  /** Until when the first one is good: used later, it would crowd the next ones. */
  readonly until: number;
  readonly stepMs: number;
  /** Whether the whole application pauses until then, and nothing of the batch was started. */
  readonly paused: boolean;
}

/**
 * Sends a chunk, batch by batch. One commit says how earlier attempts ended, starts the batch whose turn has come, and reserves the
 * turns of the next. Nothing leaves before `started` is committed for it.
 */
export async function sendChunk(
  sender: Sender,
  claim: Claim,
  attempt: Attempt,
  { ledgerTime, delays, way }: Experience,
): Promise<void> {
  const { clock, ledger, leaseMs, concurrency, signal } = sender;
  const queue: PlannedTarget[] = [...claim.targets];
  const onWire = new Set<Promise<void>>();
  const outbox = createOutbox();
  // failures in a row that say nothing of their target: one target at a time finds out when they end
  let troubles = 0;
  let started = new Set<number>();
  // how long the last commit took, in milliseconds
  let askedFor = 0;

  const most = Math.min(sender.batch, 1 + Math.floor(GROUP_SPREAD_MS / claim.stepMs));
  const take = (): PlannedTarget[] => queue.splice(0, troubles > 0 || !way.open ? 1 : most);

  /** Tells the ledger what there is to tell, and asks. `undefined` where this chunk may not be sent to any more. */
  const ask = async (starts: readonly PlannedTarget[], turns: number): Promise<Turns | undefined> => {
    const said = outbox.take();
    const from = clock.now();
    const aheadMs = Math.max(0, delays.untilSent() - TOLERANCE_MS / 2);
    const commit = { ...said, starts: starts.map(({ i }) => i), turns, aheadMs, leaseMs };
    const answer = await persist(sender, () => ledger.commit(claim, commit), said.reports.length > 0);
    const now = clock.now();
    if (starts.length > 0) delays.committed(now - from);
    askedFor = now - from;
    started = new Set(answer?.started);
    if (!answer?.held || !answer.open) return undefined;
    ledgerTime.observe(from, now, answer.now);
    return { ...ledgerTime.turn(answer.turnAt), stepMs: answer.stepMs, paused: answer.paused };
  };

  const launch = (target: PlannedTarget, from: number, goodUntil: number): void => {
    const stillMay = (): boolean => {
      delays.sent(clock.now() - from);
      return clock.now() < goodUntil;
    };
    const sent = attempt(target, stillMay).then((result) => {
      troubles = result.ending === "back" && result.trouble ? troubles + 1 : 0;
      const pauseMs = result.pauseMs && Math.min(result.pauseMs * 2 ** Math.max(0, troubles - 1), LONGEST_PAUSE_MS);
      way.open ||= result.ending === "delivered" || result.ending === "rejected";
      outbox.put(target.i, { ...result, pauseMs });
      if (result.ending === "again" || result.ending === "back") queue.push(target);
      onWire.delete(sent);
    });
    onWire.add(sent);
  };

  /** Launches what the ledger started, each at its own turn. */
  const launchStarted = async (batch: readonly PlannedTarget[], { at, until, stepMs }: Turns): Promise<void> => {
    const [mine, commitMs] = [started, askedFor];
    const fresh = clock.now() + leaseMs * FRESH;
    for (const [nth, target] of batch.entries()) {
      if (!mine.has(target.i)) continue;
      const turn = Math.max(clock.now(), at + nth * stepMs);
      await clock.sleep(turn - clock.now());
      launch(target, turn - commitMs, Math.min(fresh, until + nth * stepMs));
    }
  };

  /** Waits, and keeps the lease meanwhile. */
  const waitUntil = async (time: number): Promise<boolean> => {
    for (let left = time - clock.now(); left > 0 && !signal.aborted; left = time - clock.now()) {
      await clock.sleep(Math.min(left, leaseMs / 3), signal);
      if (left > leaseMs / 3 && !(await ask([], 0))) return false;
    }
    return !signal.aborted;
  };

  /**
   * When to ask the ledger for a group: it is to leave with its last turn, where its first one is good for so long. Asked too early,
   * it is started and has not left; too late, its first turns are over.
   */
  const timeToAsk = ({ at, until, stepMs }: Turns, size: number): number =>
    Math.min(
      at + Math.min((size - 1) * stepMs, HELD * (until - at)) - delays.quickCommit(),
      until - delays.untilSent(),
    );

  let batch = take();
  let turns = await ask([], batch.length);
  while (turns && !signal.aborted) {
    if (batch.length === 0) {
      if (queue.length === 0 && onWire.size === 0) break;
      // the last answers share a commit
      if (queue.length === 0) await Promise.race([Promise.all(onWire), clock.sleep(LAST_ANSWERS_MS)]);
      batch = take();
      if (batch.length > 0 || !outbox.empty()) turns = await ask([], batch.length);
      continue;
    }
    if (!(await waitUntil(turns.paused ? turns.at : timeToAsk(turns, batch.length)))) break;
    if (turns.paused) {
      turns = await ask([], batch.length);
      continue;
    }
    while (onWire.size > 0 && onWire.size + batch.length > (way.open ? concurrency : 1)) await Promise.race(onWire);
    if (clock.now() > turns.until) {
      turns = await ask([], batch.length);
      continue;
    }
    const next = take();
    const following = await ask(batch, next.length);
    if (started.size > 0) await launchStarted(batch, turns);
    if (following?.paused) {
      queue.unshift(...next);
      turns = following;
      continue;
    }
    batch = next;
    turns = following;
  }
  await Promise.allSettled(onWire);
  while (!outbox.empty()) await ask([], 0);
  await persist(sender, () => ledger.release(claim), true);
}
