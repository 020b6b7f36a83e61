import { type CrashOutcome, LEASE_MS, playCrashes } from "../../test/harness/crash-scenario.ts";
import { playOutage } from "../../test/harness/outage-scenario.ts";
import { placeStore } from "../../test/harness/place-store.ts";
import { kill, stopFor } from "../../test/harness/play-blows.ts";
import { findPostgres } from "../../test/harness/postgres-cluster.ts";
import { takeStoreAway } from "../../test/harness/take-store-away.ts";
import { type CrashRow, missing } from "./row.ts";

/** How much is played: the whole of it at scale 1. */
const TARGETS = 5000;
const KILLS = 30;
const STOPS = 20;
const DATABASE_CRASHES = 5;

const SETTING = { senders: 3, perSecond: 100, gapMs: 1500 };

const ENGINES = { sqlite: "SQLite", postgres: "PostgreSQL" };

/** Kills, stops, crashes of the database, and a store that is away, each on an empty store. */
export async function* measureStore(kind: "sqlite" | "postgres", scale: number): AsyncGenerator<CrashRow> {
  const engine = ENGINES[kind];
  if (kind === "postgres" && !findPostgres())
    return yield missing(engine, "Debian's package postgresql is not installed");
  const store = await placeStore(kind);
  const { fresh } = store;
  const targets = TARGETS * scale;
  const times = (count: number): number => Math.ceil(count * scale);
  const setting = { ...SETTING, targets };
  const row = (mishap: string, outcome: CrashOutcome): CrashRow => ({
    engine,
    mishap: `${outcome.blows} × ${mishap}`,
    targets,
    lost: outcome.lost + outcome.invented,
    duplicates: outcome.duplicates,
    unknown: outcome.unknown,
    perMishap: outcome.unknown / Math.max(1, outcome.blows),
    onWire: outcome.unknown > 0 ? outcome.unknownDelivered / outcome.unknown : undefined,
    seconds: outcome.seconds,
    ...(outcome.state === "finished" ? {} : { remark: `it ended ${outcome.state}` }),
  });
  try {
    const killed = { ...setting, store: await fresh(), count: times(KILLS), strike: kill };
    yield row("`kill -9` of a sender", await playCrashes(killed));
    const stopped = { ...setting, store: await fresh(), count: times(STOPS), strike: stopFor(LEASE_MS * 1.5) };
    yield row("a sender stopped past its lease", await playCrashes(stopped));
    if (store.cluster) {
      const strike = async (): Promise<void> => store.cluster?.crash();
      const crashed = { ...setting, gapMs: 6000, store: await fresh(), count: times(DATABASE_CRASHES), strike };
      yield row("a crash of the database", await playCrashes(crashed));
    }
    const address = await fresh();
    const away = { store: address, targets: 1000, senders: 3, awayMs: 5000 };
    const outcome = await playOutage({ ...away, takeAway: () => takeStoreAway(store, address) });
    yield {
      engine,
      mishap: "1 × 5 s without the store",
      targets: away.targets,
      lost: outcome.failed,
      duplicates: outcome.duplicates,
      unknown: outcome.unknown,
      perMishap: outcome.unknown,
      onWire: undefined,
      seconds: undefined,
      remark: `${outcome.sentMeanwhile} sent meanwhile, went on ${outcome.goingOnAfterMs} ms after`,
    };
  } finally {
    store.remove();
  }
}
