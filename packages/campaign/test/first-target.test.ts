import { afterEach, expect, it } from "vitest";
import { type Campaigns, createCampaigns, sqlite } from "../src/index.ts";
import { type ChatService, startChatService } from "./harness/chat-service.ts";

let service: ChatService;
let campaigns: Campaigns;
afterEach(async () => {
  await campaigns.close();
  await service.close();
});

const targets = Array.from({ length: 40 }, (_, index) => `u${index}`);
const rate = { requests: 2000, perMs: 1000 };

it("a sender has its token before it starts anybody", async () => {
  service = await startChatService();
  const startedThen: number[] = [];
  const token = async (): Promise<string> => {
    startedThen.push((await campaigns.status("sale")).counts.started);
    return "YWMt-sample";
  };
  campaigns = await createCampaigns({
    client: { org: "easemob-demo", app: "chatdemoui", token, baseUrl: service.url },
    store: sqlite(":memory:"),
  });
  await campaigns.create("sale", { targets, message: "hi", rate });
  await campaigns.work({ untilDone: true });
  expect(service.inbox.size).toBe(40);
  expect(startedThen[0]).toBe(0);
});

it("a sender starts one target, and the others when its answer has come", async () => {
  const startedThen: number[] = [];
  let answer = (): void => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  service = await startChatService(undefined, 0, answered);
  campaigns = await createCampaigns({
    client: { org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample", baseUrl: service.url },
    store: sqlite(":memory:"),
  });
  await campaigns.create("sale", { targets, message: "hi", rate });
  const working = campaigns.work({ untilDone: true });
  await expect.poll(() => service.arrivals.length, { timeout: 30_000 }).toBeGreaterThan(0);
  for (let look = 0; look < 10; look += 1) {
    startedThen.push((await campaigns.status("sale")).counts.started);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  answer();
  await working;
  expect(new Set(startedThen)).toEqual(new Set([1]));
  expect(service.inbox.size).toBe(40);
});
