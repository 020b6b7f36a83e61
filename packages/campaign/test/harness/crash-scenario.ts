import { type Campaigns, createCampaigns, storeAt, type TargetState } from "../../src/index.ts";
import { startCampaign, TOKEN } from "./campaign-process.ts";
import { startMockService } from "./mock-process.ts";
import { type Blows, playBlows } from "./play-blows.ts";

/** A campaign that things go wrong with. */
export interface CrashScenario extends Blows {
  readonly store: string;
  readonly targets: number;
  /** The application's limit, in requests a second. */
  readonly perSecond: number;
  /** The most requests that a sender has on the wire; its own default where nobody says. */
  readonly concurrency?: number;
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

/** How long a chunk is held without a word, in milliseconds: short, so that a test sees takeovers. */
export const LEASE_MS = 1500;

/** Sends a campaign by several processes while blows fall, and compares the ledger with what the service took. */
export async function playCrashes(scenario: CrashScenario): Promise<CrashOutcome> {
  const mock = await startMockService("latency:20-40");
  const surroundings = { store: scenario.store, baseUrl: mock.url };
  const campaigns = await openFor(mock.url, scenario.store);
  const wire = scenario.concurrency === undefined ? [] : ["--concurrency", `${scenario.concurrency}`];
  const startedAt = performance.now();
  try {
    await campaigns.create("crash", {
      targets: Array.from({ length: scenario.targets }, (_, index) => `u${index}`),
      message: "hello",
      rate: { requests: scenario.perSecond, perMs: 1000 },
    });
    const status = () => campaigns.status("crash").catch(() => undefined);
    const blows = await playBlows(
      {
        launch: () => startCampaign(["work", "--lease", `${LEASE_MS}ms`, ...wire], surroundings),
        isSending: async ({ pid }) => (await status())?.senders.some(({ name }) => name.includes(`-${pid}-`)) ?? false,
        isThrough: async () => ((await status())?.state ?? "running") !== "running",
      },
      scenario,
    );
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    return { blows, ...(await compare(campaigns, await mock.inbox())), seconds };
  } finally {
    await campaigns.close();
    await mock.close();
  }
}

/** Campaigns of the application that every test sends for. */
export const openFor = (baseUrl: string, store: string): Promise<Campaigns> =>
  createCampaigns({
    client: { org: "easemob-demo", app: "chatdemoui", token: TOKEN, baseUrl },
    store: storeAt(store),
  });

async function compare(
  campaigns: Campaigns,
  inbox: ReadonlyMap<string, number>,
): Promise<Omit<CrashOutcome, "seconds" | "blows">> {
  const states = new Map<string, TargetState>();
  for await (const { target, state } of campaigns.report("crash")) states.set(target, state);
  const got = (target: string): number => inbox.get(target) ?? 0;
  const of = (state: TargetState): string[] => [...states].filter(([, one]) => one === state).map(([target]) => target);
  const unknown = of("unknown");
  return {
    state: (await campaigns.status("crash")).state,
    lost: [...of("planned"), ...of("started")].filter((target) => got(target) === 0).length,
    duplicates: [...inbox.values()].reduce((sum, count) => sum + count - 1, 0),
    unknown: unknown.length,
    unknownDelivered: unknown.filter((target) => got(target) > 0).length,
    invented: of("delivered").filter((target) => got(target) === 0).length,
  };
}
