import { readdirSync, readFileSync } from "node:fs";

/** What a process and all that it started use now. */
export interface TreeUsage {
  /** Resident memory in bytes; shared pages count for each process. */
  readonly rss: number;
  /** Processor time since their start, in seconds. */
  readonly cpuSeconds: number;
}

const PAGE = 4_096;

/** Reads `/proc`, so it works on Linux only. */
export function usageOf(root: number): TreeUsage {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)));
  const tree = new Set([root]);
  for (let before = 0; before !== tree.size; ) {
    before = tree.size;
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
  }
  const members = all.filter(({ pid }) => tree.has(pid));
  return {
    rss: members.reduce((sum, { rss }) => sum + rss, 0),
    cpuSeconds: members.reduce((sum, { pid }) => sum + nanosecondsOf(pid), 0) / 1e9,
  };
}

function statOf(pid: number): { pid: number; parent: number; rss: number }[] {
  try {
    // Field 2, the name, may hold spaces; what follows its last parenthesis begins with field 3.
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
    const field = (number: number): number => Number(fields[number - 3]);
    return [{ pid, parent: field(4), rss: field(24) * PAGE }];
  } catch {
    return [];
  }
}

/** What the threads of a process have run; the ticks in `stat` are too coarse for half a second. */
function nanosecondsOf(pid: number): number {
  const folder = `/proc/${pid}/task`;
  let sum = 0;
  for (const thread of readdirSync(folder)) {
    try {
      sum += Number(readFileSync(`${folder}/${thread}/schedstat`, "latin1").split(" ")[0]);
    } catch {
      // It has ended meanwhile.
    }
  }
  return sum;
}
