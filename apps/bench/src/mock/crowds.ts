import { type Spread, spreadOf } from "../spread.ts";
import { contenders } from "./contenders.ts";
import { openListeners } from "./listeners.ts";
import { startLoadGenerator } from "./load-generator.ts";
import { type RunningContender, startContender } from "./running-contender.ts";
import { type Load, sliceOf, warmUp } from "./slice.ts";

/** A mock that many use at a time. */
export interface Crowd {
  readonly name: string;
  readonly sessions?: number;
  readonly listeners?: number;
}

/** What a call costs in a crowd. */
export interface CrowdCost extends Crowd {
  readonly cpuMicroseconds: Spread;
  /** By what it costs in the first of the crowds, round by round. */
  readonly ofFirst: Spread;
}

interface Member {
  readonly crowd: Crowd;
  readonly server: RunningContender;
  readonly load: Load;
  readonly costs: number[];
}

/** Sends to all crowds by turns, each on a mock of its own. */
export async function measureCrowds(
  crowds: readonly Crowd[],
  rounds: number,
  { warmUpCalls = 20_000, sliceMs = 300 }: { readonly warmUpCalls?: number; readonly sliceMs?: number } = {},
): Promise<readonly CrowdCost[]> {
  const mock = contenders.find(({ name }) => name === "emchat-mock");
  if (mock === undefined) return [];
  const generator = startLoadGenerator();
  const members: Member[] = [];
  const ends: (() => void)[] = [];
  try {
    for (const crowd of crowds) {
      const server = await startContender(mock);
      const load: Load = { call: "send", connections: 10, sessions: crowd.sessions };
      members.push({ crowd, server, load, costs: [] });
      if (crowd.listeners !== undefined) ends.push(await openListeners(server.port, crowd.listeners));
      await warmUp(generator, server, load, warmUpCalls);
    }
    for (let round = 0; round < rounds; round += 1)
      for (const { server, load, costs } of members)
        costs.push((await sliceOf(generator, server, load, sliceMs)).cpuMicroseconds);
  } finally {
    generator.stop();
    for (const end of ends) end();
    for (const { server } of members) await server.stop();
  }
  const first = members[0]?.costs ?? [];
  return members.map(({ crowd, costs }) => ({
    ...crowd,
    cpuMicroseconds: spreadOf(costs),
    ofFirst: spreadOf(costs.map((cost, round) => cost / (first[round] ?? cost))),
  }));
}
