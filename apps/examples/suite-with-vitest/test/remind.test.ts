import { createClient, type EmchatClient } from "@emchat/client";
import { createEmulatorFetch, type EmulatorFetch } from "@emchat/emulator";
import { beforeEach, describe, expect, it } from "vitest";
import { remind } from "../src/remind.ts";

const [org, app] = ["easemob-demo", "chatdemoui"];
let fetch: EmulatorFetch;
let client: EmchatClient;

beforeEach(() => {
  fetch = createEmulatorFetch();
  client = createClient({ org, app, token: "any", fetch, retry: { baseDelay: 1 } });
  fetch.emulator.users.put(org, app, "alice", { status: "online" });
  fetch.emulator.users.put(org, app, "bob", { status: "offline" });
});

describe("remind", () => {
  it("tells those who are online, and nobody else", async () => {
    expect(await remind(client, ["alice", "bob"])).toEqual({ told: ["alice"], unsure: [], missed: [] });
    expect(fetch.emulator.messages.list().total).toBe(1);
  });

  it("sends again when the service is busy, once", async () => {
    fetch.emulator.faults.add("503 times=1 retry-after=0 op=sendMessageToUser");
    expect(await remind(client, ["alice"])).toMatchObject({ told: ["alice"] });
    expect(fetch.emulator.messages.list().total).toBe(1);
  });

  it("does not send again what may have arrived", async () => {
    fetch.emulator.faults.add("reset op=sendMessageToUser");
    expect(await remind(client, ["alice"])).toMatchObject({ unsure: ["alice"] });
  });

  it("says who was missed", async () => {
    fetch.emulator.faults.add("result:404 target=alice op=sendMessageToUser");
    expect(await remind(client, ["alice"])).toMatchObject({ missed: ["alice"] });
  });
});
