import { createEmulator, type EmulatorConfig, MAX_RECORDS, MAX_TENANTS } from "@emchat/emulator";
import { describe, expect, test, vi } from "vitest";
import { APP, body, ORG, refusal, sendToGroup, sendToUser, status } from "./calls.ts";

const seed: EmulatorConfig = {
  apps: [
    {
      org: ORG,
      app: APP,
      users: ["alice", { username: "Bob", status: "online" }],
      groups: ["1402541206787", { name: "77", members: ["Alice", "bob"] }],
    },
  ],
  tokens: [{ token: "secret-token", label: "seed" }],
};
const presenceOf = (emulator: ReturnType<typeof createEmulator>, username: string): unknown =>
  (body(status(emulator, username))["data"] as { result_content: { result: string } }[])[0]?.result_content.result;

describe("the seed", () => {
  test("fills users, groups and tenants", () => {
    const emulator = createEmulator({ config: seed });

    expect(emulator.users.list(ORG, APP)).toEqual([
      { username: "alice", status: "offline" },
      { username: "bob", status: "online" },
    ]);
    expect(emulator.groups.list(ORG, APP)).toEqual([
      { name: "1402541206787", members: [] },
      { name: "77", members: ["alice", "bob"] },
    ]);
    expect(emulator.tenants()).toMatchObject([{ org: ORG, app: APP, enabled: true }]);
  });

  test("is what reset goes back to, not an empty service", () => {
    const emulator = createEmulator({ config: seed });
    emulator.users.put(ORG, APP, "bob", { status: "offline" });
    emulator.users.put(ORG, APP, "carol");
    emulator.groups.delete(ORG, APP, "77");
    emulator.users.put("other", "app", "x");
    emulator.tokens.replace([]);
    sendToUser(emulator);
    emulator.reset();

    expect([presenceOf(emulator, "bob"), emulator.users.get(ORG, APP, "carol")]).toEqual(["online", undefined]);
    expect(emulator.groups.get(ORG, APP, "77")?.members).toEqual(["alice", "bob"]);
    expect([emulator.messages.size, emulator.tenants().length, emulator.tokens.list().length]).toEqual([0, 1, 1]);
    expect(sendToUser(emulator).message?.sequence).toBe(1);
  });

  test.each<[string, EmulatorConfig, RegExp]>([
    ["a user", { apps: [{ org: ORG, app: APP, users: ["a b"] }] }, /username must match/],
    ["a group", { apps: [{ org: ORG, app: APP, groups: ["a/b"] }] }, /group_name must match/],
    ["a member", { apps: [{ org: ORG, app: APP, groups: [{ name: "1", members: [".."] }] }] }, /username must match/],
    ["an organisation", { apps: [{ org: "-a", app: APP }] }, /apps: .*org must match/],
    ["an application's id", { apps: [{ org: ORG, app: APP, id: "1" }] }, /must be a UUID, got "1"/],
    ["an address", { serviceUrl: "a1.easemob.com" }, /serviceUrl must begin with http/],
    ["a limit", { limits: { messages: 0 } }, /limits\.messages must be a whole number above 0, got 0/],
    ["a token", { tokens: [{ token: "" }] }, /A token is empty/],
    ["a failure", { apps: [{ org: ORG, app: APP, users: [{ username: "a", failure: { code: 200 } }] }] }, /201 to 599/],
  ])("with %s that cannot be is refused at the start, with the reason", (_, config, message) => {
    expect(() => createEmulator({ config })).toThrow(message);
  });
});

describe("a new config", () => {
  test("changes rules and tokens, adds who is missing and keeps everything else", () => {
    const emulator = createEmulator({ config: seed });
    emulator.users.put(ORG, APP, "alice", { status: "online" });
    emulator.users.put(ORG, APP, "carol");
    sendToUser(emulator);
    emulator.configure({
      strict: true,
      serviceUrl: "http://localhost:1",
      apps: [{ org: ORG, app: APP, users: ["alice", "dave"] }],
      tokens: [{ token: "YWMt-a-token-for-tests", label: "new" }],
    });

    expect(emulator.users.list(ORG, APP).map(({ username }) => username)).toEqual(["alice", "bob", "carol", "dave"]);
    expect([presenceOf(emulator, "alice"), emulator.messages.size]).toEqual(["online", 1]);
    expect(emulator.tokens.list().map(({ label }) => label)).toEqual(["new"]);
    expect(refusal(status(emulator, "nobody"))).toEqual([404, "service_resource_not_found"]);
    expect(body(status(emulator, "alice"))["uri"]).toBe(`http://localhost:1/${ORG}/${APP}`);
    emulator.reset();
    expect(emulator.users.list(ORG, APP).map(({ username }) => username)).toEqual(["alice", "dave"]);
  });

  test("that is wrong changes nothing", () => {
    const emulator = createEmulator({ config: seed });

    expect(() =>
      emulator.configure({ strict: true, apps: [{ org: ORG, app: APP, users: ["fine", "not fine"] }] }),
    ).toThrow(TypeError);
    expect(emulator.users.get(ORG, APP, "fine")).toBeUndefined();
    expect([status(emulator, "nobody").status, emulator.tokens.list().length]).toEqual([200, 1]);
  });

  test("with a smaller log drops what no longer fits", () => {
    const emulator = createEmulator();
    for (let at = 0; at < 5; at += 1) sendToUser(emulator);
    emulator.configure({ limits: { messages: 2 } });

    expect([emulator.messages.size, emulator.messages.dropped, emulator.messages.capacity]).toEqual([2, 3, 2]);
  });
});

