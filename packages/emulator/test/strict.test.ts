import { createEmulator, MAX_IMPLICIT_TENANTS } from "@emchat/emulator";
import { describe, expect, test } from "vitest";
import { APP, body, NOW, ORG, post, raw, refusal, sendToGroup, sendToUser, status } from "./calls.ts";

const apps = [
  { org: ORG, app: APP, users: ["Alice", { username: "bob", status: "online" as const }], groups: ["1402541206787"] },
];
const tokens = [{ token: "YWMt-a-token-for-tests" }];
const strict = createEmulator({ config: { strict: true, apps, tokens } });
const NOT_FOUND = [404, "service_resource_not_found"];

describe("in strict mode", () => {
  test("users and groups of the config are known, users in any case", () => {
    expect([status(strict, "alice").status, status(strict, "BOB").status, sendToUser(strict, "Alice").status]).toEqual([
      200, 200, 200,
    ]);
    expect(sendToGroup(strict).status).toBe(200);
  });

  test("a user or group that is not known is not found", () => {
    expect(refusal(status(strict, "carol"))).toEqual(NOT_FOUND);
    expect(refusal(sendToUser(strict, "carol"))).toEqual(NOT_FOUND);
    expect(refusal(sendToGroup(strict, "1402541206788"))).toEqual(NOT_FOUND);
  });

  test("an organisation or application that is not known is not found, and case counts", () => {
    const ask = (root: string): unknown[] => {
      const reply = strict.exchange(raw("GET", `${root}/users/alice/status`));
      return [...refusal(reply), body(reply)["error_description"]];
    };
    expect(ask("/easemob-demo/nosuchapp")).toEqual([
      404,
      "organization_application_not_found",
      "Could not find application for easemob-demo/nosuchapp from URI",
    ]);
    expect(ask("/Easemob-demo/chatdemoui").slice(0, 2)).toEqual([404, "organization_application_not_found"]);
  });

  test("a user who is added is known from then on, and one who is removed no longer", () => {
    strict.users.put(ORG, APP, "dave");
    expect(status(strict, "DAVE").status).toBe(200);
    expect(strict.users.delete(ORG, APP, "Dave")).toBe(true);
    expect(status(strict, "dave").status).toBe(404);
  });

  test("a body is judged before the target is looked for", () => {
    expect(refusal(post(strict, "/users/carol/messages", {}))).toEqual([400, "illegal_argument"]);
  });

  test("a message to somebody unknown is not kept", () => {
    const before = strict.messages.size;
    sendToUser(strict, "carol");
    expect(strict.messages.size).toBe(before);
  });
});

describe("by default", () => {
  test("everybody exists, and being asked about leaves no trace", () => {
    const emulator = createEmulator();
    expect([status(emulator, "x").status, sendToUser(emulator, "y").status, sendToGroup(emulator).status]).toEqual([
      200, 200, 200,
    ]);
    expect([emulator.users.list(ORG, APP), emulator.groups.list(ORG, APP), emulator.tenants()]).toEqual([[], [], []]);
  });

  test(`more than ${MAX_IMPLICIT_TENANTS} applications that nobody named answer all the same`, () => {
    const emulator = createEmulator();
    emulator.users.put(ORG, APP, "zw123", { status: "online" });
    for (let at = 0; at < MAX_IMPLICIT_TENANTS * 3; at += 1) {
      expect(body(emulator.exchange(raw("GET", `/org/app${at}/users/a/status`)))["applicationName"]).toBe(`app${at}`);
    }
    expect(JSON.stringify(body(status(emulator, "zw123"))["data"])).toContain("online");
    expect(emulator.tenants()).toHaveLength(1);
  });

  test(`no more than ${MAX_IMPLICIT_TENANTS} of them are remembered, with their rate windows`, () => {
    const emulator = createEmulator({
      clock: () => NOW,
      config: { rate: { getUserStatus: { requests: 1, perMs: 1_000 } } },
    });
    const ask = (app: string): number => emulator.exchange(raw("GET", `/org/${app}/users/a/status`)).status;

    expect([ask("first"), ask("first")]).toEqual([200, 429]);
    for (let at = 1; at < MAX_IMPLICIT_TENANTS; at += 1) ask(`app${at}`);
    expect(ask("first")).toBe(429);
    ask("one-too-many");
    expect(ask("first")).toBe(200);
  });
});
