import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";
import type { StorePlace } from "../../test/harness/place-store.ts";
import { atLeast, atMost, type Figure, type StoreKind } from "./figure.ts";
import { startLimitedService } from "./limited-service.ts";
import { namesFrom, openCampaigns, runSenders, type SenderAccount } from "./run-senders.ts";

const MILLION = 1_000_000;
const BYTES = { sqlite: 50, postgres: 250 };
const FAST = { requests: 1_000_000, perMs: 1000 };

/** Commits at the contract's pace; and how fast it goes, and what is left on the disk, where the service sets no limit. */
export async function* measureLedger(kind: StoreKind, place: StorePlace, quick: boolean): AsyncGenerator<Figure> {
  const paced = quick ? 500 : 2000;
  const { accounts } = await sendAll(place, paced, 3, { requests: 100, perMs: 1000 });
  const commits = accounts.reduce((sum, account) => sum + account.commits, 0);
  yield atMost(kind, "3 senders, 100/s: commits a target", commits / paced, 0.3);

  const targets = quick ? 4000 : 20_000;
  const { store, seconds } = await sendAll(place, targets, 3, FAST);
  yield atLeast(kind, "3 senders, no limit: targets a second", targets / seconds, 300, 0);
  yield atMost(kind, "bytes a target, sent", (await bytesOf(kind, store)) / targets, BYTES[kind], 0);
}

/** What a list of a million costs: to create, to look at, and in each sender. */
export async function* measureMillion(kind: StoreKind, place: StorePlace, quick: boolean): AsyncGenerator<Figure> {
  const targets = quick ? MILLION / 10 : MILLION;
  const small = await memoryWith(place, 1000);
  const large = await memoryWith(place, targets);
  const of = targets.toLocaleString("en");
  yield atMost(kind, `${of} targets: seconds to create`, large.createSeconds, 30, 1);
  yield atMost(kind, `${of} targets: a sender's MB over that at 1,000`, large.megabytes - small.megabytes, 50, 1);
  yield atMost(kind, `${of} targets: milliseconds of status`, large.statusMs, 50, 1);
}

async function sendAll(
  place: StorePlace,
  targets: number,
  senders: number,
  rate: { requests: number; perMs: number },
): Promise<{ store: string; accounts: SenderAccount[]; seconds: number }> {
  const store = await place.fresh();
  const service = await startLimitedService();
  const campaigns = await openCampaigns(store, service.url);
  await campaigns.create("all", { targets: namesFrom("user", targets), message: "hello", rate });
  const running = runSenders(senders, store, service.url);
  while ((await campaigns.status("all")).counts.delivered === 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const from = performance.now();
  const accounts = await running.ended();
  const seconds = (performance.now() - from) / 1000;
  await campaigns.close();
  service.close();
  return { store, accounts, seconds };
}

async function memoryWith(
  place: StorePlace,
  targets: number,
): Promise<{ createSeconds: number; megabytes: number; statusMs: number }> {
  const store = await place.fresh();
  const service = await startLimitedService();
  const campaigns = await openCampaigns(store, service.url);
  const from = performance.now();
  await campaigns.create("all", { targets: namesFrom("user", targets), message: "hello", rate: FAST });
  const createSeconds = (performance.now() - from) / 1000;
  const running = runSenders(1, store, service.url);
  const status = async (): Promise<number> => (await campaigns.status("all")).counts.delivered;
  while ((await status()) < 900) await new Promise((resolve) => setTimeout(resolve, 100));
  const [account] = await running.stop();
  const times: number[] = [];
  for (let look = 0; look < 21; look += 1) {
    const before = performance.now();
    await status();
    times.push(performance.now() - before);
  }
  times.sort((one, other) => one - other);
  await campaigns.close();
  service.close();
  return { createSeconds, megabytes: account?.megabytes ?? Number.NaN, statusMs: times[10] ?? Number.NaN };
}

async function bytesOf(kind: StoreKind, store: string): Promise<number> {
  if (kind === "sqlite") {
    const database = new DatabaseSync(store);
    database.exec("pragma wal_checkpoint(truncate)");
    database.close();
    return statSync(store).size;
  }
  const client = new Client({ connectionString: store });
  await client.connect();
  const { rows } = await client.query(
    "select sum(pg_total_relation_size(oid)) as bytes from pg_class where relname in ('campaign', 'chunk', 'target', 'rate', 'event')",
  );
  await client.end();
  return Number(rows[0].bytes);
}
