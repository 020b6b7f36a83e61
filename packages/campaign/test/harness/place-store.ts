import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { findPostgres, type PostgresCluster, startPostgres } from "./postgres-cluster.ts";

/** A place for stores of one kind. */
export interface StorePlace {
  /** The database server, where there is one. */
  readonly cluster: PostgresCluster | undefined;
  /** The address of an empty store. */
  fresh(): Promise<string>;
  remove(): void;
}

/** Makes a folder for SQLite files, or starts a PostgreSQL of its own. */
export async function placeStore(kind: "sqlite" | "postgres"): Promise<StorePlace> {
  let count = 0;
  if (kind === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "campaign-sqlite-"));
    return {
      cluster: undefined,
      fresh: async () => join(folder, `store-${++count}.db`),
      remove: () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const bin = findPostgres();
  if (!bin) throw new Error("PostgreSQL is not installed: apt-get install postgresql");
  const cluster = await startPostgres(bin);
  return {
    cluster,
    async fresh() {
      const database = `campaign_${++count}`;
      const client = new Client({ connectionString: cluster.url("postgres") });
      await client.connect();
      await client.query(`create database ${database}`);
      await client.end();
      return cluster.url(database);
    },
    remove: () => cluster.remove(),
  };
}
