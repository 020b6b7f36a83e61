import { spawn } from "node:child_process";
import { once } from "node:events";
import { type Spread, spreadOf } from "../spread.ts";
import { ours } from "./contenders.ts";
import { usageOf } from "./process-tree.ts";

/** What a process has used when it is ready, or at its end where it says nothing. */
export interface LightStart {
  readonly name: string;
  readonly processorMs: Spread;
  readonly megabytes: Spread;
}

interface Started {
  readonly processorMs: number;
  readonly megabytes: number;
}

const READY = 'process.stdout.write("ready\\n"); setInterval(() => {}, 1_000)';
/** Loaded before a program: at its end it tells what it used. */
const TELL = `data:text/javascript,${encodeURIComponent(`process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(["\\nUSED", (user + system) / 1e3, process.memoryUsage.rss() / 1048576, "\\n"].join(" "));
})`)}`;

const STARTS: Readonly<Record<string, () => Promise<Started>>> = {
  "an empty node, ready": () => untilReady(["--eval", READY]),
  "emchat-mock, ready": () => untilReady([ours, "--port", "0"]),
  "an empty node, ended": () => untilEnd(["--eval", "0"]),
  "emchat-mock --help": () => untilEnd([ours, "--help"]),
};

/** Starts each by turns. */
export async function measureLightStarts(rounds: number): Promise<readonly LightStart[]> {
  const samples = new Map<string, Started[]>(Object.keys(STARTS).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, start] of Object.entries(STARTS)) samples.get(name)?.push(await start());
  return [...samples].map(([name, all]) => ({
    name,
    processorMs: spreadOf(all.map(({ processorMs }) => processorMs)),
    megabytes: spreadOf(all.map(({ megabytes }) => megabytes)),
  }));
}

async function untilReady(args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    said += chunk.toString();
    if (said.includes("ready")) break;
  }
  const { cpuSeconds, rss } = usageOf(child.pid ?? 0);
  child.kill("SIGKILL");
  await once(child, "exit");
  return { processorMs: cpuSeconds * 1_000, megabytes: rss / 1_048_576 };
}

async function untilEnd(args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, ["--import", TELL, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, "close");
  const [, ms, megabytes] = /USED (\S+) (\S+)/.exec(said) ?? [];
  if (ms === undefined) throw new Error(`${args.join(" ")} did not tell what it used: ${said}`);
  return { processorMs: Number(ms), megabytes: Number(megabytes) };
}
