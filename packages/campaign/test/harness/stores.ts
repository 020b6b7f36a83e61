import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe } from "vitest";
import { findPostgres, type PostgresCluster, startPostgres } from "./postgres-cluster.ts";

/** A kind of store that the same tests hold for. */
export interface StoreUnderTest {
  readonly kind: "sqlite" | "postgres";
  /** The address of an empty store. */
  fresh(): Promise<string>;
  /** The database server, where there is one. */
  readonly cluster: PostgresCluster | undefined;
}

/**
 * Runs a suite on both stores. Without PostgreSQL its half is skipped, loudly; in CI it fails.
 */
export function onBothStores(name: string, suite: (store: StoreUnderTest) => void): void {
  describe(`${name}, on SQLite`, () => {
    const folder = mkdtempSync(join(tmpdir(), "campaign-sqlite-"));
    let count = 0;
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    suite({ kind: "sqlite", cluster: undefined, fresh: async () => join(folder, `store-${++count}.db`) });
  });

  const bin = findPostgres();
  if (!bin && !process.env["CI"])
    console.warn("NO PostgreSQL HERE: its tests are skipped (apt-get install postgresql)");
  describe.skipIf(!bin && !process.env["CI"])(`${name}, on PostgreSQL`, () => {
    let cluster: PostgresCluster | undefined;
    let count = 0;
    beforeAll(async () => {
      if (!bin) throw new Error("PostgreSQL is not installed: apt-get install postgresql");
      cluster = await startPostgres(bin);
    });
    afterAll(() => cluster?.remove());
    suite({
      kind: "postgres",
      get cluster() {
        return cluster;
      },
      async fresh() {
        if (!cluster) throw new Error("the cluster is not running");
        const database = `campaign_${++count}`;
        const client = new Client({ connectionString: cluster.url("postgres") });
        await client.connect();
        await client.query(`create database ${database}`);
        await client.end();
        return cluster.url(database);
      },
    });
  });
}
