import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { createCampaigns, storeAt, type TargetState } from "../../src/index.ts";
import { startCampaign, TOKEN } from "./campaign-process.ts";
import { startChatService } from "./chat-service.ts";

/** What goes wrong while a campaign is sent. */
export interface CrashScenario {
  readonly store: string;
  readonly targets: number;
  readonly senders: number;
  /** How many times something goes wrong. */
  readonly blows: number;
  /** `kill`: a sender is killed, and another started; `stop`: a sender is stopped for longer than its lease; or the store's own mishap. */
  readonly blow: "kill" | "stop" | (() => Promise<void>);
  /** The application's limit, in requests a second. */
  readonly perSecond: number;
}

/** What the service and the ledger say in the end. */
export interface CrashOutcome {
  /** How many blows fell on a sender that was just sending, before the campaign was through. */
  readonly blows: number;
  readonly state: string;
  /** Targets that got nothing, and that the ledger does not list as such. */
  readonly lost: number;
  /** Messages beyond the first. */
  readonly duplicates: number;
  readonly unknown: number;
  /** How many of the unknown ones the service has. */
  readonly unknownDelivered: number;
  /** Targets that the ledger calls delivered, and the service does not have. */
  readonly invented: number;
  readonly seconds: number;
}

const LEASE = "1500ms";
const LEASE_MS = 1500;

/** Sends a campaign by several processes while blows fall, and compares the ledger with what the service took. */
export async function playCrashes(scenario: CrashScenario): Promise<CrashOutcome> {
  const service = await startChatService(undefined, 30);
  const surroundings = { store: scenario.store, baseUrl: service.url };
  const campaigns = await createCampaigns({
    client: { org: "easemob-demo", app: "chatdemoui", token: TOKEN, baseUrl: service.url },
    store: storeAt(scenario.store),
  });
  const senders: ChildProcess[] = [];
  const launch = (slot: number): void => {
    const child = startCampaign(["work", "--lease", LEASE], surroundings);
    child.stdout?.resume();
    child.stderr?.resume();
    senders[slot] = child;
  };
  const relaunchDead = (): void => {
    for (const [slot, child] of senders.entries())
      if (child.exitCode !== null || child.signalCode !== null) launch(slot);
  };
  const startedAt = performance.now();
  let fallen = 0;
  try {
    await campaigns.create("crash", {
      targets: Array.from({ length: scenario.targets }, (_, index) => `u${index}`),
      message: "hello",
      rate: { requests: scenario.perSecond, perMs: 1000 },
    });
    for (let slot = 0; slot < scenario.senders; slot += 1) launch(slot);
    for (let blow = 0; blow < scenario.blows; blow += 1) {
      const slot = Math.floor(Math.random() * scenario.senders);
      if (!(await untilSending(slot))) break;
      await sleep(Math.random() * 300);
      await strike(scenario.blow, senders[slot]);
      fallen += 1;
      relaunchDead();
    }
    await untilFinished();
    return { blows: fallen, ...(await compare()), seconds: Math.round((performance.now() - startedAt) / 1000) };
  } finally {
    for (const child of senders) child.kill("SIGKILL");
    await campaigns.close();
    await service.close();
  }

  /** A blow counts where it hurts: on a sender that holds a part of the list. False where the campaign is through before. */
  async function untilSending(slot: number): Promise<boolean> {
    for (;;) {
      const status = await campaigns.status("crash").catch(() => undefined);
      if (status && status.state !== "running") return false;
      if (status?.senders.some(({ name }) => name.includes(`-${senders[slot]?.pid}-`))) return true;
      relaunchDead();
      await sleep(50);
    }
  }

  async function untilFinished(): Promise<void> {
    const giveUpAt = performance.now() + 240_000;
    for (;;) {
      const status = await campaigns.status("crash").catch(() => undefined);
      if (status && status.state !== "running") return;
      if (performance.now() > giveUpAt) throw new Error(`the campaign never ended: ${JSON.stringify(status)}`);
      relaunchDead();
      await sleep(200);
    }
  }

  async function compare(): Promise<Omit<CrashOutcome, "seconds" | "blows">> {
    const states = new Map<string, TargetState>();
    for await (const { target, state } of campaigns.report("crash")) states.set(target, state);
    const got = (target: string): number => service.inbox.get(target) ?? 0;
    const of = (state: TargetState): string[] =>
      [...states].filter(([, one]) => one === state).map(([target]) => target);
    const unknown = of("unknown");
    return {
      state: (await campaigns.status("crash")).state,
      lost: [...of("planned"), ...of("started")].filter((target) => got(target) === 0).length,
      duplicates: [...service.inbox.values()].reduce((sum, count) => sum + count - 1, 0),
      unknown: unknown.length,
      unknownDelivered: unknown.filter((target) => got(target) > 0).length,
      invented: of("delivered").filter((target) => got(target) === 0).length,
    };
  }
}

async function strike(blow: CrashScenario["blow"], sender: ChildProcess | undefined): Promise<void> {
  if (typeof blow === "function") return blow();
  if (blow === "kill") {
    sender?.kill("SIGKILL");
    await sleep(30);
    return;
  }
  sender?.kill("SIGSTOP");
  setTimeout(() => sender?.kill("SIGCONT"), LEASE_MS * 1.5).unref();
}
