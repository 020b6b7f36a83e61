import { describe, expect, it } from "vitest";
import { plantedFaults } from "./planted-faults.ts";
import { type LedgerClass, simulate } from "./simulate.ts";

/** How many seeds are played; a failure names its seed, and `SEED=n` plays that one alone. */
const SEEDS = Number(process.env["EMCHAT_CAMPAIGN_SEEDS"] ?? 10_000);

/** Within how many seeds a planted fault has to be found. */
const PLANTED_SEEDS = 1000;

/** Plays seeds until one is violated. */
async function firstViolation(
  seeds: number,
  Rules?: LedgerClass,
): Promise<{ seed: number; wrong: string[] } | undefined> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const wrong = await simulate(seed, Rules);
    // whoever runs the tests has a turn now and then
    if (seed % 100 === 0) await new Promise(setImmediate);
    if (wrong.length > 0) return { seed, wrong };
  }
  return undefined;
}

describe("senders that are killed, stopped and cut off from a store that goes away", () => {
  it(`lose nobody and send to nobody twice, in ${SEEDS} seeds`, { timeout: 900_000 }, async () => {
    expect(await firstViolation(SEEDS)).toBeUndefined();
  });
});

describe("a planted fault is found", () => {
  it.each(Object.entries(plantedFaults))(
    `within ${PLANTED_SEEDS} seeds: %s`,
    { timeout: 300_000 },
    async (name, Rules) => {
      const found = await firstViolation(PLANTED_SEEDS, Rules);
      console.log(`${name}: seed ${found?.seed}, ${found?.wrong[0]}`);
      expect(found).toBeDefined();
    },
  );
});
