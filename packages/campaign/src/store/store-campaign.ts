import { EmchatCampaignError } from "../campaign-error.ts";
import type { Hours } from "../model/hours.ts";
import type { PlannedEntries } from "../plan/read-plan.ts";
import type { Entry } from "../targets/target-list.ts";
import { note } from "./set-state.ts";
import type { Query, Sql } from "./sql.ts";

/** A campaign that is about to be stored. Instants are epoch milliseconds. */
export interface NewCampaign {
  readonly name: string;
  readonly operation: string;
  readonly tenant: string;
  readonly body: string;
  readonly weight: number;
  readonly rateKey: string;
  readonly stepMs: number;
  readonly hours: Hours | undefined;
  readonly startAt: number | undefined;
  readonly giveUpAfter: number | undefined;
}

/** How many targets a sender holds at a time. Campaigns share the rate chunk by chunk, so a smaller one is fairer. */
export const CHUNK_SIZE = 50;

/** How many targets go to the database at a time. */
const PORTION = 2000;

/**
 * Stores a campaign with all its targets in one transaction. Names that come again are told apart by the database. False where
 * somebody else has stored one of that name meanwhile; then no entry was read.
 */
export async function storeCampaign(sql: Sql, campaign: NewCampaign, entries: PlannedEntries): Promise<boolean> {
  const { dialect } = sql;
  return sql.transaction(async (query) => {
    const id = await insertCampaign(query, campaign);
    if (id === undefined) return false;
    await query(
      sql.kind === "sqlite"
        ? "create temp table if not exists planning (name text primary key) without rowid"
        : "create temp table planning (name text primary key) on commit drop",
    );
    await query("delete from planning");
    let total = 0;
    let portion: Entry[] = [];
    const flush = async (): Promise<void> => {
      total += await insertTargets(query, id, total, portion);
      portion = [];
    };
    for await (const entry of entries.targets()) {
      portion.push(entry);
      if (portion.length === PORTION) await flush();
    }
    await flush();
    if (total === 0) throw new EmchatCampaignError("usage", "the list has no target: nothing was created");
    await query("delete from planning");
    await insertChunks(query, id);
    const { fingerprint } = entries.report();
    await query("update campaign set total = $1, fingerprint = $2 where id = $3", total, fingerprint, id);
    await note(dialect, query, id, "created", "a person", `${total} targets`);
    // last of all: every sender waits for this row
    await query(
      "insert into rate (key, step) values ($1, $2) on conflict (key) do update set step = excluded.step",
      campaign.rateKey,
      campaign.stepMs,
    );
    return true;
  });

  async function insertCampaign(query: Query, { hours, ...fields }: NewCampaign): Promise<number | undefined> {
    const [row] = await query(
      `insert into campaign (name, state, operation, tenant, body, fingerprint, total, weight, rate_key, hours, start_at, give_up_ms, created_at)
         values ($1, 'running', $2, $3, $4, '', 0, $5, $6, $7, $8, $9, ${dialect.now})
         on conflict (name) do nothing returning id`,
      fields.name,
      fields.operation,
      fields.tenant,
      fields.body,
      fields.weight,
      fields.rateKey,
      hours ? JSON.stringify(hours) : null,
      fields.startAt ?? null,
      fields.giveUpAfter ?? null,
    );
    return row && Number(row["id"]);
  }

  /** Stores the entries whose name is new, in their order, behind the `from` that are there. Returns how many. */
  async function insertTargets(
    query: Query,
    campaign: number,
    from: number,
    portion: readonly Entry[],
  ): Promise<number> {
    if (portion.length === 0) return 0;
    const added = await query(
      `insert into planning (name) select r.name from ${dialect.records("$1", ["name text"])} where true
         on conflict (name) do nothing returning name`,
      JSON.stringify(portion.map(({ name }) => ({ name }))),
    );
    const fresh = new Set(added.map((row) => String(row["name"])));
    const rows: { chunk: number; i: number; name: string; variables: string | null }[] = [];
    for (const entry of portion) {
      const isNew = fresh.delete(entry.name);
      entries.took(entry, isNew);
      if (!isNew) continue;
      const place = from + rows.length;
      rows.push({
        chunk: Math.floor(place / CHUNK_SIZE),
        i: place % CHUNK_SIZE,
        name: entry.name,
        variables: entry.variables ? JSON.stringify(entry.variables) : null,
      });
    }
    await query(
      `insert into target (campaign, chunk, i, name, variables) select cast($1 as integer), r.chunk, r.i, r.name, r.variables
         from ${dialect.records("$2", ["chunk int", "i int", "name text", "variables text"])}`,
      campaign,
      JSON.stringify(rows),
    );
    return rows.length;
  }
}

async function insertChunks(query: Query, campaign: number): Promise<void> {
  await query(
    `insert into chunk (campaign, no, planned) select campaign, chunk, count(*) from target where campaign = $1 group by campaign, chunk`,
    campaign,
  );
}
