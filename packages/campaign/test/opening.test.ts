import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { type CampaignPlan, type Campaigns, createCampaigns, storeAt } from "../src/index.ts";
import { createSqlLedger } from "../src/store/sql-ledger.ts";
import { type ChatService, type Fate, startChatService } from "./harness/chat-service.ts";
import { onBothStores } from "./harness/stores.ts";

const DAY_MS = 86_400_000;

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `u${index}`);
const fast = { requests: 2000, perMs: 1000 };

onBothStores("a campaign", (store) => {
  let service: ChatService | undefined;
  let campaigns: Campaigns | undefined;
  afterEach(async () => {
    await campaigns?.close();
    await service?.close();
  });

  async function open(
    plan: Partial<CampaignPlan>,
    fate?: (name: string, nth: number) => Fate,
  ): Promise<{ service: ChatService; campaigns: Campaigns; address: string }> {
    service = await startChatService(fate);
    const address = await store.fresh();
    campaigns = await createCampaigns({
      client: { org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample", baseUrl: service.url },
      store: storeAt(address),
    });
    await campaigns.create("sale", { targets: names(3), message: "hi", rate: fast, ...plan });
    return { service, campaigns, address };
  }

  it("waits for its start without a person, and is seen to wait", async () => {
    const far = await open({ startAt: new Date(Date.now() + DAY_MS) });
    const leave = new AbortController();
    const waiting = far.campaigns.work({ untilDone: true, signal: leave.signal });
    await sleep(500);
    expect(await far.campaigns.status("sale")).toMatchObject({ state: "running", waiting: true });
    leave.abort();
    await waiting;
    expect(far.service.inbox.size).toBe(0);

    const startAt = new Date(Date.now() + 2000);
    await far.campaigns.create("soon", { targets: names(3), message: "hi", rate: fast, startAt });
    const end = new AbortController();
    const working = far.campaigns.work({ signal: end.signal });
    await expect.poll(() => far.service.inbox.size).toBe(3);
    end.abort();
    await working;
    expect(Math.min(...far.service.arrivals)).toBeGreaterThanOrEqual(startAt.getTime());
  });

  it("waits for its hours, and sends nothing before", async () => {
    const shanghai = (ms: number): string =>
      new Date(Date.now() + ms).toLocaleTimeString("en-GB", {
        timeZone: "Asia/Shanghai",
        hour: "2-digit",
        minute: "2-digit",
      });
    const hours = { from: shanghai(2 * 3_600_000), to: shanghai(3 * 3_600_000), zone: "Asia/Shanghai" };
    const { service, campaigns } = await open({ hours });
    await campaigns.work({ untilDone: true, signal: AbortSignal.timeout(1000) });
    expect(service.inbox.size).toBe(0);
    const { state, waiting, expectedEnd } = await campaigns.status("sale");
    expect([state, waiting]).toEqual(["running", true]);
    expect(expectedEnd?.getTime()).toBeGreaterThan(Date.now() + 3_600_000);
  });

  it("that was to start days ago asks a person first", async () => {
    const { service, campaigns } = await open({ startAt: new Date(Date.now() - 2 * DAY_MS) });
    await campaigns.work({ untilDone: true });
    const { state, reason } = await campaigns.status("sale");
    expect([state, reason]).toEqual(["paused", expect.stringContaining("too long ago")]);
    expect(service.inbox.size).toBe(0);
    await campaigns.resume("sale", "amy");
    await campaigns.work({ untilDone: true });
    expect(service.inbox.size).toBe(3);
  });

  it("is given up after its time, keeps who is left, and goes on where a person says so", async () => {
    const { service, campaigns } = await open({
      targets: names(150),
      rate: { requests: 20, perMs: 1000 },
      giveUpAfter: 1700,
    });
    await campaigns.work({ untilDone: true });
    const { state, reason, counts } = await campaigns.status("sale");
    expect([state, reason]).toEqual(["paused", "it was given up after 1700 milliseconds"]);
    expect(counts.planned).toBeGreaterThan(20);
    expect(counts.planned + service.inbox.size).toBe(150);
    // a busy machine may not come to send anybody in that time
    while (service.inbox.size === 150 - counts.planned) {
      await campaigns.resume("sale", "amy");
      await campaigns.work({ untilDone: true });
    }
  });

  it("stops after 50 failures in a row, says with what, and has not burnt its list", async () => {
    const { campaigns } = await open({ targets: names(400) }, () => 404);
    await campaigns.work({ untilDone: true });
    const { state, reason, counts } = await campaigns.status("sale");
    expect(state).toBe("paused");
    expect(reason).toMatch(/\d+ attempts in a row failed.*service_resource_not_found/);
    expect(counts.rejected).toBeGreaterThanOrEqual(50);
    // what was on the wire when the word was said
    expect(counts.rejected).toBeLessThan(200);
    expect(counts.planned + counts.rejected).toBe(400);
  });

  it("does not stop for failures with successes between them", async () => {
    const { campaigns } = await open({ targets: names(200) }, (name) =>
      Number(name.slice(1)) % 4 === 0 ? undefined : 404,
    );
    await campaigns.work({ untilDone: true });
    const { state, counts } = await campaigns.status("sale");
    expect([state, counts.delivered, counts.rejected]).toEqual(["finished", 50, 150]);
  });

  it("stops at a 403, says so, and nobody counts as tried", async () => {
    const { campaigns } = await open({ targets: names(30) }, () => 403);
    await campaigns.work({ untilDone: true });
    const { state, reason, counts } = await campaigns.status("sale");
    expect([state, reason]).toEqual(["paused", expect.stringContaining("403 (forbidden_op)")]);
    expect(counts.planned).toBe(30);
  });

  it("of three times the weight gets three parts of four, and one that comes later no more than its share", async () => {
    const { campaigns, address } = await open({ targets: names(4000), weight: 3 });
    await campaigns.create("small", { targets: names(4000), message: "ho", rate: fast });
    const sql = await storeAt(address).open();
    const ledger = createSqlLedger(sql, "easemob-demo/chatdemoui");
    const claimed: (number | undefined)[] = [];
    for (let nth = 0; nth < 40; nth += 1) claimed.push((await ledger.claim(`sender-${nth}`, DAY_MS))?.campaign);
    expect(claimed.filter((id) => id === 1).length).toBe(30);
    await campaigns.create("late", { targets: names(4000), message: "hey", rate: fast });
    const later: (number | undefined)[] = [];
    for (let nth = 0; nth < 50; nth += 1) later.push((await ledger.claim(`later-${nth}`, DAY_MS))?.campaign);
    expect([1, 2, 3].map((id) => later.filter((one) => one === id).length)).toEqual([30, 10, 10]);
    await sql.close();
  });
});
