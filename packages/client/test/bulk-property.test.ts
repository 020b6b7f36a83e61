import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Account, play, type Scenario, type Weather, WORLD_TOKEN } from "./service/bulk-world.ts";

const RUNS = 2000;
/** So many rows of runs at the same time. */
const ROWS = 4;
/** Within so many runs a planted fault has to be found. */
const RUNS_FOR_A_PLANT = 500;

const weather: fc.Arbitrary<Weather> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Weather>("fine") },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Weather>(
      "refused",
      "lostBefore",
      "lostAfter",
      "busy",
      "unavailable",
      "gatewayBefore",
      "gatewayAfter",
      "failedAfter",
      "echo",
    ),
  },
);

/** Weather lasts: an outage is many requests long. Of refusals of the caller there are fewer than make one a target's own. */
const forecast = fc
  .tuple(
    fc.array(fc.tuple(weather, fc.integer({ min: 1, max: 12 })), { maxLength: 8 }),
    fc.array(fc.tuple(fc.constantFrom<Weather>("badTokenBefore", "forbidden"), fc.integer({ min: 0, max: 40 })), {
      maxLength: 4,
    }),
  )
  .map(([spells, refusals]) => {
    const days = spells.flatMap(([sky, length]) => new Array<Weather>(length).fill(sky));
    for (const [sky, at] of refusals) days[Math.min(at, days.length)] = sky;
    return days;
  });

const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    count: fc.integer({ min: 1, max: 24 }),
    again: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }),
    strangers: fc.array(fc.nat({ max: 23 }), { maxLength: 3 }),
    weather: forecast,
    noToken: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }),
    noTurn: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }),
    concurrency: fc.integer({ min: 1, max: 6 }),
    checkpointEvery: fc.integer({ min: 1, max: 8 }),
    endings: fc.array(
      fc.record({
        how: fc.constantFrom(
          "kill" as const,
          "killBeforeStore" as const,
          "killAfterStore" as const,
          "abort" as const,
          "abortNow" as const,
          "leave" as const,
          "storeFails" as const,
          "sourceFails" as const,
          "giveUp" as const,
        ),
        after: fc.integer({ min: 1, max: 20 }),
      }),
      { maxLength: 4 },
    ),
    awaits: fc.boolean(),
  })
  .map(({ count, again, strangers, noToken, noTurn, ...rest }) => {
    const targets = Array.from({ length: count }, (_, index) => `user${index}`);
    for (const [whom, where] of again) {
      targets.splice(where % (targets.length + 1), 0, (targets[whom % targets.length] ?? "").toUpperCase());
    }
    return {
      ...rest,
      targets,
      strangers: new Set(strangers.map((index) => `user${index}`)),
      noToken: new Set(noToken),
      noTurn: new Set(noTurn),
    };
  });

/** The client's ledger against the service's inbox. Throws what is wrong. */
function audit({ targets, strangers, awaits }: Scenario, account: Account): void {
  const delivered = new Set(account.delivered);
  const rejected = new Set(account.rejected);
  const unknown = new Set(account.unknown);
  const all = new Set(targets.map((name) => name.toLowerCase()));
  for (const target of all) {
    const times = account.inbox.get(target) ?? 0;
    const booked = delivered.has(target) || unknown.has(target);
    const isRight =
      times <= 1 &&
      (!delivered.has(target) || times === 1) &&
      (!rejected.has(target) || strangers.has(target)) &&
      (times === 0 ? rejected.has(target) || unknown.has(target) : awaits || booked);
    if (isRight) continue;
    const says = Object.entries({ delivered, rejected, unknown }).flatMap(([word, of]) => (of.has(target) ? word : []));
    throw new Error(`${target}: the service got it ${times} times, the runs say ${says}`);
  }
  const told = account.shown.find(tellsToken);
  if (told !== undefined) throw new Error(`the token is in ${told}`);
  // whoever only keeps the lines knows the others by their number
  const accounted = account.counted + rejected.size + unknown.size;
  if (awaits && accounted !== all.size) throw new Error(`${accounted} of ${all.size} targets are accounted for`);
}

