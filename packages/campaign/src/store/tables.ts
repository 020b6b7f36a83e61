import { EmchatCampaignError } from "../campaign-error.ts";
import type { Dialect, Query, Sql } from "./sql.ts";

/** The version of the tables. A store of a later one is refused: its states may mean something else. */
const VERSION = 1;

/** A migration per version: what turns the tables of the version before into this one. */
const MIGRATIONS: readonly ((dialect: Dialect) => readonly string[])[] = [
  ({ number, small, serial, narrowTable }) => [
    `create table campaign (
       id ${serial}, name text not null unique, state text not null, reason text,
       operation text not null, tenant text not null, body text not null, fingerprint text not null,
       total integer not null, weight ${number} not null,
       vtime ${number} not null default 0, served ${number} not null default 0, rate_key text not null,
       hours text, start_at ${number}, give_up_ms ${number}, began_at ${number}, created_at ${number} not null,
       ended_at ${number}, failures integer not null default 0)`,
    `create table chunk (
       campaign integer not null, no integer not null, owner text, epoch integer not null default 0,
       lease ${number} not null default 0, done ${small} not null default 0,
       planned ${small} not null, started ${small} not null default 0, delivered ${small} not null default 0,
       rejected ${small} not null default 0, not_sent ${small} not null default 0, unknown ${small} not null default 0,
       primary key (campaign, no))`,
    `create table target (
       campaign integer not null, chunk integer not null, i ${small} not null, name text not null, variables text,
       state ${small} not null default 0, epoch integer not null default 0, tries ${small} not null default 0,
       code text, request_id text, at ${number}, primary key (campaign, chunk, i)) ${narrowTable}`,
    `create table rate (
       key text primary key, step ${number} not null, tat ${number} not null default 0,
       paused_until ${number} not null default 0)`,
    `create table event (id ${serial}, campaign integer not null, at ${number} not null, kind text not null,
       who text not null, detail text not null)`,
    "create index open_chunk on chunk (campaign, lease) where done = 0",
  ],
];

/**
 * Makes the tables, or brings them up to this version, in one transaction.
 *
 * @throws EmchatCampaignError when the store was written by a later version.
 */
export async function migrate(sql: Sql): Promise<void> {
  await sql.transaction(async (query) => {
    await lockForMigration(sql, query);
    await query("create table if not exists emchat_campaign_version (version integer not null)");
    const [row] = await query("select version from emchat_campaign_version");
    const version = Number(row?.["version"] ?? 0);
    if (version > VERSION) {
      throw new EmchatCampaignError(
        "store",
        `the store has tables of version ${version}, and this emchat-campaign knows up to ${VERSION}: take the later release`,
      );
    }
    for (const statements of MIGRATIONS.slice(version)) {
      for (const statement of statements(sql.dialect)) await query(statement);
    }
    if (row) await query("update emchat_campaign_version set version = $1", VERSION);
    else await query("insert into emchat_campaign_version values ($1)", VERSION);
  });
}

/** Several senders may start at once on an empty store. SQLite's transactions exclude each other anyway. */
async function lockForMigration(sql: Sql, query: Query): Promise<void> {
  if (sql.kind === "postgres") await query("select pg_advisory_xact_lock(20140708)");
}
