import { DatabaseSync } from "node:sqlite";
import type { StorePlace } from "./place-store.ts";

/** Stops a database server; of a file, keeps everybody from writing. What it returns gives the store back. */
export async function takeStoreAway(
  { cluster }: Pick<StorePlace, "cluster">,
  address: string,
): Promise<() => Promise<void>> {
  if (cluster) {
    cluster.stop();
    return async () => cluster.start();
  }
  const database = new DatabaseSync(address, { timeout: 10_000 });
  database.exec("begin immediate");
  return async () => {
    database.exec("rollback");
    database.close();
  };
}
