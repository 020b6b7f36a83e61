import fc from "fast-check";
import { expect, it } from "vitest";
import type { Answer, Claim, Ledger } from "../../src/model/ledger.ts";
import { stepOf } from "../../src/model/pace.ts";
import { TARGET_STATES } from "../../src/model/target-state.ts";
import { planCampaign } from "../../src/plan/plan-campaign.ts";
import { storeAt } from "../../src/store/campaign-store.ts";
import type { Sql } from "../../src/store/sql.ts";
import { createSqlLedger } from "../../src/store/sql-ledger.ts";
import { onBothStores } from "../harness/stores.ts";
import { MemoryLedger } from "./memory-ledger.ts";

const tenant = { baseUrl: "http://service.example", org: "easemob-demo", app: "chatdemoui" };
const limit = { requests: 1_000_000, perMs: 1000 };

/** What senders do to a ledger. Leases are an hour; `expire` makes them run out, so that no clock has to be waited for. */
type Command =
  | { readonly do: "claim"; readonly owner: number }
  | { readonly do: "expire" }
  | {
      readonly do: "commit";
      readonly claim: number;
      readonly starts: readonly number[];
      readonly reports: readonly ReportShape[];
      readonly stop: boolean;
    }
  | { readonly do: "release"; readonly claim: number }
  | { readonly do: "settle" };

type ReportShape = {
  readonly i: number;
  readonly ending: "delivered" | "rejected" | "unknown" | "again" | "back";
  readonly trouble: boolean;
};

const HOUR_MS = 3_600_000;

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("claim" as const), owner: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("expire" as const) }) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant("commit" as const),
      claim: fc.nat(5),
      starts: fc.uniqueArray(fc.nat(9), { maxLength: 6 }),
      reports: fc.uniqueArray(
        fc.record({
          i: fc.nat(9),
          ending: fc.constantFrom(
            "delivered" as const,
            "rejected" as const,
            "unknown" as const,
            "again" as const,
            "back" as const,
          ),
          trouble: fc.boolean(),
        }),
        { maxLength: 6, selector: ({ i }) => i },
      ),
      stop: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("release" as const), claim: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("settle" as const) }) },
);

/** Runs a command and says what a sender would see of the answer; times are the ledger's own, and left out. */
async function perform(
  ledger: Ledger,
  command: Command,
  claims: Claim[],
  expire: () => Promise<void>,
): Promise<unknown> {
  if (command.do === "expire") return expire();
  if (command.do === "settle") return ledger.settle();
  if (command.do === "claim") {
    const claim = await ledger.claim(`owner-${command.owner}`, HOUR_MS);
    if (claim) claims.push(claim);
    return claim && { ...claim, targets: claim.targets.map(({ i, name }) => [i, name]) };
  }
  const claim = claims[command.claim % Math.max(claims.length, 1)];
  if (!claim) return undefined;
  if (command.do === "release") return ledger.release(claim);
  const { starts, reports, stop } = command;
  const { held, open, paused, started }: Answer = await ledger.commit(claim, {
    starts,
    reports,
    turns: starts.length,
    leaseMs: HOUR_MS,
    ...(stop ? { stop: "a 401" } : {}),
  });
  return { held, open, paused, started: [...started].sort((one, other) => one - other) };
}

async function statesIn(sql: Sql): Promise<unknown> {
  const rows = await sql.query("select campaign, chunk, i, state from target order by campaign, chunk, i");
  return rows.map((row) => TARGET_STATES[Number(row["state"])]);
}

onBothStores("the ledger", (store) => {
  it("does what the state machine says, whatever senders do to it", { timeout: 300_000 }, async () => {
    const sql = await storeAt(await store.fresh()).open();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 60 }), async (commands) => {
        for (const table of ["target", "chunk", "event", "campaign", "rate"]) await sql.query(`delete from ${table}`);
        // the model counts from 1
        await sql.query(
          sql.kind === "sqlite" ? "delete from sqlite_sequence" : "alter sequence campaign_id_seq restart",
        );
        let now = 1;
        const model = new MemoryLedger(stepOf(limit), () => now);
        const real = createSqlLedger(sql, `${tenant.org}/${tenant.app}`);
        const names = Array.from({ length: 10 }, (_, index) => `u${index}`);
        round += 1;
        for (const weight of [1, 3]) {
          await planCampaign(sql, tenant, `c${round}-${weight}`, {
            targets: names,
            message: "hi",
            rate: limit,
            weight,
          });
          model.create(names, 250, weight);
        }
        const claims: [Claim[], Claim[]] = [[], []];
        for (const one of commands) {
          const wanted = await perform(model, one, claims[0], async () => {
            now += 2 * HOUR_MS;
          });
          const got = await perform(real, one, claims[1], async () => {
            await sql.query("update chunk set lease = case when lease > 0 then 1 else 0 end");
          });
          expect(got).toEqual(wanted);
        }
        expect(await statesIn(sql)).toEqual(
          model.campaigns.flatMap(({ chunks }) => chunks.flatMap(({ targets }) => targets.map(({ state }) => state))),
        );
        const states = await sql.query("select state from campaign order by id");
        expect(states.map((row) => row["state"])).toEqual(model.campaigns.map(({ state }) => state));
        await expectCountersToAgree(sql);
      }),
      { numRuns: 150 },
    );
    await sql.close();
  });
});

/** The counters of each part say what its targets say. */
async function expectCountersToAgree(sql: Sql): Promise<void> {
  const wrong = await sql.query(
    `select no from chunk where planned <> (select count(*) from target where target.campaign = chunk.campaign and target.chunk = chunk.no and state = 0)
        or started <> (select count(*) from target where target.campaign = chunk.campaign and target.chunk = chunk.no and state = 1)
        or delivered <> (select count(*) from target where target.campaign = chunk.campaign and target.chunk = chunk.no and state = 2)
        or unknown <> (select count(*) from target where target.campaign = chunk.campaign and target.chunk = chunk.no and state = 5)`,
  );
  expect(wrong).toEqual([]);
}
