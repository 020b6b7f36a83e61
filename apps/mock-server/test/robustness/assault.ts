import { corpus } from "./corpus.ts";
import { fireAlone, fireVolley, type Outcome } from "./fire.ts";
import { type Complaint, judge } from "./judge.ts";
import { createSeededRandom } from "./seeded-random.ts";
import type { ServerProcess } from "./server-process.ts";
import type { Shot } from "./shot.ts";

/** How the corpus is sent. */
export interface AssaultOptions {
  readonly requests: number;
  readonly seed: number;
  /** How long the server may take over a request that never ends, in milliseconds. */
  readonly stallMs: number;
  readonly progress?: (done: number, memory: number) => void;
}

/** What came of it. */
export interface AssaultReport {
  readonly requests: number;
  readonly byKind: ReadonlyMap<string, number>;
  readonly byStatus: ReadonlyMap<string, number>;
  readonly unanswered: number;
  readonly undeclared: number;
  /** How the process ended, if it did. */
  readonly crash: string | undefined;
  /** The first complaints, each with the beginning of the request. */
  readonly samples: readonly string[];
  /** Resident memory in bytes: at the start, after each tenth of the requests, and at most. */
  readonly memory: { readonly series: readonly number[]; readonly peak: number };
  readonly seconds: number;
}

/** Connections with plain shots, and how many of those one carries at a time at most. */
const CONNECTIONS = 8;
const LONGEST_VOLLEY = 16;
/** Connections with other shots. */
const ALONE = 400;
const SAMPLES = 20;
const SAMPLE_EVERY_MS = 500;
const TENTHS = 10;

/** Sends the first part of a corpus to a server, as fast as it answers, and judges everything that comes back. */
export async function assault(
  server: ServerProcess,
  { requests, seed, stallMs, progress }: AssaultOptions,
): Promise<AssaultReport> {
  const shots = corpus(seed);
  const volleys = createSeededRandom(seed ^ 0x5bd1e995);
  const target = { port: server.port, stallMs };
  const byKind = new Map<string, number>();
  const byStatus = new Map<string, number>();
  const samples: string[] = [];
  const counts = { unanswered: 0, undeclared: 0 };
  const startedAt = performance.now();
  const series = [await server.memory()];
  let peak = series[0] as number;
  let taken = 0;
  let done = 0;

  const record = (shot: Shot, outcome: Outcome): void => {
    done += 1;
    byKind.set(shot.kind, (byKind.get(shot.kind) ?? 0) + 1);
    const status = outcome.kind === "replied" ? String(outcome.replies[0]?.status) : outcome.kind;
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
    const complaint = judge(shot, outcome);
    if (complaint === undefined) return;
    counts[complaint.sort] += 1;
    if (samples.length < SAMPLES) samples.push(describe(shot, complaint));
  };
  const alone = new Set<Promise<void>>();
  const sendAlone = async (shot: Shot): Promise<void> => {
    while (alone.size >= ALONE) await Promise.race(alone);
    const sent: Promise<void> = fireAlone(target, shot)
      .then((outcome) => record(shot, outcome))
      .finally(() => alone.delete(sent));
    alone.add(sent);
  };
  const work = async (): Promise<void> => {
    while (taken < requests && server.ended === undefined) {
      const volley: Shot[] = [];
      const length = volleys.int(1, LONGEST_VOLLEY);
      while (volley.length < length && taken < requests) {
        taken += 1;
        const shot = shots.next().value;
        if (shot.plain) volley.push(shot);
        else await sendAlone(shot);
      }
      const outcomes = await fireVolley(target, volley);
      for (const [at, shot] of volley.entries()) record(shot, outcomes[at] ?? { kind: "silent" });
    }
  };
  const watch = setInterval(() => {
    server.memory().then(
      (now) => {
        progress?.(done, now);
        peak = Math.max(peak, now);
        if (done >= (requests * series.length) / TENTHS) series.push(now);
      },
      () => {},
    );
  }, SAMPLE_EVERY_MS);

  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  await Promise.all(alone);
  clearInterval(watch);
  if (server.ended === undefined) series[TENTHS] = await server.memory();
  return {
    requests: done,
    byKind,
    byStatus,
    ...counts,
    crash: server.ended,
    samples,
    memory: { series, peak: Math.max(peak, series.at(-1) ?? 0) },
    seconds: (performance.now() - startedAt) / 1_000,
  };
}

function describe({ kind, pieces }: Shot, { sort, why }: Complaint): string {
  const [first] = pieces;
  return `${sort}: ${why}\n  ${kind}: ${JSON.stringify(first?.bytes.toString("latin1", 0, 300))}`;
}
