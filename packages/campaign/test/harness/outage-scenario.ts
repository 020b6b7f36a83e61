import { setTimeout as sleep } from "node:timers/promises";
import { startCampaign } from "./campaign-process.ts";
import { openFor } from "./crash-scenario.ts";
import { startMockService } from "./mock-process.ts";

/** A store that goes away for a while. */
export interface OutageScenario {
  readonly store: string;
  readonly targets: number;
  readonly senders: number;
  readonly awayMs: number;
  /** Takes the store away; what it returns gives it back. */
  takeAway(): Promise<() => Promise<void>>;
}

/** What happened meanwhile, and afterwards. */
export interface OutageOutcome {
  /** Messages that the service took while the store was away, after what was on its way had arrived. */
  readonly sentMeanwhile: number;
  /** Milliseconds from the store's return to the next message. */
  readonly goingOnAfterMs: number;
  /** Targets that are neither delivered nor unknown in the end. */
  readonly failed: number;
  readonly unknown: number;
  readonly duplicates: number;
}

/** What was started when the store went away may still arrive for so long, in milliseconds. */
const ON_ITS_WAY_MS = 3000;

/** Takes the store away from senders in the middle of a campaign. */
export async function playOutage(scenario: OutageScenario): Promise<OutageOutcome> {
  const mock = await startMockService();
  const surroundings = { store: scenario.store, baseUrl: mock.url };
  const campaigns = await openFor(mock.url, scenario.store);
  const rate = { requests: 50, perMs: 1000 };
  const targets = Array.from({ length: scenario.targets }, (_, index) => `u${index}`);
  await campaigns.create("outage", { targets, message: "hello", rate });
  const senders = Array.from({ length: scenario.senders }, () => startCampaign(["work"], surroundings));
  const ended = senders.map((sender) => new Promise((resolve) => sender.once("exit", resolve)));
  const work = async (until: () => Promise<boolean>, what: string): Promise<void> => {
    while (!(await until())) {
      const codes = senders.map(({ exitCode }) => exitCode);
      if (!codes.includes(null)) throw new Error(`the senders ended with ${codes} before ${what}`);
      await sleep(10);
    }
  };
  try {
    for (const sender of senders) {
      sender.stdout?.resume();
      sender.stderr?.resume();
    }
    await work(async () => (await mock.taken()) >= scenario.targets / 10, "a tenth was sent");
    const giveBack = await scenario.takeAway();
    await sleep(ON_ITS_WAY_MS);
    const before = await mock.taken();
    await sleep(scenario.awayMs - ON_ITS_WAY_MS);
    const sentMeanwhile = (await mock.taken()) - before;
    await giveBack();
    const backAt = performance.now();
    await work(async () => (await mock.taken()) > before + sentMeanwhile, "they went on");
    const goingOnAfterMs = Math.round(performance.now() - backAt);
    await Promise.all(ended);
    const { counts } = await campaigns.status("outage");
    const inbox = await mock.inbox();
    return {
      sentMeanwhile,
      goingOnAfterMs,
      failed: scenario.targets - counts.delivered - counts.unknown,
      unknown: counts.unknown,
      duplicates: [...inbox.values()].reduce((sum, count) => sum + count - 1, 0),
    };
  } finally {
    for (const sender of senders) sender.kill("SIGKILL");
    await campaigns.close();
    await mock.close();
  }
}
