import { readdirSync, readFileSync } from "node:fs";

/** What a process and all that it started use now. */
export interface TreeUsage {
  /** Resident memory in bytes; shared pages count for each process. */
  readonly rss: number;
  /** Processor time since their start, in seconds. */
  readonly cpuSeconds: number;
}

/** Clock ticks in a second, as Linux tells programs on every common platform. */
const TICKS = 100;
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
    cpuSeconds: members.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS,
  };
}

function statOf(pid: number): { pid: number; parent: number; ticks: number; rss: number }[] {
  try {
    // Field 2, the name, may hold spaces; what follows its last parenthesis begins with field 3.
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
    const field = (number: number): number => Number(fields[number - 3]);
    return [{ pid, parent: field(4), ticks: field(14) + field(15), rss: field(24) * PAGE }];
  } catch {
    return [];
  }
}
