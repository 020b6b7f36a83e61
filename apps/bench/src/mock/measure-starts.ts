import { setTimeout as sleep } from "node:timers/promises";
import type { Contender } from "./contenders.ts";
import { startContender } from "./running-contender.ts";

/** One start of a contender. */
export interface StartSample {
  readonly readyLineMs: number | undefined;
  readonly firstAnswerMs: number;
  readonly idleBytes: number;
}

const SETTLE_MS = 500;

/** Starts and stops every contender once a round, in an order that moves on by one. */
export async function measureStarts(
  contenders: readonly Contender[],
  rounds: number,
): Promise<ReadonlyMap<string, readonly StartSample[]>> {
  const samples = new Map<string, StartSample[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const contender = contenders[(turn + round) % contenders.length];
      if (contender === undefined) continue;
      const server = await startContender(contender);
      await sleep(SETTLE_MS);
      const { readyLineMs, firstAnswerMs } = server;
      samples.get(contender.name)?.push({ readyLineMs, firstAnswerMs, idleBytes: server.usage().rss });
      await server.stop();
    }
  }
  return samples;
}
