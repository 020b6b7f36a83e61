import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CallName } from "./calls.ts";
import type { Contender } from "./contenders.ts";
import { startLoadGenerator } from "./load-generator.ts";
import { startContender } from "./running-contender.ts";

/** What a function took itself, without what it called. */
export interface SelfTime {
  readonly name: string;
  /** Of the time that the process was not idle. */
  readonly percent: number;
}

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const LOAD_MS = 6_000;
/** The start of the process and its warming up are not what is asked for. */
const SKIPPED = 0.4;

/** Loads a Node contender with one call under `--cpu-prof`, and tells where the time goes. */
export async function profile(contender: Contender, call: CallName, connections: number): Promise<readonly SelfTime[]> {
  const folder = await mkdtemp(join(tmpdir(), "bench-profile-"));
  const generator = startLoadGenerator();
  try {
    const [node = "", ...rest] = contender.command(0);
    const flags = ["--cpu-prof", `--cpu-prof-dir=${folder}`, "--cpu-prof-interval=250"];
    const profiled: Contender = {
      ...contender,
      command: (port) => [node, ...flags, ...rest.map((part, at) => (rest[at - 1] === "--port" ? String(port) : part))],
    };
    const server = await startContender(profiled);
    await generator.run({ port: server.port, call, connections, milliseconds: LOAD_MS });
    await server.stop("SIGTERM");
    const [file = ""] = await readdir(folder);
    return selfTimes(JSON.parse(await readFile(join(folder, file), "utf8")) as CpuProfile);
  } finally {
    generator.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function selfTimes({ nodes, samples, timeDeltas }: CpuProfile): readonly SelfTime[] {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => {
      const place = url === "" ? "" : ` ${url.split("/").slice(-2).join("/")}:${lineNumber + 1}`;
      return [id, `${functionName || "(anonymous)"}${place}`] as const;
    }),
  );
  const took = new Map<string, number>();
  let busy = 0;
  for (let at = Math.floor(samples.length * SKIPPED); at < samples.length; at += 1) {
    const name = names.get(samples[at] ?? 0) ?? "";
    if (name === "(idle)") continue;
    const time = timeDeltas[at] ?? 0;
    busy += time;
    took.set(name, (took.get(name) ?? 0) + time);
  }
  return [...took].sort(([, a], [, b]) => b - a).map(([name, time]) => ({ name, percent: (100 * time) / busy }));
}