describe("events", () => {
  test("tell of messages, presence, users, groups, tokens and resets as they happen", () => {
    const emulator = createEmulator();
    const heard: unknown[] = [];
    const names = ["message", "presence", "user", "group", "tokens", "reset"] as const;
    for (const name of names) emulator.on(name, (event) => heard.push([name, event]));

    emulator.users.put(ORG, APP, "Alice", { status: "online" });
    emulator.users.put(ORG, APP, "alice", { status: "online" });
    emulator.users.delete(ORG, APP, "ALICE");
    emulator.groups.put(ORG, APP, "77");
    emulator.groups.delete(ORG, APP, "77");
    emulator.tokens.put({ token: "t", label: "l" });
    const sent = sendToGroup(emulator);
    emulator.reset();

    const tenant = { org: ORG, app: APP };
    const online = { username: "alice", status: "online" };
    expect(heard).toEqual([
      ["user", { ...tenant, username: "alice", user: online }],
      ["presence", { ...tenant, ...online }],
      ["user", { ...tenant, username: "alice", user: online }],
      ["user", { ...tenant, username: "alice", user: undefined }],
      ["presence", { ...tenant, username: "alice", status: "offline" }],
      ["group", { ...tenant, name: "77", group: { name: "77", members: [] } }],
      ["group", { ...tenant, name: "77", group: undefined }],
      ["tokens", undefined],
      ["message", sent.message],
      ["tokens", undefined],
      ["reset", undefined],
    ]);
  });

  test("end for a listener that has had enough", () => {
    const emulator = createEmulator();
    const listener = vi.fn();
    const stop = emulator.on("message", listener);
    sendToUser(emulator);
    stop();
    sendToUser(emulator);

    expect(listener).toHaveBeenCalledTimes(1);
  });

  test("reach the next listener and leave the call alone when one listener throws", () => {
    const errors: unknown[] = [];
    const emulator = createEmulator({ onListenerError: (error) => errors.push(error) });
    const second = vi.fn();
    emulator.on("message", () => {
      throw new Error("mine");
    });
    emulator.on("message", second);

    expect(sendToUser(emulator).status).toBe(200);
    expect([second.mock.calls.length, errors]).toEqual([1, [new Error("mine")]]);
  });
});

describe("limits of the state", () => {
  test(`${MAX_RECORDS} users, groups and members together`, () => {
    const emulator = createEmulator();
    const members = Array.from({ length: MAX_RECORDS - 2 }, (_, at) => `u${at}`);
    emulator.groups.put(ORG, APP, "big", { members });
    emulator.users.put(ORG, APP, "last");

    expect(() => emulator.users.put(ORG, APP, "more")).toThrow(RangeError);
    expect(() => emulator.groups.put(ORG, APP, "more")).toThrow(RangeError);
    emulator.users.put(ORG, APP, "last", { status: "online" });
    expect(emulator.users.delete(ORG, APP, "last")).toBe(true);
    expect(emulator.users.put(ORG, APP, "more").username).toBe("more");
    expect(emulator.groups.delete(ORG, APP, "big")).toBe(true);
    expect(emulator.groups.put(ORG, APP, "other", { members }).members).toHaveLength(MAX_RECORDS - 2);
    emulator.reset();
    expect(emulator.groups.put(ORG, APP, "other", { members }).members).toHaveLength(MAX_RECORDS - 2);
  });

  test(`${MAX_TENANTS} applications`, () => {
    const emulator = createEmulator();
    for (let at = 0; at < MAX_TENANTS; at += 1) emulator.users.put("org", `app${at}`, "a");

    expect(() => emulator.users.put("org", "more", "a")).toThrow(RangeError);
    expect(emulator.users.put("org", "app0", "b").username).toBe("b");
  });

  test("names are those of the contract, for the control API too", () => {
    const emulator = createEmulator();
    expect(() => emulator.users.put(ORG, APP, "a b")).toThrow(/username must match/);
    expect(() => emulator.users.put(ORG, APP, "a", { status: "away" as "online" })).toThrow(
      /online or offline, got "away"/,
    );
    expect(() => emulator.groups.put(ORG, APP, "..")).toThrow(/group_name must match/);
    expect([emulator.users.delete(ORG, APP, "a"), emulator.groups.delete("no", "where", "a")]).toEqual([false, false]);
  });
});
