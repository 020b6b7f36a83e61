import {
  createEmulator,
  createEmulatorFetch,
  type Duration,
  type Instant,
  readDuration,
  readInstant,
} from "@emchat/emulator";
import { describe, expect, test } from "vitest";
import { APP, NOW, ORG, ROOT, sendToUser, status } from "./calls.ts";

const resultOf = (reply: { body: unknown }): unknown =>
  (reply.body as { data: { result_content: { result: string } }[] }).data[0]?.result_content.result;

describe("time that is moved", () => {
  test("ends tokens", () => {
    const emulator = createEmulator({
      config: { tokens: [{ token: "YWMt-a-token-for-tests", expiresAt: NOW + 60_000 }] },
      clock: () => NOW,
    });
    emulator.clock.advance("59s");
    expect(status(emulator, "zw123").status).toBe(200);
    emulator.clock.advance("1s");
    expect(status(emulator, "zw123").body).toMatchObject({ error: "expired_token" });
  });

  test("changes presences in their order, and tells listeners", () => {
    const emulator = createEmulator({
      config: {
        apps: [
          {
            org: ORG,
            app: APP,
            users: [{ username: "zw123", status: "online" }],
            presence: [
              { user: "zw123", status: "online", after: "2h" },
              { user: "zw123", status: "offline", after: "1h" },
            ],
          },
        ],
      },
      clock: () => NOW,
    });
    const heard: string[] = [];
    emulator.on("presence", ({ username, status: now }) => heard.push(`${username} ${now}`));
    expect(resultOf(status(emulator, "zw123"))).toBe("online");
    emulator.clock.advance("1h");
    expect(resultOf(status(emulator, "zw123"))).toBe("offline");
    emulator.clock.advance("5h");
    expect(resultOf(status(emulator, "zw123"))).toBe("online");
    expect(heard).toEqual(["zw123 offline", "zw123 online"]);

    emulator.reset();
    expect(emulator.users.get(ORG, APP, "zw123")?.status).toBe("online");
    emulator.clock.advance("1h");
    expect(emulator.users.get(ORG, APP, "zw123")?.status).toBe("offline");
  });

  test("changes presences by itself as the system's time goes on, for whoever looks", () => {
    let now = NOW;
    const presence = [{ user: "zw123", status: "online", after: "5m" }] as const;
    const emulator = createEmulator({ config: { apps: [{ org: ORG, app: APP, presence }] }, clock: () => now });
    expect(emulator.users.get(ORG, APP, "zw123")).toBeUndefined();
    now += 300_000;
    expect(emulator.users.get(ORG, APP, "zw123")?.status).toBe("online");
  });

  test("opens rate windows, of budgets and of faults", () => {
    const config = { rate: { getUserStatus: { requests: 1, perMs: 60_000 } } };
    const emulator = createEmulator({ config, clock: () => NOW });
    emulator.faults.add("rate:1/min op=sendMessageToUser");
    const send = (): number => sendToUser(emulator).status;
    expect([status(emulator, "a").status, status(emulator, "a").status, send(), send()]).toEqual([200, 429, 200, 429]);
    emulator.clock.advance("1m");
    expect([status(emulator, "a").status, send()]).toEqual([200, 200]);
  });

  test("does not shorten the delay of a fault", async () => {
    const fetch = createEmulatorFetch();
    fetch.emulator.faults.add("latency:300");
    const before = performance.now();
    const answer = fetch(`https://a1.easemob.com${ROOT}/users/a/status`, { headers: { authorization: "Bearer any" } });
    fetch.emulator.clock.advance("1h");
    await answer;
    expect(performance.now() - before).toBeGreaterThan(290);
  });

  test("stands where a config says so, is set to any point, and is put back by a reset", () => {
    const emulator = createEmulator({ config: { clock: "2014-07-09T08:00:00Z" } });
    const start = Date.UTC(2014, 6, 9, 8);
    expect([emulator.clock.standing, emulator.clock.now(), emulator.clock.now()]).toEqual([true, start, start]);
    expect(emulator.clock.advance(90_000)).toBe(start + 90_000);
    expect(emulator.clock.set("2014-07-09T07:00:00+08:00")).toBe(Date.UTC(2014, 6, 8, 23));
    expect(status(emulator, "a").body).toMatchObject({ timestamp: Date.UTC(2014, 6, 8, 23), duration: 0 });
    emulator.reset();
    expect([emulator.clock.now(), emulator.clock.offset]).toEqual([start, 0]);
  });
});

test("stays between 1970 and the end of 9999, where every reply can still tell the time", () => {
  const emulator = createEmulator({ clock: () => NOW });
  const end = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
  for (const beyond of [-1, end + 1, "1969-12-31T23:59:59Z", 8_640_000_000_000_000])
    expect(() => emulator.clock.set(beyond)).toThrow("from 1970 to 9999");
  expect(emulator.clock.set(end - 1)).toBe(end - 1);
  expect(() => emulator.clock.advance(2)).toThrow("ends with the year 9999");
  expect(emulator.clock.advance(1)).toBe(end);
});

test.each<[Duration, number]>([
  [0, 0],
  [1500, 1_500],
  ["250ms", 250],
  ["90s", 90_000],
  ["1.5h", 5_400_000],
  ["1h30m", 5_400_000],
  [" 1d 2h 3m 4s 5ms ", 93_784_005],
])("%j is a duration", (text, ms) => {
  expect(readDuration(text)).toBe(ms);
});

test.each<Duration>(["", " ", "1", "h", "1w", "-1s", "1h x", "1 hour", "1e3s", -1, 1.5, Number.NaN, "9999999999999d"])(
  "%j is none, and the error shows how one is written",
  (text) => {
    expect(() => readDuration(text)).toThrow(/written as 250ms|whole milliseconds/);
  },
);

test("a point in time is a number, a date or ISO 8601 with its zone, and nothing else", () => {
  const moment = Date.UTC(2014, 6, 9, 8);
  for (const good of [
    moment,
    new Date(moment),
    "2014-07-09T08:00:00Z",
    "2014-07-09T08:00Z",
    "2014-07-09T16:00:00.000+08:00",
  ])
    expect(readInstant(good)).toBe(moment);
  // Without a zone it would be another moment on every machine.
  for (const bad of [
    "2014-07-09T08:00:00",
    "9 July 2014",
    "",
    "2014-13-40",
    "2014-02-29",
    "2014-04-31T08:00:00Z",
    "1404892800000",
    Number.NaN,
    new Date("x"),
  ])
    expect(() => readInstant(bad as Instant)).toThrow(TypeError);
  expect(readInstant("2016-02-29")).toBe(Date.UTC(2016, 1, 29));
});
