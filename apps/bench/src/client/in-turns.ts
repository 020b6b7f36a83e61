/** Something to be measured. */
export type Work = () => Promise<unknown>;

/** What one call of a work costs, in microseconds. */
export interface Cost {
  /** On this process's processors. */
  readonly processorUs: number;
  /** On the clock. */
  readonly clockUs: number;
}

/** How often, and how many at a time. */
export interface Turns {
  readonly rounds: number;
  /** Calls per round. */
  readonly times: number;
  readonly inFlight: number;
  /** Calls before the first round. */
  readonly warmUp: number;
}

/** Measures several works by turns in one process, so that a busy machine is busy for all; who goes first changes with every round. */
export async function measureInTurns(
  works: Readonly<Record<string, Work>>,
  { rounds, times, inFlight, warmUp }: Turns,
): Promise<Record<string, Cost[]>> {
  const names = Object.keys(works);
  const costs: Record<string, Cost[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (const work of Object.values(works)) await repeat(work, warmUp, inFlight);
  for (let round = 0; round < rounds; round += 1) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const work = works[name];
      if (work) costs[name]?.push(await costOf(work, times, inFlight));
    }
  }
  return costs;
}

async function costOf(work: Work, times: number, inFlight: number): Promise<Cost> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await repeat(work, times, inFlight);
  const { user, system } = process.cpuUsage(before);
  return { processorUs: (user + system) / times, clockUs: ((performance.now() - startedAt) * 1000) / times };
}

async function repeat(work: Work, times: number, inFlight: number): Promise<void> {
  let left = times;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (left-- > 0) await work();
    }),
  );
}
