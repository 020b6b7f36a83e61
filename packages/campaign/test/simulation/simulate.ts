import type { Claim, Commit, Ledger } from "../../src/model/ledger.ts";
import { type RateLimit, stepOf } from "../../src/model/pace.ts";
import type { Attempt, AttemptResult } from "../../src/sender/attempt.ts";
import { runSender } from "../../src/sender/run-sender.ts";
import { MemoryLedger } from "../model/memory-ledger.ts";
import { Dice, SimulatedProcess, World } from "./world.ts";

/** Which rules a simulation is played by: the right ones, or a planted fault. */
export type LedgerClass = new (stepMs: number, now: () => number) => MemoryLedger;

const HORIZON_MS = 3_600_000;
const LEASE_MS = 2000;

/** Plays one seed: senders, kills, stops, a store that goes away and forgets to answer, a service of every mood. Returns what was violated. */
export async function simulate(seed: number, Rules: LedgerClass = MemoryLedger): Promise<string[]> {
  const dice = new Dice(seed);
  const world = new World();
  const limit: RateLimit = { requests: dice.whole(5, 50), perMs: 1000 };
  const ledger = new Rules(stepOf(limit), () => world.now);
  const names = Array.from({ length: dice.whole(3, 40) }, (_, index) => `u${index}`);
  const campaign = ledger.create(names, dice.whole(3, 12));
  const service = startService(world, dice, limit);
  const outage = dice.happens(0.4) ? { from: dice.between(1000, 6000), ms: dice.between(100, 5000) } : undefined;
  const storeIsAway = (): boolean =>
    outage !== undefined && world.now > outage.from && world.now < outage.from + outage.ms;

  const senders: SimulatedProcess[] = [];
  const ended: Promise<void>[] = [];
  const launch = (): void => {
    const process = new SimulatedProcess(world);
    senders.push(process);
    const sender = {
      owner: `sender-${senders.length}`,
      ledger: behindNetwork(ledger, process, world, dice, storeIsAway),
      clock: process.clock(),
      attemptFor: async (): Promise<Attempt> => service.attemptOf(process),
      concurrency: dice.whole(1, 8),
      batch: dice.whole(1, 6),
      leaseMs: LEASE_MS,
      signal: new AbortController().signal,
      untilDone: true,
    };
    ended.push(runSender(sender));
  };

  const senderCount = dice.whole(1, 3);
  for (let nth = 0; nth < senderCount; nth += 1) launch();
  const troubles = (async () => {
    for (let nth = dice.whole(0, 6); nth > 0; nth -= 1) {
      await world.at(world.now + dice.between(50, 2500));
      const victim = senders[dice.whole(0, senders.length - 1)];
      if (dice.happens(0.6)) {
        victim?.kill();
        launch();
      } else victim?.stopUntil(world.now + dice.between(100, 3 * LEASE_MS));
    }
  })();
  await world.passUntil(troubles, HORIZON_MS);
  const finished = Promise.all(ended.filter((_, index) => !senders[index]?.dead));
  const through = await world.passUntil(finished, HORIZON_MS);

  const wrong = service.tooMany();
  if (!through) wrong.push("the senders never ended");
  if (campaign.state === "running") wrong.push("every sender ended, and the campaign is still running");
  for (const { name, state } of campaign.chunks.flatMap(({ targets }) => targets)) {
    const deliveries = service.inbox.get(name) ?? 0;
    if (deliveries > 1) wrong.push(`${name} got the message ${deliveries} times`);
    if (state === "delivered" && deliveries === 0) wrong.push(`${name} is booked as delivered and got nothing`);
    if (state !== "delivered" && state !== "unknown" && deliveries > 0)
      wrong.push(`${name} got the message and is ${state}`);
    if ((state === "planned" || state === "started") && campaign.state === "finished")
      wrong.push(`finished, and ${name} is ${state}`);
    if (state === "rejected" && !service.rejected.has(name)) wrong.push(`${name} was never rejected`);
  }
  return wrong;
}

/** The ledger as a process sees it: every answer takes time, the store may be away, and an answer may be lost after the fact. */
function behindNetwork(
  ledger: Ledger,
  process: SimulatedProcess,
  world: World,
  dice: Dice,
  isAway: () => boolean,
): Ledger {
  const ask = async <T>(call: () => Promise<T>): Promise<T> => {
    await process.running();
    await world.at(world.now + dice.between(0, 20));
    if (isAway()) throw new Error("the store is away");
    const answer = await call();
    await world.at(world.now + dice.between(0, 20));
    await process.running();
    if (dice.happens(0.02)) throw new Error("the answer was lost");
    return answer;
  };
  return {
    claim: (owner, leaseMs) => ask(() => ledger.claim(owner, leaseMs)),
    commit: (claim: Claim, commit: Commit) => ask(() => ledger.commit(claim, commit)),
    release: (claim) => ask(() => ledger.release(claim)),
    settle: () => ask(() => ledger.settle()),
  };
}

interface SimulatedService {
  readonly inbox: ReadonlyMap<string, number>;
  readonly rejected: ReadonlySet<string>;
  attemptOf(process: SimulatedProcess): Attempt;
  /** Windows in which there were more requests than the limit allows. */
  tooMany(): string[];
}

function startService(world: World, dice: Dice, { requests, perMs }: RateLimit): SimulatedService {
  const inbox = new Map<string, number>();
  const rejected = new Set<string>();
  const sentAt: number[] = [];
  const mood = {
    cut: dice.between(0, 0.1),
    refuse: dice.between(0, 0.1),
    reject: dice.between(0, 0.1),
    lost: dice.between(0, 0.1),
  };
  return {
    inbox,
    rejected,
    attemptOf: (process) => async (target, stillMay) => {
      await world.at(world.now + dice.between(0, 3));
      await process.running();
      if (!stillMay()) return { ending: "back", code: "late" };
      sentAt.push(world.now);
      const result = await answer(target.name);
      await process.running();
      return result;
    },
    tooMany: () => {
      const times = sentAt.sort((one, other) => one - other);
      const crowd = times.find(
        (time, index) => (times[index + requests] ?? Number.POSITIVE_INFINITY) - time < perMs - 1,
      );
      return crowd === undefined ? [] : [`more than ${requests} requests in ${perMs} ms at ${crowd}`];
    },
  };

  async function answer(name: string): Promise<AttemptResult> {
    if (dice.happens(mood.lost)) {
      await world.at(world.now + dice.between(0, 500));
      return { ending: "unknown", code: "timeout", trouble: true };
    }
    await world.at(world.now + dice.between(0, 100));
    if (dice.happens(mood.refuse)) return { ending: "back", code: "reach_limit", pauseMs: 200 };
    if (dice.happens(mood.reject)) {
      rejected.add(name);
      return { ending: "rejected", code: "service_resource_not_found", trouble: true };
    }
    inbox.set(name, (inbox.get(name) ?? 0) + 1);
    await world.at(world.now + dice.between(0, 100));
    return dice.happens(mood.cut) ? { ending: "unknown", code: "connection", trouble: true } : { ending: "delivered" };
  }
}
