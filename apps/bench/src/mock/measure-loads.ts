import type { CallName } from "./calls.ts";
import type { Contender } from "./contenders.ts";
import type { LoadResult } from "./generate-load.ts";
import { startLoadGenerator } from "./load-generator.ts";
import { type RunningContender, startContender } from "./running-contender.ts";

/** One slice of load on a contender, and the slice on the limit right before it. */
export interface LoadSample extends LoadResult {
  /** Processor time of the server for one call, in microseconds; it hardly moves when the machine is busy with other things. */
  readonly cpuMicroseconds: number;
  /** Replies a second of the limit, just before. */
  readonly limitPerSecond: number;
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
  readonly connections: number;
  readonly warmUpMs: number;
  readonly sliceMs: number;
}

const calls: readonly CallName[] = ["status", "send"];

/**
 * Runs all contenders side by side and loads one at a time, in slices; before each slice the limit, which is the first contender,
 * gets one of its own. So whatever else the machine does falls on both, and their ratio keeps.
 */
export async function measureLoads(
  contenders: readonly Contender[],
  { rounds, connections, warmUpMs, sliceMs }: Dealing,
  progress: (line: string) => void,
): Promise<ReadonlyMap<string, LoadSamples>> {
  const generator = startLoadGenerator();
  const running = new Map<string, RunningContender>();
  const samples = new Map<string, LoadSamples>();
  try {
    for (const contender of contenders) {
      running.set(contender.name, await startContender(contender));
      samples.set(contender.name, { status: [], send: [], loadedBytes: 0 });
    }
    const [limit] = running.values();
    if (limit === undefined) return samples;
    const slice = ({ port }: RunningContender, call: CallName, milliseconds: number): Promise<LoadResult> =>
      generator.run({ port, call, connections, milliseconds });

    for (const call of calls) {
      for (const server of running.values()) await slice(server, call, warmUpMs);
      for (let round = 1; round <= rounds; round += 1) {
        for (const [name, server] of running) {
          const beside = await slice(limit, call, sliceMs);
          const before = server.usage().cpuSeconds;
          const result = await slice(server, call, sliceMs);
          const cpuMicroseconds = ((server.usage().cpuSeconds - before) / result.replies) * 1e6;
          samples
            .get(name)
            ?.[call].push({ ...result, cpuMicroseconds, limitPerSecond: beside.replies / beside.seconds });
        }
        progress(`${call}: round ${round} of ${rounds}`);
      }
    }
    for (const [name, server] of running) {
      const own = samples.get(name);
      if (own !== undefined) own.loadedBytes = server.usage().rss;
    }
    return samples;
  } finally {
    generator.stop();
    for (const server of running.values()) await server.stop();
  }
}
