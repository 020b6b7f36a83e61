import { createEmulator, createEmulatorFetch, type Scenario } from "@emchat/emulator";
import { createHandlers } from "@emchat/emulator/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { APP, ORG, sendToUser, status } from "./calls.ts";
import evening from "./scenarios/busy-evening.json" with { type: "json" };
import { EVENING_STEPS, goThrough } from "./scenarios/evening-steps.ts";

const BASE = "https://a1.easemob.com";
const scenario = evening as Scenario;

describe("a scenario of thirty steps and more", () => {
  const network = setupServer();
  beforeAll(() => network.listen({ onUnhandledFrame: "error" }));
  afterAll(() => network.close());

  test("gives the same bytes to fetch and to MSW, and again after a reset", async () => {
    const byFetch = createEmulatorFetch({ scenario });
    const intercepted = createEmulator({ scenario });
    network.use(...createHandlers(intercepted, { baseUrl: BASE }));

    const seen = await goThrough(
      EVENING_STEPS,
      (path, init) => byFetch(BASE + path, init),
      byFetch.emulator.clock.advance,
    );
    const seenOfMsw = await goThrough(
      EVENING_STEPS,
      (path, init) => fetch(BASE + path, init),
      intercepted.clock.advance,
    );
    byFetch.emulator.reset();
    const again = await goThrough(
      EVENING_STEPS,
      (path, init) => byFetch(BASE + path, init),
      byFetch.emulator.clock.advance,
    );

    expect(EVENING_STEPS.length).toBeGreaterThanOrEqual(30);
    expect(seenOfMsw).toEqual(seen);
    expect(again).toEqual(seen);
    expect(intercepted.messages.list()).toEqual(byFetch.emulator.messages.list());
    const statuses = new Set(seen.map((text) => Number(JSON.parse(text)[0])));
    expect([...statuses].sort()).toEqual([200, 400, 401, 404, 405, 429, 502, 503]);
  });
});

test("what a scenario leaves out is the config's, and without a scenario the config counts alone", () => {
  const emulator = createEmulator({
    config: {
      strict: true,
      apps: [{ org: ORG, app: APP, users: ["alice"] }],
      tokens: [{ token: "YWMt-a-token-for-tests" }],
    },
    scenario: { name: "party", apps: [{ org: ORG, app: APP, users: [{ username: "bob", status: "online" }] }] },
  });
  expect([emulator.scenario?.name, emulator.strict]).toEqual(["party", true]);
  expect([status(emulator, "alice").status, status(emulator, "bob").status]).toEqual([404, 200]);

  emulator.play(undefined);
  expect([emulator.scenario, emulator.strict]).toEqual([undefined, true]);
  expect([status(emulator, "alice").status, status(emulator, "bob").status]).toEqual([200, 404]);
});

test("a scenario begins with an empty world: messages, moved time and faults of before are gone", () => {
  const emulator = createEmulator();
  sendToUser(emulator);
  emulator.faults.add("503");
  emulator.clock.advance("1h");
  emulator.play({ clock: "2014-07-09T08:00:00Z" });

  expect([emulator.messages.size, emulator.faults.size, emulator.clock.offset]).toEqual([0, 0, 0]);
  expect(new Date(emulator.clock.now()).toISOString()).toBe("2014-07-09T08:00:00.000Z");
});

test.each([
  [{ user: [] }, /no "user"; it has name, description, seed, clock/],
  [{ clock: "yesterday" }, /such as 2014-07-09T08:00:00Z, got "yesterday"/],
  [{ apps: [{ org: "o", app: "a", presence: [{ user: "x", status: "online", after: "soon" }] }] }, /got "soon"/],
  [
    { apps: [{ org: "o", app: "a", presence: [{ user: "x", status: "away", after: "1m" }] }] },
    /x: the status is online or offline, got "away"/,
  ],
  [{ apps: [{ org: "o", app: "a", presence: [{ user: "x", status: "online", after: 0 }] }] }, /longer than nothing/],
  [{ replies: [{ status: 100 }] }, /status is a whole number from 200 to 599/],
  [{ replies: [{ status: 204, body: {} }] }, /status 204 has no body/],
  [{ replies: [{ status: 200, headers: { "Content-Length": "5" } }] }, /lower-case names .* got "Content-Length"/],
  [{ replies: [{ status: 200, headers: { "x-a": "a\nb" } }] }, /x-a must be a text that fits into one line/],
])("a scenario that is wrong is refused, and nothing has changed: %j", (wrong, message) => {
  const emulator = createEmulator({ scenario: { name: "before" } });
  sendToUser(emulator);
  expect(() => emulator.play(wrong as Scenario)).toThrow(message);
  expect(() => createEmulator({ scenario: wrong as Scenario })).toThrow(message);
  expect([emulator.scenario?.name, emulator.messages.size]).toEqual(["before", 1]);
});

test("prepared replies come in their order, so many times each, and then the service answers", () => {
  const emulator = createEmulator({
    config: {
      replies: [
        { match: { target: "zw123" }, times: 2, status: 200, body: { first: true } },
        { match: { target: "zw123" }, times: 1, status: 500, headers: { "retry-after": "3" } },
      ],
    },
  });
  const [one, two, three, four] = [1, 2, 3, 4].map(() => status(emulator, "zw123"));
  expect([one?.body, two?.body]).toEqual([{ first: true }, { first: true }]);
  expect([three?.status, three?.headers["retry-after"], three?.body]).toEqual([500, "3", undefined]);
  expect(four?.status).toBe(200);
  expect(four?.body).toHaveProperty("data");
});
