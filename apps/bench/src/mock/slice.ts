import type { LoadOrder, LoadResult } from "./generate-load.ts";
import type { LoadGenerator } from "./load-generator.ts";
import type { RunningContender } from "./running-contender.ts";

/** What a slice of load showed. */
export interface Slice extends LoadResult {
  /** Processor time of the server for one call, in microseconds; it hardly moves when the machine is busy with other things. */
  readonly cpuMicroseconds: number;
}

/** A load without a server and a time. */
export type Load = Pick<LoadOrder, "call" | "connections" | "sessions" | "depth">;

/** Loads a server for a while. */
export async function sliceOf(
  generator: LoadGenerator,
  server: RunningContender,
  load: Load,
  milliseconds: number,
): Promise<Slice> {
  const before = server.usage().cpuSeconds;
  const result = await generator.run({ ...load, port: server.port, milliseconds });
  return { ...result, cpuMicroseconds: ((server.usage().cpuSeconds - before) / result.replies) * 1e6 };
}

const WARM_UP_SLICE_MS = 500;
/**
 * So many calls make a server warm. The compiler works on threads of its own and is busiest late: between the ten-thousandth and the
 * fifteen-thousandth status call it took 55 microseconds of each, from the twenty-thousandth on 3, the collector's with them.
 */
export const WARM_UP_CALLS = 25_000;
/** A slow machine, or a slow server, is not waited for longer. */
const WARM_UP_LIMIT_MS = 10_000;

/** Loads a server until it has answered so many calls. */
export async function warmUp(
  generator: LoadGenerator,
  server: RunningContender,
  load: Load,
  calls: number,
): Promise<void> {
  const until = performance.now() + WARM_UP_LIMIT_MS;
  for (let done = 0; done < calls && performance.now() < until; )
    done += (await generator.run({ ...load, port: server.port, milliseconds: WARM_UP_SLICE_MS })).replies;
}
