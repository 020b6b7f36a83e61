import type { Pool, PoolClient } from "pg";
import { EmchatCampaignError } from "../campaign-error.ts";
import type { Dialect, Query, Sql } from "./sql.ts";

const dialect: Dialect = {
  number: "float8",
  small: "smallint",
  serial: "bigserial primary key",
  // room beside each row, so that a new version of it stays on its page and touches no index
  narrowTable: "with (fillfactor = 70)",
  now: "(extract(epoch from clock_timestamp()) * 1000)::float8",
  greatest: "greatest",
  skipLocked: "for update skip locked",
  records: (parameter, fields) => `json_to_recordset(${parameter}::json) as r(${fields.join(", ")})`,
};

/** Connections of one process. */
const CONNECTIONS = 4;

/** How long a connection or a statement may take before the store counts as away, in milliseconds. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Opens a PostgreSQL database as a store. Needs the package `pg`, and `synchronous_commit` on: a commit that can be forgotten is
 * a message that is sent twice.
 *
 * @param url `postgres://user@host/database`
 * @throws EmchatCampaignError when `pg` is not installed.
 */
export async function openPostgres(url: string): Promise<Sql> {
  const pool = await openPool(url);
  // A connection that breaks while nobody uses it: the next statement says so.
  pool.on("error", () => {});
  const names = new Map<string, string>();
  const on =
    (client: Pool | PoolClient): Query =>
    async (statement, ...values) => {
      const name = names.get(statement) ?? `campaign_${names.size}`;
      names.set(statement, name);
      return (await client.query({ name, text: statement, values: [...values] })).rows;
    };
  return {
    kind: "postgres",
    dialect,
    query: on(pool),
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      const note = (error: Error): void => {
        broken = error;
      };
      client.on("error", note);
      try {
        await client.query("begin");
        const value = await work(on(client));
        await client.query("commit");
        return value;
      } catch (error) {
        await client.query("rollback").catch(note);
        throw error;
      } finally {
        client.off("error", note);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

async function openPool(url: string): Promise<Pool> {
  let pg: typeof import("pg");
  try {
    pg = await import("pg");
  } catch (cause) {
    throw new EmchatCampaignError("usage", "a PostgreSQL store needs the package `pg`: npm install pg", { cause });
  }
  const { Pool: PgPool } = pg.default;
  return new PgPool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: LONGEST_WAIT_MS,
    query_timeout: LONGEST_WAIT_MS,
    statement_timeout: LONGEST_WAIT_MS,
    application_name: "emchat-campaign",
  });
}
