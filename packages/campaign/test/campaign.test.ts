import { operationTable, sendIds } from "@emchat/schema";
import { afterEach, expect, it } from "vitest";
import { type Campaigns, createCampaigns, storeAt, type TargetReport } from "../src/index.ts";
import { type ChatService, type Fate, startChatService } from "./harness/chat-service.ts";
import { onBothStores } from "./harness/stores.ts";

const names = (count: number, prefix = "u"): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const fast = { requests: 2000, perMs: 1000 };

onBothStores("a campaign", (store) => {
  let service: ChatService | undefined;
  let campaigns: Campaigns | undefined;
  afterEach(async () => {
    await campaigns?.close();
    await service?.close();
  });

  async function open(
    fate?: (name: string, nth: number) => Fate,
  ): Promise<{ service: ChatService; campaigns: Campaigns }> {
    service = await startChatService(fate);
    campaigns = await createCampaigns({
      client: { org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample", baseUrl: service.url },
      store: storeAt(await store.fresh()),
    });
    return { service, campaigns };
  }

  it("reaches each target once, and says so", async () => {
    const { service, campaigns } = await open();
    const planned = await campaigns.create("sale", { targets: names(700), message: "hello", rate: fast });
    expect(planned).toMatchObject({ created: true, targets: 700, repeated: 0 });
    await campaigns.work({ untilDone: true });
    expect([...service.inbox.values()].every((count) => count === 1)).toBe(true);
    expect(service.inbox.size).toBe(700);
    const status = await campaigns.status("sale");
    expect(status.state).toBe("finished");
    expect(status.counts).toEqual({ planned: 0, started: 0, delivered: 700, rejected: 0, "not-sent": 0, unknown: 0 });
  });

  it.each(sendIds)("sends by %s where that is asked for", async (operation) => {
    const { service, campaigns } = await open();
    await campaigns.create("sale", { targets: ["1402541206787"], message: "hello", operation, rate: fast });
    await campaigns.work({ untilDone: true });
    const parameters = ["easemob-demo", "chatdemoui", "1402541206787"];
    const path = operationTable[operation].path.replace(/\{\w+\}/g, () => parameters.shift() ?? "");
    expect([...service.paths]).toEqual([path]);
  });

  it("tells rejected from unknown, and sends neither again by itself", async () => {
    const { service, campaigns } = await open((name) => (name === "u3" ? 404 : name === "u5" ? "cut" : undefined));
    await campaigns.create("sale", { targets: names(10), message: "hello", rate: fast });
    await campaigns.work({ untilDone: true });
    const rows: TargetReport[] = [];
    for await (const row of campaigns.report("sale", ["rejected", "unknown"])) rows.push(row);
    expect(rows.map(({ target, state, code }) => [target, state, code])).toEqual([
      ["u3", "rejected", "service_resource_not_found"],
      ["u5", "unknown", expect.any(String)],
    ]);
    expect(service.inbox.get("u5")).toBe(1);
    expect((await campaigns.status("sale")).state).toBe("finished");
  });

  it("goes on after a refusal for pace, and loses nobody", async () => {
    const { service, campaigns } = await open((name, nth) =>
      nth === 0 && ["u7", "u30", "u59"].includes(name) ? 429 : undefined,
    );
    await campaigns.create("sale", { targets: names(60), message: "hello", rate: fast });
    await campaigns.work({ untilDone: true });
    expect(service.inbox.size).toBe(60);
    expect([...service.inbox.values()].every((count) => count === 1)).toBe(true);
  });

  it("pauses itself at a 401, says why, and goes on where a person resumes it", async () => {
    let locked = true;
    const { service, campaigns } = await open(() => (locked ? 401 : undefined));
    await campaigns.create("sale", { targets: names(30), message: "hello", rate: fast });
    await campaigns.work({ untilDone: true });
    const paused = await campaigns.status("sale");
    expect(paused.state).toBe("paused");
    expect(paused.reason).toContain("401");
    expect(paused.counts.planned).toBe(30);
    locked = false;
    await campaigns.resume("sale", "amy");
    await campaigns.work({ untilDone: true });
    expect(service.inbox.size).toBe(30);
    expect((await campaigns.events("sale")).map(({ kind, who }) => [kind, who])).toContainEqual(["running", "amy"]);
  });

  it("merges names that are the same to the service, and lists them", async () => {
    const { service, campaigns } = await open();
    const planned = await campaigns.create("sale", {
      targets: ["amy", "AMY", " bob ", "bob", "cat"],
      message: "hi",
      rate: fast,
    });
    expect(planned).toMatchObject({ targets: 3, repeated: 2 });
    expect(planned.repeatedLines).toEqual([
      { line: 2, name: "amy" },
      { line: 4, name: "bob" },
    ]);
    await campaigns.work({ untilDone: true });
    expect([...service.inbox]).toEqual(
      expect.arrayContaining([
        ["amy", 1],
        ["bob", 1],
        ["cat", 1],
      ]),
    );
  });

  it("is created once, however often it is asked for, and refuses another list or message", async () => {
    const { campaigns } = await open();
    const plan = { targets: names(5), message: "hi" };
    await campaigns.create("sale", plan);
    const asMessage = { type: "txt", msg: "hi" } as const;
    for (const message of ["hi", asMessage, { msg: asMessage }])
      expect(await campaigns.create("sale", { ...plan, message })).toMatchObject({ created: false, targets: 5 });
    await expect(campaigns.create("sale", { ...plan, message: "other" })).rejects.toThrow(/another list or message/);
    await expect(campaigns.create("sale", { ...plan, targets: names(6) })).rejects.toThrow(/another list or message/);
  });

  it("sends unknown ones again only where a person decides so, and not while they may be on the wire", async () => {
    const { campaigns } = await open((_, nth) => (nth === 0 ? "cut" : undefined));
    await campaigns.create("sale", { targets: ["amy"], message: "hi", rate: fast });
    await campaigns.work({ untilDone: true });
    expect((await campaigns.status("sale")).counts.unknown).toBe(1);
    expect(await campaigns.decide("sale", { state: "unknown", do: "send-again", by: "eve" })).toEqual({
      targets: 0,
      tooFresh: 1,
    });
    expect(await campaigns.decide("sale", { state: "unknown", do: "leave", by: "eve" })).toEqual({
      targets: 1,
      tooFresh: 0,
    });
    await expect(campaigns.decide("sale", { state: "unknown", do: "leave", by: " " })).rejects.toThrow(/who decides/);
  });

  it("fills each message with its target's own words", async () => {
    const { service, campaigns } = await open();
    await campaigns.create("sale", {
      targets: [{ name: "amy", variables: { first: "Amy" } }],
      message: { msg: { type: "txt", msg: "hello {{first}}" }, from: "shop" },
      rate: fast,
    });
    await campaigns.create("notice", {
      targets: [{ name: "ben", variables: { first: "Ben" } }],
      message: { type: "txt", msg: "hello {{first}}" },
      rate: fast,
    });
    await campaigns.work({ untilDone: true });
    const bodyFor = (name: string): unknown => JSON.parse(service.bodies.get(name) ?? "");
    expect(bodyFor("amy")).toEqual({ msg: { type: "txt", msg: "hello Amy" }, from: "shop" });
    expect(bodyFor("ben")).toEqual({ msg: { type: "txt", msg: "hello Ben" } });
  });
});
