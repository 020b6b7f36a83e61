import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Campaigns, createCampaigns, EmchatCampaignError, sqlite } from "../src/index.ts";
import { type ChatService, startChatService } from "./harness/chat-service.ts";

const good = { targets: ["amy"], message: "hi", rate: { requests: 500, perMs: 1000 } };
const hours = { from: "09:00", to: "21:00", zone: "Asia/Shanghai" };
const endless: Record<string, unknown> = { type: "txt", msg: "hi" };
endless["itself"] = endless;

let service: ChatService;
let campaigns: Campaigns;
beforeEach(async () => {
  service = await startChatService((name) => (name === "bob" ? 404 : undefined));
  campaigns = await createCampaigns({
    client: { org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample", baseUrl: service.url },
    store: sqlite(":memory:"),
  });
});
afterEach(async () => {
  await campaigns.close();
  await service.close();
});

async function refusalOf(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return error;
  }
}

/** Wrong values of everything that a plan is made of, as a program without types may hand them in. */
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  // a text would be taken for its letters, and each of them for a person
  targets: ["zw123", undefined, null, 5, {}, () => ["amy"], { file: undefined }, { file: 5 }, { file: {} }],
  format: [{ file: "list.txt", format: "xml" }],
  message: [undefined, null, 5, () => "hi", endless, { type: "txt", msg: "hi", size: 5n }],
  operation: ["sendMessageToRoom", "getUserStatus", 5],
  startAt: ["2026-11-28T09:00:00Z", 1_764_300_000_000, null, {}],
  weight: ["5", Number.NaN, Infinity, null, -1],
  rate: ["100/s", null, 5, {}, { requests: Infinity, perMs: 1000 }, { requests: "5", perMs: 1000 }],
  giveUpAfter: ["5", Number.NaN, null, 0],
  hours: [
    "09:00-21:00",
    null,
    { ...hours, zone: undefined },
    { ...hours, zone: null },
    { ...hours, zone: "" },
    { ...hours, from: 9 },
  ],
};

describe("a wrong plan", () => {
  it.each(Object.entries(WRONG).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    "(`%s` is %o) is refused, and nothing is created",
    async (name, value) => {
      const plan = { ...good, [name === "format" ? "targets" : name]: value };
      const error = await refusalOf(() => campaigns.create("c", plan as never));
      expect(error).toBeInstanceOf(EmchatCampaignError);
      expect(error).toMatchObject({ kind: "usage" });
      expect(await campaigns.list()).toEqual([]);
    },
  );

  it.each([null, undefined, 5, "x"])("that is %o is refused", async (plan) => {
    expect(await refusalOf(() => campaigns.create("c", plan as never))).toBeInstanceOf(EmchatCampaignError);
  });

  it("says why a message cannot be written down", async () => {
    let deep: unknown = "x";
    for (let level = 0; level < 50_000; level += 1) deep = [deep];
    for (const [message, why] of [
      [{ type: "txt", msg: deep }, /nested too deep/],
      [{ type: "txt", msg: "hi", size: 5n }, /BigInt/],
    ])
      expect(await refusalOf(() => campaigns.create("c", { ...good, message } as never))).toMatchObject({
        message: expect.stringMatching(why as RegExp),
      });
  });

  it("names the line whose words are none, and takes numbers among them as text", async () => {
    const message = "hi {{n}}";
    for (const variables of [null, "abc", { n: null }, { n: {} }]) {
      const targets = [{ name: "amy", variables }] as never;
      expect(await refusalOf(() => campaigns.create("c", { ...good, message, targets }))).toMatchObject({
        message: expect.stringContaining("line 1: has nothing for the message's {{n}}"),
      });
    }
    const targets = [{ name: "amy", variables: { n: 5 } }] as never;
    expect(await campaigns.create("c", { ...good, message, targets })).toMatchObject({ targets: 1 });
  });
});

describe("a wrong decision", () => {
  beforeEach(async () => {
    await campaigns.create("c", { ...good, targets: ["amy", "bob"] });
    await campaigns.work({ untilDone: true });
  });

  it.each([
    { state: "delivered", do: "send-again", by: "amy" },
    { state: "planned", do: "send-again", by: "amy" },
    { state: "x", do: "send-again", by: "amy" },
    { state: "rejected", do: "leav", by: "amy" },
    { state: "rejected", by: "amy" },
    { state: "rejected", do: "send-again" },
    { state: "rejected", do: "send-again", by: " " },
    undefined,
  ])("(%o) changes nothing, and sends to nobody", async (decision) => {
    const before = await campaigns.status("c");
    expect(await refusalOf(() => campaigns.decide("c", decision as never))).toMatchObject({ kind: "usage" });
    expect(await campaigns.status("c")).toEqual(before);
    expect(Object.fromEntries(service.inbox)).toEqual({ amy: 1 });
  });

  it("is none of nobody: whoever steers is named", async () => {
    for (const by of ["", " ", undefined, 5])
      for (const steer of [campaigns.pause, campaigns.resume, campaigns.cancel])
        expect(await refusalOf(() => steer("c", by as never))).toMatchObject({ kind: "usage" });
  });

  it("is not prepared by a report of states that there are not", async () => {
    for (const states of [["bogus"], "unknown", [0]])
      expect(await refusalOf(() => campaigns.report("c", states as never).next())).toMatchObject({ kind: "usage" });
  });
});

it.each([{ signal: {} }, { signal: null }, { name: "" }, { name: 5 }, { concurrency: "5" }, { leaseMs: Number.NaN }])(
  "a sender with %o is refused",
  async (options) => {
    expect(await refusalOf(() => campaigns.work({ untilDone: true, ...(options as object) }))).toMatchObject({
      kind: "usage",
    });
  },
);
