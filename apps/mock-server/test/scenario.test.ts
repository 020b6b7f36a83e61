import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEmulatorFetch } from "@emchat/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVENING_STEPS, goThrough } from "../../../packages/emulator/test/scenarios/evening-steps.ts";
import { loadScenario } from "../src/index.ts";
import { control } from "./harness/control-client.ts";
import { AUTHORIZED, askStatus, sendText, serve, TENANT } from "./harness/running-server.ts";

const EVENING = fileURLToPath(new URL("../../../packages/emulator/test/scenarios/busy-evening.json", import.meta.url));
const BASE = "https://a1.easemob.com";

test("one scenario gives the same bytes to a server and to the emulator's fetch, step by step, and again after a switch", async () => {
  const server = await serve({ scenarios: [EVENING, { name: "quiet" }] });
  const emulatorFetch = createEmulatorFetch({ scenario: loadScenario(EVENING) });
  const expected = await goThrough(
    EVENING_STEPS,
    (path, init) => emulatorFetch(BASE + path, init),
    emulatorFetch.emulator.clock.advance,
  );
  const throughServer = (): Promise<readonly string[]> =>
    goThrough(
      EVENING_STEPS,
      (path, init) => fetch(server.url + path, init),
      (by) => control(server, "POST", "api/v1/clock", { body: { advance: by } }),
    );

  expect(await throughServer()).toEqual(expected);
  await control(server, "PUT", "api/v1/scenario", { body: { name: "quiet" } });
  await sendText(server, "in between");
  await control(server, "PUT", "api/v1/scenario", { body: { name: "busy evening" } });
  expect(await throughServer()).toEqual(expected);
  expect(server.emulator.messages.list()).toEqual(emulatorFetch.emulator.messages.list());
});

describe("named scenarios", () => {
  test("are listed, the first one is on, and each session switches for itself", async () => {
    const server = await serve({
      config: { apps: [{ org: "easemob-demo", app: "chatdemoui", users: ["carol"] }] },
      scenarios: [
        { name: "busy", description: "all are in" },
        { name: "down", faults: ["503"] },
      ],
    });
    const { body } = await control(server, "GET", "api/v1/scenario");
    expect(body).toEqual({
      current: "busy",
      scenarios: [{ name: "busy", description: "all are in" }, { name: "down" }],
    });
    const switched = await control(server, "PUT", "api/v1/scenario", { body: { name: "down" }, session: "s1" });
    expect(switched.body.current).toBe("down");
    expect((await askStatus(server, { "x-mock-session": "s1" })).status).toBe(503);
    expect((await askStatus(server)).status).toBe(200);

    const none = await control(server, "PUT", "api/v1/scenario", { body: { name: null }, session: "s1" });
    expect(none.body.current).toBeNull();
    const users = await control(server, "GET", "api/v1/apps/easemob-demo/chatdemoui/users/carol", { session: "s1" });
    expect(users.status).toBe(200);
  });

  test("begin with an empty journal, and keep the faults of the command line", async () => {
    const server = await serve({ scenarios: [{ name: "one" }], faults: ["latency:1"] });
    await sendText(server, "hello");
    await control(server, "PUT", "api/v1/scenario", { body: { scenario: { faults: ["503 times=1"] } } });
    expect((await control(server, "GET", "api/v1/messages")).body.total).toBe(0);
    expect((await control(server, "GET", "api/v1/requests")).body.total).toBe(0);
    const { faults } = (await control(server, "GET", "api/v1/faults")).body;
    expect(faults.map(({ source }: { source: string }) => source)).toEqual(["config", "cli"]);
    expect((await control(server, "GET", "api/v1/scenario")).body.current).toBe("unnamed");
  });

  test("can be sent along, with prepared replies that the journal shows as they went out", async () => {
    const server = await serve();
    const replies = [{ match: { target: "zw123" }, times: 1, status: 418, body: { teapot: true } }];
    await control(server, "PUT", "api/v1/scenario", { body: { scenario: { name: "tea", replies } } });
    const reply = await askStatus(server);
    expect([reply.status, await reply.json()]).toEqual([418, { teapot: true }]);
    expect((await control(server, "GET", "api/v1/requests/latest")).body).toMatchObject({
      status: 418,
      response: { body: { text: '{"teapot":true}' } },
    });
    expect((await askStatus(server)).status).toBe(200);
  });

  test.each([
    [{ name: "nowhere" }, 404, /there are busy/],
    [{}, 400, /fewer than 1/],
    [{ name: "busy", scenario: {} }, 400, /more than 1/],
    [{ scenario: { user: [] } }, 400, /the scenario has no property user/],
    [{ scenario: { clock: "late" } }, 400, /\/clock: .*2014-07-09T08:00:00Z/],
    [{ scenario: { apps: [{ org: "o", app: "a", users: ["a b"] }] } }, 400, /\/apps\/0\/users\/0/],
  ])("are not switched by a wrong wish: %j", async (body, status, message) => {
    const server = await serve({ scenarios: [{ name: "busy" }] });
    const reply = await control(server, "PUT", "api/v1/scenario", { body });
    expect(reply.status).toBe(status);
    expect(reply.body.detail).toMatch(message);
    expect((await control(server, "GET", "api/v1/scenario")).body.current).toBe("busy");
  });

  test("of one name are refused at the start", async () => {
    await expect(serve({ scenarios: [{ name: "a" }, { name: "a" }] })).rejects.toThrow(/two scenarios are called a/);
  });
});

