import { afterAll, beforeAll, describe } from "vitest";
import { placeStore, type StorePlace } from "./place-store.ts";
import { findPostgres, type PostgresCluster } from "./postgres-cluster.ts";

/** A kind of store that the same tests hold for. */
export interface StoreUnderTest {
  readonly kind: "sqlite" | "postgres";
  /** The address of an empty store. */
  fresh(): Promise<string>;
  /** The database server, where there is one. */
  readonly cluster: PostgresCluster | undefined;
}

/** Runs a suite on both stores. Without PostgreSQL its half is skipped, loudly; in CI it fails. */
export function onBothStores(name: string, suite: (store: StoreUnderTest) => void): void {
  const skipped = !findPostgres() && !process.env["CI"];
  if (skipped) console.warn("NO PostgreSQL HERE: its tests are skipped (apt-get install postgresql)");
  describe(`${name}, on SQLite`, () => suite(placed("sqlite")));
  describe.skipIf(skipped)(`${name}, on PostgreSQL`, () => suite(placed("postgres")));
}

/** The store of a suite, from its first test to its last. */
function placed(kind: StoreUnderTest["kind"]): StoreUnderTest {
  let place: StorePlace | undefined;
  beforeAll(async () => {
    place = await placeStore(kind);
  });
  afterAll(() => place?.remove());
  return {
    kind,
    get cluster() {
      return place?.cluster;
    },
    async fresh() {
      if (!place) throw new Error("the store is not there yet");
      return place.fresh();
    },
  };
}
