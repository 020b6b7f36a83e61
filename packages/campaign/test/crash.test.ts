import { expect, it } from "vitest";
import { groupSize } from "../src/sender/turns.ts";
import { LEASE_MS, playCrashes } from "./harness/crash-scenario.ts";
import { playOutage } from "./harness/outage-scenario.ts";
import { kill, stopFor } from "./harness/play-blows.ts";
import { onBothStores } from "./harness/stores.ts";
import { takeStoreAway } from "./harness/take-store-away.ts";

/** `pnpm --filter @emchat/campaign run crash-table` plays several times as much. */
const SMALL = { targets: 1500, senders: 3, perSecond: 100, gapMs: 1000 };

/** The most requests that a sender has on the wire where unknown ones are counted. */
const CONCURRENCY = 4;

/**
 * What a sender has started and not told of: what is on the wire and the batch that is to follow it, and as many answers of the chunk
 * before, which are told together. How fast the machine is does not matter.
 */
const MOST_UNTOLD = 2 * (CONCURRENCY + groupSize(undefined, 1000 / SMALL.perSecond));

const NOBODY_TWICE = { state: "finished", lost: 0, duplicates: 0, invented: 0 };

onBothStores("senders that die", (store) => {
  it("by kill -9 send to nobody twice and lose nobody, and few are unknown", { timeout: 600_000 }, async () => {
    const outcome = await playCrashes({
      ...SMALL,
      store: await store.fresh(),
      count: 6,
      strike: kill,
      concurrency: CONCURRENCY,
    });
    console.log(store.kind, "kill -9", outcome);
    expect(outcome).toMatchObject(NOBODY_TWICE);
    // a fast machine may be through before the last blow
    expect(outcome.blows).toBeGreaterThanOrEqual(3);
    expect(outcome.unknown).toBeLessThanOrEqual(MOST_UNTOLD * outcome.blows);
  });

  it("by being stopped for longer than their lease, and waking up, send to nobody twice", {
    timeout: 600_000,
  }, async () => {
    const strike = stopFor(LEASE_MS * 1.5);
    const outcome = await playCrashes({ ...SMALL, store: await store.fresh(), count: 3, strike });
    console.log(store.kind, "SIGSTOP", outcome);
    expect(outcome).toMatchObject(NOBODY_TWICE);
  });

  if (store.kind === "postgres")
    it("with their database lose nobody, and go on by themselves", { timeout: 600_000 }, async () => {
      const strike = async (): Promise<void> => store.cluster?.crash();
      const outcome = await playCrashes({ ...SMALL, store: await store.fresh(), count: 2, strike });
      console.log(store.kind, "database crash", outcome);
      expect(outcome).toMatchObject(NOBODY_TWICE);
    });

  it("send and fail nothing while the store is away, and go on by themselves", { timeout: 600_000 }, async () => {
    const address = await store.fresh();
    const takeAway = () => takeStoreAway(store, address);
    const outcome = await playOutage({ store: address, targets: 500, senders: 2, awayMs: 6000, takeAway });
    console.log(store.kind, "store away", outcome);
    expect(outcome).toMatchObject({ sentMeanwhile: 0, failed: 0, unknown: 0, duplicates: 0 });
  });
});