describe("a scenario file", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "scenario-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const written = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  test("is called as its file, unless it has a name", () => {
    expect(loadScenario(written("first-day.yaml", "strict: true")).name).toBe("first-day");
    expect(loadScenario(written("x.scenario.yml", "")).name).toBe("x");
    expect(loadScenario(written("y.json", '{"name":"why"}')).name).toBe("why");
  });

  test.each([
    ["clock: 9 July", "1:8: /clock: A point"],
    ["strict: true\nfaults: [503 time=1]", "2:10: /faults/0:"],
    ["replies:\n  - status: 204\n    body: {}", "2:5: /replies/0: A reply of status 204 has no body"],
    [
      "apps:\n  - org: o\n    app: a\n    presence: [{ user: u, status: online, after: soon }]",
      "4:50: /apps/0/presence/0/after:",
    ],
    ["allowedHosts: [x]", "1:1: the file has no property allowedHosts"],
    ["tokens: [{ label: a, token: t, expiresAt: never }]", "1:43: /tokens/0/expiresAt:"],
  ])("that is wrong says where: %j", (text, expected) => {
    const file = written("wrong.yaml", text);
    expect(() => loadScenario(file)).toThrow(`${file}:${expected}`);
  });

  test("is taken again when it changes, and begins again where it is on", async () => {
    const file = written("live.yaml", "description: before");
    const server = await serve({ scenarios: [file, { name: "other" }], watch: true });
    await control(server, "PUT", "api/v1/scenario", { body: { name: "other" }, session: "elsewhere" });
    await fetch(`${server.url}${TENANT}/users/zw123/status`, {
      headers: { ...AUTHORIZED, "x-mock-session": "elsewhere" },
    });
    writeFileSync(file, "description: after\nfaults: ['503']");
    await expect.poll(async () => (await askStatus(server)).status).toBe(503);
    expect((await control(server, "GET", "api/v1/scenario")).body.scenarios[0].description).toBe("after");
    expect((await control(server, "GET", "api/v1/requests", { session: "elsewhere" })).body.total).toBe(1);
  });
});

describe("the clock of a session", () => {
  test("is moved by the API, for that session alone, and a reset puts it back", async () => {
    const server = await serve({
      clock: () => 1_404_932_199_220,
      config: { tokens: [{ label: "a", token: "any-token", expiresAt: "2014-07-09T20:00:00Z" }] },
    });
    expect((await control(server, "GET", "api/v1/clock")).body).toEqual({
      now: 1_404_932_199_220,
      standing: false,
      offset: 0,
    });
    const moved = await control(server, "POST", "api/v1/clock", { body: { advance: "1h 30m" }, session: "s" });
    expect(moved.body).toEqual({ now: 1_404_937_599_220, standing: false, offset: 5_400_000 });
    expect((await askStatus(server, { "x-mock-session": "s" })).status).toBe(401);
    expect((await askStatus(server)).status).toBe(200);
    const { at, response } = (await control(server, "GET", "api/v1/requests/latest", { session: "s" })).body;
    expect([at, JSON.parse(response.body.text).duration]).toEqual([1_404_937_599_220, 0]);

    await control(server, "POST", "api/v1/reset?scope=state", { session: "s" });
    expect((await askStatus(server, { "x-mock-session": "s" })).status).toBe(200);
  });

  test.each([[{ advance: "soon" }], [{ advance: -1 }], [{ set: "tomorrow" }], [{}], [{ advance: 1, set: 1 }]])(
    "is not moved by %j, and the answer says how a move is written",
    async (body) => {
      const server = await serve({ clock: () => 5 });
      const reply = await control(server, "POST", "api/v1/clock", { body });
      expect(reply.status).toBe(400);
      expect((await control(server, "GET", "api/v1/clock")).body.now).toBe(5);
    },
  );

  test("brings about presences, and whoever listens hears of them", async () => {
    const server = await serve({
      scenarios: [
        {
          apps: [
            { org: "easemob-demo", app: "chatdemoui", presence: [{ user: "zw123", status: "online", after: "1h" }] },
          ],
        },
      ],
    });
    await control(server, "POST", "api/v1/clock", { body: { advance: "1h" } });
    expect(JSON.stringify(await (await askStatus(server)).json())).toContain('"online"');
  });
});
