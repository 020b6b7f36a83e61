import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { learnPace } from "../src/pace/learn-pace.ts";
import { createPace, type Pace } from "../src/pace/pace.ts";
import { type Fleet, runFleet } from "./service/paced-fleet.ts";

const DOCUMENTED = { requests: 6000, perMs: 60_000 };

/** Takes turns as they become due, the way a limiter does whose process is late now and then; returns when each was taken. */
function takeTurns(pace: Pace, waits: readonly number[]): number[] {
  const taken: number[] = [];
  let now = 1000;
  for (const wait of waits) {
    now += wait;
    // whoever waits is woken when the turn is due, or later
    for (let due = pace.waitFor(now, 1); due > 0; due = pace.waitFor(now, 1)) now += due;
    pace.take(now, 1);
    taken.push(now);
  }
  return taken;
}

/** Sends as much as it may, so many on their way at a time; a request is `there` and `back` so many milliseconds later. Returns when each arrived. */
function sendAll(
  pace: Pace,
  inFlight: number,
  trips: readonly { readonly there: number; readonly back: number }[],
): number[] {
  const arrived: number[] = [];
  const answers: number[] = [];
  let now = 1000;
  // somebody tells of replies
  pace.take(0, 1);
  pace.answer(0);
  for (const { there, back } of trips) {
    for (;;) {
      const due = answers.length < inFlight ? pace.waitFor(now, 1) : Infinity;
      if (due <= 0) break;
      now = Math.min(now + due, answers[0] ?? Infinity);
      for (; answers[0] !== undefined && answers[0] <= now; answers.shift()) pace.answer(answers[0]);
    }
    pace.take(now, 1);
    arrived.push(now + there);
    answers.push(now + there + back);
    answers.sort((one, other) => one - other);
  }
  return arrived.sort((one, other) => one - other);
}

/** The shortest time in which one more than so many happened. */
function narrowest(times: readonly number[], count: number): number {
  return Math.min(...times.slice(count).map((at, index) => at - (times[index] ?? 0)));
}

