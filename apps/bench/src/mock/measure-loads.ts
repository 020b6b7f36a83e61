import type { CallName } from "./calls.ts";
import type { Contender } from "./contenders.ts";
import { openListeners } from "./listeners.ts";
import { startLoadGenerator } from "./load-generator.ts";
import { type RunningContender, startContender } from "./running-contender.ts";
import { type Slice, sliceOf, warmUp } from "./slice.ts";

/** One slice of load on a contender, and one on the limit right beside it. */
export interface LoadSample extends Slice {
  readonly limit: Slice;
}

/** All slices of one contender. */
export interface LoadSamples {
  readonly status: LoadSample[];
  readonly send: LoadSample[];
  loadedBytes: number;
}

/** How the load is dealt out. */
export interface Dealing {
  readonly rounds: number;
  /** Those of what stands aside. */
  readonly roundsAside: number;
  readonly connections: number;
  /** Calls before the first round; until then the engine is busy with compiling. */
  readonly warmUpCalls: number;
  readonly sliceMs: number;
}

const calls: readonly CallName[] = ["status", "send"];

/**
 * Runs all contenders side by side and loads one at a time, in slices; beside each slice the limit, which is the first contender, gets one
 * of its own, before it and after it by turns. So whatever else the machine does falls on both, and their ratio keeps.
 */
export async function measureLoads(
  contenders: readonly Contender[],
  { rounds, roundsAside, connections, warmUpCalls, sliceMs }: Dealing,
  progress: (line: string) => void,
): Promise<ReadonlyMap<string, LoadSamples>> {
  const generator = startLoadGenerator();
  const running = new Map<Contender, RunningContender>();
  const samples = new Map<string, LoadSamples>();
  const ends: (() => void)[] = [];
  try {
    for (const contender of contenders) {
      const server = await startContender(contender);
      running.set(contender, server);
      samples.set(contender.name, { status: [], send: [], loadedBytes: 0 });
      if (contender.listeners !== undefined) ends.push(await openListeners(server.port, contender.listeners));
    }
    const [limit] = running.values();
    if (limit === undefined) return samples;

    for (const call of calls) {
      const load = { call, connections };
      for (const [{ isPeer = false }, server] of running)
        await warmUp(generator, server, load, isPeer ? warmUpCalls / 40 : warmUpCalls);
      for (let round = 0; round < rounds; round += 1) {
        for (const [{ name, isAside = false }, server] of running) {
          if (isAside && round >= roundsAside) continue;
          const take = (one: RunningContender): Promise<Slice> => sliceOf(generator, one, load, sliceMs);
          const before = round % 2 === 0 ? await take(limit) : undefined;
          const own = await take(server);
          samples.get(name)?.[call].push({ ...own, limit: before ?? (await take(limit)) });
        }
        progress(`${call}: round ${round + 1} of ${rounds}`);
      }
    }
    for (const [{ name }, server] of running) {
      const own = samples.get(name);
      if (own !== undefined) own.loadedBytes = server.usage().rss;
    }
    return samples;
  } finally {
    generator.stop();
    for (const end of ends) end();
    for (const server of running.values()) await server.stop();
  }
}
