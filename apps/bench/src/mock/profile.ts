import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CallName } from "./calls.ts";
import type { Contender } from "./contenders.ts";
import { openListeners } from "./listeners.ts";
import { startLoadGenerator } from "./load-generator.ts";
import { type CpuProfile, type PartTimes, partTimes, type SelfTime, selfTimes } from "./profile-parts.ts";
import { startContender } from "./running-contender.ts";
import { sliceOf, WARM_UP_CALLS, warmUp } from "./slice.ts";

/** What a server does while it is looked at. */
export interface Scene {
  readonly name: string;
  /** The server, by the words that start it: its port is the one that is 0. */
  readonly arguments: readonly string[];
  readonly call: CallName;
  readonly listeners?: number;
  readonly sessions?: number;
}

/** Where the processor time of a call goes. */
export interface Seen {
  readonly name: string;
  readonly parts: PartTimes;
  readonly functions: readonly SelfTime[];
  /** Processor time of a call, in microseconds, the profiler's own with it. */
  readonly microseconds: number;
}

const SLICE_MS = 1_500;

const limit = fileURLToPath(new URL("./serve-limit.ts", import.meta.url));
/** Its sources, whose folders tell what a function is for; what is published is one file. */
const mock = fileURLToPath(new URL("../../../mock-server/src/cli.ts", import.meta.url));
const ours: readonly string[] = ["--conditions=@emchat/source", mock, "--port", "0", "--log", "silent"];

/** The limit, and our server alone, watched, and in crowds. */
export const SCENES: readonly Scene[] = [
  { name: "node:http, GET", arguments: [limit, "0"], call: "status" },
  { name: "GET", arguments: ours, call: "status" },
  { name: "node:http, POST", arguments: [limit, "0"], call: "send" },
  { name: "POST", arguments: ours, call: "send" },
  { name: "POST, 1 listener", arguments: ours, call: "send", listeners: 1 },
  { name: "500 listeners", arguments: ours, call: "send", listeners: 500 },
  { name: "990 sessions", arguments: ours, call: "send", sessions: 990 },
];

/** Loads a server with one call under `--cpu-prof`, and tells where its time goes. */
export async function profile({ name, arguments: words, call, listeners, sessions }: Scene): Promise<Seen> {
  const folder = await mkdtemp(join(tmpdir(), "bench-profile-"));
  const generator = startLoadGenerator();
  try {
    const flags = ["--cpu-prof", `--cpu-prof-dir=${folder}`, "--cpu-prof-interval=250"];
    const contender: Contender = {
      name,
      about: "",
      command: (port) => [process.execPath, ...flags, ...words.map((word) => (word === "0" ? String(port) : word))],
      readyLine: "ready",
    };
    const server = await startContender(contender);
    const end = listeners === undefined ? undefined : await openListeners(server.port, listeners);
    const load = { call, connections: 10, sessions };
    // The start of the process and its warming up are not what is asked for.
    await warmUp(generator, server, load, WARM_UP_CALLS);
    const { cpuMicroseconds } = await sliceOf(generator, server, load, SLICE_MS);
    await server.stop("SIGTERM");
    end?.();
    const [file = ""] = await readdir(folder);
    const taken = JSON.parse(await readFile(join(folder, file), "utf8")) as CpuProfile;
    const last = lastOf(taken, SLICE_MS);
    return { name, parts: partTimes(last), functions: selfTimes(last), microseconds: cpuMicroseconds };
  } finally {
    generator.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The last so many milliseconds in which it was busy. */
function lastOf(taken: CpuProfile, milliseconds: number): CpuProfile {
  const idle = new Set(taken.nodes.filter(({ callFrame }) => callFrame.functionName === "(idle)").map(({ id }) => id));
  let end = taken.samples.length;
  while (end > 0 && idle.has(taken.samples[end - 1] ?? 0)) end -= 1;
  let start = end;
  for (let left = milliseconds * 1_000; start > 0 && left > 0; start -= 1) left -= taken.timeDeltas[start - 1] ?? 0;
  return { ...taken, samples: taken.samples.slice(start, end), timeDeltas: taken.timeDeltas.slice(start, end) };
}
