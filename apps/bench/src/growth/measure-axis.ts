import { contenders } from "../mock/contenders.ts";
import { openListeners } from "../mock/listeners.ts";
import { type LoadGenerator, startLoadGenerator } from "../mock/load-generator.ts";
import { type RunningContender, startContender } from "../mock/running-contender.ts";
import { type Load, sliceOf, WARM_UP_CALLS, warmUp } from "../mock/slice.ts";
import { type Spread, spreadOf } from "../spread.ts";

/** Something that there can be little or much of. */
export interface GrowthAxis {
  readonly name: string;
  /** The smallest first: the others are measured by it. */
  readonly sizes: readonly number[];
  /** Brings a server to a size, from the one before. Returns the load that shows it, and what ends it. */
  readonly grow: (server: RunningContender, size: number, generator: LoadGenerator) => Promise<Grown>;
}

interface Grown {
  /** Whether calls take other ways through the code, which are compiled first. */
  readonly isNew?: boolean;
  readonly sessions?: number;
  readonly end?: () => void;
}

/** What a send costs at a size. */
export interface GrowthPoint {
  readonly size: number;
  /** Its processor time by that at the smallest size, slice by slice. */
  readonly cost: Spread;
  /** What is kept, by the mock's own count, and what may be. */
  readonly keptMb: number;
  readonly limitMb: number;
}

const SEND: Load = { call: "send", connections: 10 };
const SLICE_MS = 250;
const CALLS_TO_COMPILE = 10_000;

/** Sends until there were so many messages, several at a time on each connection. */
async function fill(generator: LoadGenerator, server: RunningContender, messages: number): Promise<void> {
  for (let sent = 0; sent < messages; ) {
    const milliseconds = messages - sent < 5_000 ? 100 : 1_000;
    sent += (await generator.run({ ...SEND, port: server.port, depth: 8, milliseconds })).replies;
  }
}

async function putUsers({ port }: RunningContender, count: number): Promise<void> {
  const record = (at: number): string =>
    JSON.stringify({ kind: "user", org: "easemob-demo", app: "chatdemoui", username: `user-${at}`, status: "online" });
  const body = Array.from({ length: count }, (_, at) => record(at)).join("\n");
  const reply = await fetch(`http://127.0.0.1:${port}/__mock/api/v1/state`, { method: "PUT", body });
  if (!reply.ok) throw new Error(`${count} users were not taken: ${await reply.text()}`);
}

/** What may grow, up to what a mock may have. */
export const AXES: readonly GrowthAxis[] = [
  {
    name: "messages",
    sizes: [10, 1_000, 10_000, 100_000, 1_000_000],
    async grow(server, size, generator) {
      await fill(generator, server, size);
      return {};
    },
  },
  {
    name: "users",
    sizes: [1, 100, 10_000, 100_000],
    async grow(server, size) {
      await putUsers(server, size);
      return {};
    },
  },
  { name: "sessions", sizes: [1, 10, 63, 990], grow: async (_, sessions) => ({ sessions, isNew: true }) },
  {
    name: "listeners",
    sizes: [1, 10, 50, 200, 500],
    grow: async ({ port }, size) => ({ end: await openListeners(port, size), isNew: true }),
  },
];

/** Measures each size beside the smallest, by turns, on two mocks. */
export async function measureAxis({ sizes, grow }: GrowthAxis, rounds: number): Promise<readonly GrowthPoint[]> {
  const mock = contenders.find(({ name }) => name === "emchat-mock");
  const [smallest] = sizes;
  if (mock === undefined || smallest === undefined) return [];
  const generator = startLoadGenerator();
  const small = await startContender(mock);
  const large = await startContender(mock);
  const points: GrowthPoint[] = [];
  try {
    for (const server of [small, large]) await warmUp(generator, server, SEND, WARM_UP_CALLS);
    await reset(small);
    const few = await grow(small, smallest, generator);
    for (const size of sizes) {
      await reset(large);
      const many = await grow(large, size, generator);
      const load = { ...SEND, sessions: many.sessions };
      if (many.isNew === true) await warmUp(generator, large, load, CALLS_TO_COMPILE);
      const costs: number[] = [];
      for (let round = -1; round < rounds; round += 1) {
        const own = await sliceOf(generator, large, load, SLICE_MS);
        const beside = await sliceOf(generator, small, { ...SEND, sessions: few.sessions }, SLICE_MS);
        if (round >= 0) costs.push(own.cpuMicroseconds / beside.cpuMicroseconds);
      }
      points.push({ size, cost: spreadOf(costs), ...(await keptBy(large)) });
      many.end?.();
    }
    few.end?.();
    return points;
  } finally {
    generator.stop();
    await small.stop();
    await large.stop();
  }
}

async function reset({ port }: RunningContender): Promise<void> {
  await fetch(`http://127.0.0.1:${port}/__mock/api/v1/reset`, { method: "POST" });
}

async function keptBy({ port }: RunningContender): Promise<Pick<GrowthPoint, "keptMb" | "limitMb">> {
  const text = await (await fetch(`http://127.0.0.1:${port}/__mock/metrics`)).text();
  const sum = (pattern: RegExp): number =>
    [...text.matchAll(pattern)].reduce((total, [, bytes]) => total + Number(bytes), 0) / 1_048_576;
  return {
    keptMb: sum(/^emchat_mock_kept_bytes\{.*\} (\d+)$/gm),
    limitMb: sum(/^emchat_mock_kept_bytes_limit (\d+)$/gm),
  };
}