describe("the pace", () => {
  it("never lets more requests arrive in any window than the limit, however long each travels", () => {
    const trip = fc.record({
      there: fc.oneof(fc.double({ min: 0, max: 20, noNaN: true }), fc.double({ min: 0, max: 500, noNaN: true })),
      back: fc.double({ min: 0, max: 500, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.record({ requests: fc.integer({ min: 1, max: 30 }), perMs: fc.integer({ min: 50, max: 1000 }) }),
        fc.integer({ min: 1, max: 30 }),
        fc.array(trip, { minLength: 1, maxLength: 400, size: "max" }),
        ({ requests, perMs }, inFlight, trips) => {
          const arrived = sendAll(createPace({ requests, perMs }), inFlight, trips);
          expect(narrowest(arrived, requests)).toBeGreaterThanOrEqual(perMs - 1e-6);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("lets a few go first where a limit over a minute does not say how many may come at once, and its burst when a second's worth was answered", () => {
    const pace = createPace(DOCUMENTED);
    const atOnce = (now: number): number => {
      for (let taken = 0; ; taken += 1) {
        if (pace.waitFor(now, 1) > 0) return taken;
        pace.take(now, 1);
      }
    };
    const flights: number[] = [];
    for (let second = 0; second < 20; second += 1) {
      const flight = atOnce(second * 1000);
      flights.push(flight);
      for (let nth = 0; nth < flight; nth += 1) pace.answer(second * 1000 + 50);
    }
    expect(flights[0]).toBe(10);
    expect(Math.max(...flights.slice(0, 10))).toBe(10);
    expect(flights.at(-1)).toBe(100);
  });

  it("never lets more requests into any window than the limit, whatever the demand", () => {
    fc.assert(
      fc.property(
        fc.record({ requests: fc.integer({ min: 1, max: 300 }), perMs: fc.integer({ min: 50, max: 60_000 }) }),
        fc.array(fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, fc.double({ min: 0, max: 2000, noNaN: true })), {
          minLength: 1,
          maxLength: 700,
        }),
        ({ requests, perMs }, waits) => {
          const taken = takeTurns(createPace({ requests, perMs }), waits);
          expect(narrowest(taken, requests)).toBeGreaterThanOrEqual(perMs);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("keeps to at least nine tenths of the limit when there is always somebody waiting", () => {
    for (const limit of [{ requests: 20, perMs: 1000 }, { requests: 100, perMs: 1000 }, DOCUMENTED]) {
      const perMs = limit.requests / limit.perMs;
      const taken = takeTurns(createPace(limit), new Array<number>(Math.round(perMs * 180_000)).fill(0));
      const atOnce = perMs * 1000;
      expect((taken.length - atOnce) / perMs / ((taken.at(-1) ?? 0) - 1000)).toBeGreaterThanOrEqual(0.9);
    }
  });

  it.each([30, 60, 90])("makes up for what a process misses that is busy %i ms of every 100", (busyMs) => {
    const pace = createPace({ requests: 100, perMs: 1000 });
    let now = 0;
    let taken = 0;
    while (now < 60_000) {
      const wait = pace.waitFor(now, 1);
      if (wait <= 0) {
        pace.take(now, 1);
        taken += 1;
      } else {
        now += wait;
        if (now % 100 < busyMs) now = Math.floor(now / 100) * 100 + busyMs;
      }
    }
    expect(taken / 6000).toBeGreaterThanOrEqual(0.9);
  });

  it("has its burst again after a rest, and not before", () => {
    const pace = createPace({ requests: 600, perMs: 60_000 });
    const waiting = (now: number): number => {
      for (let count = 0; ; count += 1) {
        if (pace.waitFor(now, 1) > 0) return count;
        pace.take(now, 1);
      }
    };
    expect(waiting(0)).toBe(10);
    expect(waiting(500)).toBe(5);
    expect(waiting(5000)).toBe(10);
  });

  it("does not take what a quiet client sent for what the service can take", () => {
    const pace = createPace(DOCUMENTED);
    const learn = learnPace(pace, []);
    for (let second = 0; second < 600; second += 1) {
      pace.take(second * 1000, 1);
      learn(second * 1000 + 10, false, 0);
    }
    learn(600_000, true, 0);
    pace.take(601_000, 1);
    learn(601_010, false, 601_000);
    expect(pace.share(601_010)).toBeGreaterThanOrEqual(0.5);
    expect(pace.share(605_000)).toBeGreaterThanOrEqual(0.99);
  });
});

describe("what is learned from refusals", () => {
  it("is what the service took until then, however late a busy machine hears of the end of the pause", () => {
    const pace = createPace(DOCUMENTED);
    const learn = learnPace(pace, [[190, 20]]);
    for (const at of [200, 205]) learn(at, true, 0);
    learn(1600, false, 1200);
    // 20 in the second that the service asked for, of 100 that were set
    expect(pace.share(6000)).toBeGreaterThanOrEqual(0.18);
    expect(pace.share(6000)).toBeLessThanOrEqual(0.2);
  });

  it.each([0, 12, 25, 37, 49])("is no more than the service took in a second, wherever that begins: %i ms on", (ms) => {
    const pace = createPace(DOCUMENTED);
    const learn = learnPace(pace, []);
    const refusedAt = 3000 + ms;
    for (let at = ms; at < refusedAt; at += 12.5) learn(at, false, 0);
    for (const at of [refusedAt, refusedAt + 1]) learn(at, true, 0);
    learn(refusedAt + 1001, false, refusedAt + 1000);
    // 80 of 100
    expect(pace.share(refusedAt + 6000)).toBeGreaterThanOrEqual(0.78);
    expect(pace.share(refusedAt + 6000)).toBeLessThanOrEqual(0.8);
  });

  it("is counted over the pause that was asked for, however late a busy machine wakes up from it", () => {
    const pace = createPace(DOCUMENTED);
    const learn = learnPace(pace, []);
    for (let at = 1000; at < 2000; at += 20) learn(at, false, 0);
    for (const at of [2000, 2001]) learn(at, true, 0);
    learn(3800, false, 3000);
    // 50 in a second, of 100
    expect(pace.share(7000)).toBeGreaterThanOrEqual(0.49);
    expect(pace.share(7000)).toBeLessThanOrEqual(0.5);
  });

  it("lets no second hold a turn more because the pace has grown by a hair", () => {
    const pace = createPace({ requests: 100, perMs: 1000 });
    const learn = learnPace(pace, []);
    for (let at = 0; at < 2000; at += 50) learn(at, false, 0);
    for (const at of [2000, 2001]) learn(at, true, 0);
    learn(3001, false, 3000);
    const taken: number[] = [];
    // slept through most of each second, and makes up for it
    for (let now = 6000; now < 16_000; now += now % 1000 < 400 ? 1 : 600) {
      if (pace.waitFor(now, 1) > 0) continue;
      pace.take(now, 1);
      pace.answer(now);
      taken.push(now);
    }
    expect(taken.length).toBeGreaterThan(150);
    expect(narrowest(taken, 20)).toBeGreaterThanOrEqual(1000);
  });

  it("is half of the pace where it is refused again right after a long pause: the window was still full", () => {
    const pace = createPace(DOCUMENTED);
    const learn = learnPace(pace, []);
    for (let at = 0; at < 2000; at += 12.5) learn(at, false, 0);
    for (const at of [2000, 2001]) learn(at, true, 0);
    learn(20_001, false, 20_000);
    for (let at = 20_100; at < 20_500; at += 50) learn(at, false, 20_000);
    const before = pace.share(20_500);
    for (const at of [20_500, 20_501]) learn(at, true, 20_000);
    learn(32_000, false, 31_500);
    expect(pace.share(36_000) / before).toBeGreaterThanOrEqual(0.47);
    expect(pace.share(36_000) / before).toBeLessThanOrEqual(0.5);
  });

  const limits = {
    "100 in a second": { requests: 100, perMs: 1000 },
    "50 in a second": { requests: 50, perMs: 1000 },
    "20 in a second": { requests: 20, perMs: 1000 },
    "200 in 2 seconds": { requests: 200, perMs: 2000 },
    "400 in 20 seconds": { requests: 400, perMs: 20_000 },
    "100 in 5 seconds": { requests: 100, perMs: 5000 },
    "600 in a minute": { requests: 600, perMs: 60_000 },
  };
  const fleets = Object.entries(limits).flatMap(([name, limit]) =>
    (["fixed", "sliding"] as const).flatMap((window) =>
      (["exact", "none"] as const).flatMap((retryAfter) =>
        [1, 2, 4].map((clients) => [clients, name, window, retryAfter, limit] as const),
      ),
    ),
  );

  it.each(fleets)(
    "%i client(s) before a service that takes %s (%s window, Retry-After %s) use it well",
    async (...given) => {
      const [clients, , window, retryAfter, limit] = given;
      const forMs = Math.max(30_000, limit.perMs * 3);
      const used: number[] = [];
      for (const seed of [1, 2, 3]) {
        const { taken } = await runFleet({ clients, set: DOCUMENTED, limit, window, retryAfter, forMs, seed });
        used.push(taken / ((limit.requests / limit.perMs) * forMs));
      }
      expect(Math.min(...used)).toBeGreaterThanOrEqual(clients === 1 ? 0.9 : 0.85);
    },
  );

  it.each([1, 2, 4])(
    "%i busy client(s), late by up to 100 ms now and then, use what the service takes, too",
    async (clients) => {
      const used: number[] = [];
      for (const seed of [1, 2, 3]) {
        const limit = { requests: 100, perMs: 1000 };
        const { taken } = await runFleet({
          clients,
          set: DOCUMENTED,
          limit,
          window: "sliding",
          retryAfter: "exact",
          forMs: 30_000,
          seed,
          lateMs: 100,
        });
        used.push(taken / 3000);
      }
      expect(Math.min(...used)).toBeGreaterThanOrEqual(clients === 1 ? 0.9 : 0.85);
    },
  );

  it.each([
    ["100 in a second", 0.9, [1, 6, 9, 17]],
    ["20 in a second", 0.9, [1, 6, 9, 17]],
    ["400 in 20 seconds", 0.95, [1, 59]],
    ["600 in a minute", 0.95, [1, 59]],
  ] as const)("a client that stands still once a second uses %s well", async (name, wanted, seeds) => {
    const limit = limits[name];
    const forMs = Math.max(20_000, limit.perMs * 3);
    const used: number[] = [];
    for (const seed of seeds) {
      const fleet: Fleet = { clients: 1, set: DOCUMENTED, limit, window: "sliding", retryAfter: "exact", forMs };
      const { taken } = await runFleet({ ...fleet, seed, stallMs: 200 });
      used.push(taken / ((limit.requests / limit.perMs) * forMs));
    }
    expect(Math.min(...used)).toBeGreaterThanOrEqual(wanted);
  });

  it.each([1, 2, 50, 500])(
    "refusal %i alone, for no reason, costs no more than the pause that was asked for",
    async (spurious) => {
      const fleet: Omit<Fleet, "spurious"> = {
        clients: 1,
        set: DOCUMENTED,
        limit: { requests: 1e6, perMs: 1000 },
        window: "fixed",
        retryAfter: "none",
        forMs: 20_000,
      };
      const undisturbed = (await runFleet({ ...fleet, forMs: fleet.forMs - 1000 })).taken;
      expect((await runFleet({ ...fleet, spurious })).taken / undisturbed).toBeGreaterThanOrEqual(0.9);
    },
  );
});
