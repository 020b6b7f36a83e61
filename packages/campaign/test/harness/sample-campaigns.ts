import { type Campaigns, createCampaigns, sqlite } from "../../src/index.ts";
import { type StatusPage, serveStatus } from "../../src/page/serve-status.ts";
import { type ChatService, startChatService } from "./chat-service.ts";

/** Campaigns in every state there is, and the page that shows them. */
export interface SampleCampaigns {
  readonly campaigns: Campaigns;
  readonly url: string;
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;

/** Plays a morning in a shop: one campaign is being sent, one is through, one was refused, one waits, one was cancelled. */
export async function startSampleCampaigns(): Promise<SampleCampaigns> {
  const service = await startChatService((name) => MISHAPS[name], 10);
  const campaigns = await openSample(service, ":memory:");
  const name = (prefix: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  const fast = { requests: 500, perMs: 1000 };
  await campaigns.create("welcome-back", { targets: name("user", 400), message: "hello", rate: fast });
  await campaigns.work({ untilDone: true });
  await campaigns.create("locked-out", { targets: ["nobody"], message: "hello", rate: fast });
  await campaigns.work({ untilDone: true });
  await campaigns.create("autumn", { targets: name("autumn", 250), message: "hello", rate: fast });
  await campaigns.cancel("autumn", "amy", "the offer has changed");
  const startAt = new Date(Date.now() + HOUR_MS);
  await campaigns.create("evening-news", { targets: name("reader", 1200), message: "hello", rate: fast, startAt });
  const rate = { requests: 60, perMs: 1000 };
  await campaigns.create("sale-2026-11", { targets: name("guest", 20_000), message: "hello", rate });
  const stop = new AbortController();
  const senders = ["shop-1-4711", "shop-2-1402"].map((sender) =>
    campaigns.work({ signal: stop.signal, name: sender, untilDone: true }),
  );
  const page: StatusPage = await serveStatus(campaigns, "127.0.0.1:0");
  return {
    campaigns,
    url: page.url,
    async close() {
      await page.close();
      stop.abort();
      await Promise.all(senders);
      await campaigns.close();
      await service.close();
    },
  };
}

/** What the service does with some of them. */
const MISHAPS: Readonly<Record<string, number | "cut">> = {
  user17: "cut",
  user42: 404,
  user308: 404,
  guest30: "cut",
  nobody: 401,
};

const openSample = (service: ChatService, file: string): Promise<Campaigns> =>
  createCampaigns({
    client: { org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample", baseUrl: service.url },
    store: sqlite(file),
  });
