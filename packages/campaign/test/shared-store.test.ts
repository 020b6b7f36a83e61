// @module-tag process
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Campaigns, createCampaigns, storeAt } from "../src/index.ts";
import { type ChatService, startChatService } from "./harness/chat-service.ts";
import { onBothStores } from "./harness/stores.ts";

const rate = { requests: 500, perMs: 1000 };

onBothStores("campaigns that share a store", (store) => {
  let service: ChatService;
  let address: string;
  const opened: Campaigns[] = [];
  beforeEach(async () => {
    service = await startChatService();
    address = await store.fresh();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    for (const campaigns of opened.splice(0)) await campaigns.close();
    await service.close();
  });

  async function open(client: object = { org: "easemob-demo", app: "chatdemoui" }): Promise<Campaigns> {
    const campaigns = await createCampaigns({
      client: { token: "YWMt-sample", baseUrl: service.url, ...client },
      store: storeAt(address),
    });
    opened.push(campaigns);
    return campaigns;
  }

  async function finished(campaigns: Campaigns, name: string): Promise<void> {
    while ((await campaigns.status(name)).state !== "finished") await new Promise((resolve) => setTimeout(resolve, 50));
  }

  it("are each its own application's, also where that is named by its key, or by the environment", async () => {
    const shop = await open({ appKey: "shop#main" });
    vi.stubEnv("EMCHAT_APP_KEY", "desk#main");
    const desk = await open({});
    await shop.create("of-the-shop", { targets: ["amy"], message: "hi", rate });
    await desk.work({ untilDone: true });
    expect(service.inbox.size).toBe(0);
    await (await open({ org: "shop", app: "main" })).work({ untilDone: true });
    expect(Object.fromEntries(service.inbox)).toEqual({ amy: 1 });
    expect(await shop.status("of-the-shop")).toMatchObject({ state: "finished", counts: { delivered: 1 } });
  });

  it("that follow one that was purged are sent with their own message by a sender that was there before", async () => {
    const campaigns = await open();
    const stop = new AbortController();
    const working = campaigns.work({ signal: stop.signal });
    await campaigns.create("spring", { targets: ["amy"], message: "spring", rate });
    await finished(campaigns, "spring");
    await campaigns.purge("spring");
    await campaigns.create("autumn", { targets: ["bob"], message: "autumn", rate });
    await finished(campaigns, "autumn");
    stop.abort();
    await working;
    expect(service.bodies.get("bob")).toContain("autumn");
  });

  it("may take their list from one another", async () => {
    const campaigns = await open();
    await campaigns.create("first", { targets: ["amy", "bob", "cid"], message: "hi", rate });
    async function* names(): AsyncGenerator<string> {
      for await (const { target } of campaigns.report("first", ["planned"])) {
        if ((await campaigns.status("first")).total === 3) yield target;
      }
    }
    expect(await campaigns.create("second", { targets: names(), message: "hi again", rate })).toMatchObject({
      created: true,
      targets: 3,
    });
  });

  it("are created once, however many create the same one at the same moment", async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => open()));
    const targets = Array.from({ length: 5000 }, (_, index) => `user${index}`);
    const planned = await Promise.all(
      all.map((each) => each.create("sale", { targets: [...targets], message: "hi", rate })),
    );
    expect(planned.map(({ created }) => created).sort()).toEqual([false, false, false, true]);
    expect(new Set(planned.map((each) => each.targets))).toEqual(new Set([5000]));
    expect(await all[0]?.list()).toMatchObject([{ name: "sale", total: 5000 }]);
  });
});

it("a list that changes the SQLite store that it is read into is told so, and nothing of it is kept", async () => {
  const campaigns = await createCampaigns({
    client: { org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" },
    store: storeAt(":memory:"),
  });
  await campaigns.create("first", { targets: ["amy"], message: "hi", rate });
  async function* names(): AsyncGenerator<string> {
    yield "bob";
    await campaigns.cancel("first", "amy");
  }
  await expect(campaigns.create("second", { targets: names(), message: "hi", rate })).rejects.toThrow(
    /can read from it, and change nothing/,
  );
  expect(await campaigns.list()).toMatchObject([{ name: "first", state: "running" }]);
  await campaigns.close();
});