/** Whether a text has the token in it, plainly or in a spelling that is easily undone. */
function tellsToken(text: string): boolean {
  const unescaped = text
    .replace(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\+\//g, "/")
    .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return unescaped.includes(WORLD_TOKEN) || text.includes(btoa(WORLD_TOKEN));
}

/** The runs mostly wait, so several go on at the same time; a given seed is one row of them. */
async function checkRuns(numRuns: number): Promise<void> {
  const rows = process.env["FC_SEED"] ? 1 : ROWS;
  await Promise.all(Array.from({ length: rows }, () => checkRow(Math.ceil(numRuns / rows))));
}

async function checkRow(numRuns: number): Promise<void> {
  const { createClient } = await import("../src/index.ts");
  await fc.assert(
    fc.asyncProperty(scenario, async (one) => {
      const account = await play(one, (fetch, more) =>
        createClient({
          org: "o",
          app: "a",
          token: WORLD_TOKEN,
          baseUrl: "http://service.example",
          fetch,
          retry: { baseDelay: 1, maxDelay: 2 },
          ...more,
        }),
      );
      audit(one, account);
    }),
    { numRuns, ...seedFromEnvironment() },
  );
}

/** A failure prints its seed and path; give them back to see it again. */
function seedFromEnvironment(): { seed?: number; path?: string } {
  const { FC_SEED, FC_PATH } = process.env;
  return { ...(FC_SEED && { seed: Number(FC_SEED) }), ...(FC_PATH && { path: FC_PATH }) };
}

describe("over outages, kills, resumes, refusals, token deaths and aborts", () => {
  it("nobody is sent to twice, nobody is missing, and nothing is said that is not so", {
    timeout: 600_000,
  }, async () => {
    await checkRuns(RUNS);
  });
});

/** What the first run that goes wrong says. */
async function findFault(): Promise<string> {
  const error: unknown = await checkRuns(RUNS_FOR_A_PLANT).catch((thrown: unknown) => thrown);
  return error instanceof Error ? String(error.cause) : "nothing was found";
}

describe("a planted fault is found", () => {
  afterEach(() => {
    vi.doUnmock("../src/bulk/judge-failure.ts");
    vi.doUnmock("../src/bulk/ledger.ts");
    vi.doUnmock("../src/token/scrub.ts");
    vi.resetModules();
  });

  it("that sends again where nobody knows", { timeout: 300_000 }, async () => {
    vi.resetModules();
    vi.doMock("../src/bulk/judge-failure.ts", async (original) => {
      const { judgeFailure, ...others } = await original<typeof import("../src/bulk/judge-failure.ts")>();
      return {
        ...others,
        judgeFailure: (...given: Parameters<typeof judgeFailure>) =>
          given[0].outcome === "unknown" ? "later" : judgeFailure(...given),
      };
    });
    expect(await findFault()).toMatch(/got it 2 times/);
  });

  it("that books a state of the infrastructure as a target's result", { timeout: 300_000 }, async () => {
    vi.resetModules();
    vi.doMock("../src/bulk/judge-failure.ts", async (original) => {
      const { judgeFailure, ...others } = await original<typeof import("../src/bulk/judge-failure.ts")>();
      return {
        ...others,
        judgeFailure: (...given: Parameters<typeof judgeFailure>) => {
          const verdict = judgeFailure(...given);
          return verdict === "everybody" ? "final" : verdict;
        },
      };
    });
    expect(await findFault()).toMatch(/got it 0 times, the runs say rejected/);
  });

  it("that writes into the checkpoint what is not so yet", { timeout: 300_000 }, async () => {
    vi.resetModules();
    vi.doMock("../src/bulk/ledger.ts", async (original) => {
      const { createLedger } = await original<typeof import("../src/bulk/ledger.ts")>();
      return {
        createLedger: (...given: Parameters<typeof createLedger>) => {
          const ledger = createLedger(...given);
          const { lists } = ledger;
          const tooEarly = (): ReturnType<typeof lists> => {
            const { pending, unreported, ...others } = lists();
            return { ...others, pending: [], unreported: [...unreported, ...pending] };
          };
          return Object.assign(ledger, { lists: tooEarly });
        },
      };
    });
    expect(await findFault()).toMatch(/got it 0 times, the runs say delivered|are accounted for/);
  });

  it("that looks for secrets in one spelling only", { timeout: 300_000 }, async () => {
    vi.resetModules();
    vi.doMock("../src/token/scrub.ts", () => ({
      scrub: (text: string, token: string) => text.replaceAll(token, "[token]"),
    }));
    expect(await findFault()).toMatch(/the token is in/);
  });
});
