import { EmchatCampaignError } from "../campaign-error.ts";
import { openPostgres } from "./postgres.ts";
import type { Sql } from "./sql.ts";
import { openSqlite } from "./sqlite.ts";
import { migrate } from "./tables.ts";

/** Where campaigns are kept. */
export interface CampaignStore {
  /** What it is called in messages; holds no password. */
  readonly name: string;
  /** Connects, and makes or brings up to date what tables it needs. */
  open(): Promise<Sql>;
}

/**
 * Campaigns in an SQLite file: one machine, any number of senders on it, nothing to set up.
 *
 * @example
 * ```ts
 * import { sqlite } from "@emchat/campaign";
 *
 * const store = sqlite("campaigns.db");
 * ```
 */
export const sqlite = (file: string): CampaignStore => ({
  name: file,
  open: () => opened(file, async () => openSqlite(file)),
});

/**
 * Campaigns in a PostgreSQL database: any number of machines. Needs the package `pg`.
 *
 * @param url `postgres://user@host/database`
 * @example
 * ```ts
 * import { postgres } from "@emchat/campaign";
 *
 * const store = postgres("postgres://campaigns@127.0.0.1/chat");
 * ```
 */
export const postgres = (url: string): CampaignStore => {
  const name = withoutPassword(url);
  return { name, open: () => opened(name, () => openPostgres(url)) };
};

/**
 * The store that an address names: PostgreSQL where it begins with `postgres://` or `postgresql://`, else an SQLite file, with or
 * without `sqlite:` before it.
 *
 * @throws EmchatCampaignError for the address of another kind of database.
 * @example
 * ```ts
 * import { storeAt } from "@emchat/campaign";
 *
 * const store = storeAt(process.env["EMCHAT_CAMPAIGN_STORE"] ?? "emchat-campaign.db");
 * ```
 */
export function storeAt(address: string): CampaignStore {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1];
  if (scheme === undefined || scheme === "sqlite") return sqlite(address.replace(/^sqlite:/, ""));
  if (/^postgres(ql)?$/i.test(scheme)) return postgres(address);
  // Without the rest of it, which may hold a password.
  throw new EmchatCampaignError("usage", `a store is an SQLite file or postgres://…, not ${scheme}://…`);
}

async function opened(name: string, open: () => Promise<Sql>): Promise<Sql> {
  const sql = await open();
  try {
    await checkDurability(sql);
    await migrate(sql);
    return sql;
  } catch (cause) {
    await sql.close().catch(() => {});
    if (cause instanceof EmchatCampaignError) throw cause;
    throw new EmchatCampaignError("store", `the store ${name} cannot be used: ${messageOf(cause)}`, { cause });
  }
}

/** A commit that a crash can take back is a message that is sent twice. */
async function checkDurability(sql: Sql): Promise<void> {
  if (sql.kind !== "postgres") return;
  const [row] = await sql.query(
    "select current_setting('synchronous_commit') as synchronous, current_setting('fsync') as fsync",
  );
  for (const [setting, value] of Object.entries(row ?? {})) {
    if (value === "off") {
      throw new EmchatCampaignError(
        "store",
        `the database has ${setting === "fsync" ? "fsync" : "synchronous_commit"} = off: after a crash it forgets what was sent, and it would be sent again. Turn it on for this database.`,
      );
    }
  }
}

function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return "the PostgreSQL database";
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

const messageOf = (error: unknown): string => {
  const { message, code } = error as { readonly message?: string; readonly code?: string };
  return message || code || String(error);
};
