import { expect, it } from "vitest";
import { playCrashes } from "./harness/crash-scenario.ts";
import { onBothStores } from "./harness/stores.ts";

/** `pnpm crash-table` plays ten times as much. */
const SMALL = { targets: 2500, senders: 3, perSecond: 200 };

onBothStores("senders that die", (store) => {
  it("by kill -9 send to nobody twice and lose nobody, and few are unknown", { timeout: 300_000 }, async () => {
    const blows = 6;
    const outcome = await playCrashes({ ...SMALL, store: await store.fresh(), blows, blow: "kill" });
    console.log(store.kind, "kill -9", outcome);
    expect(outcome).toMatchObject({ state: "finished", lost: 0, duplicates: 0, invented: 0 });
    // a fast machine may be through before the last blow
    expect(outcome.blows).toBeGreaterThanOrEqual(3);
    expect(outcome.unknown / outcome.blows).toBeLessThanOrEqual(12);
  });

  it("by being stopped for longer than their lease, and waking up, send to nobody twice", {
    timeout: 300_000,
  }, async () => {
    const outcome = await playCrashes({ ...SMALL, store: await store.fresh(), blows: 3, blow: "stop" });
    console.log(store.kind, "SIGSTOP", outcome);
    expect(outcome).toMatchObject({ state: "finished", lost: 0, duplicates: 0, invented: 0 });
  });

  if (store.kind === "postgres")
    it("with their database lose nobody, and go on by themselves", { timeout: 300_000 }, async () => {
      const blow = async (): Promise<void> => store.cluster?.crash();
      const outcome = await playCrashes({ ...SMALL, store: await store.fresh(), blows: 2, blow });
      console.log(store.kind, "database crash", outcome);
      expect(outcome).toMatchObject({ state: "finished", lost: 0, duplicates: 0, invented: 0 });
    });
});
