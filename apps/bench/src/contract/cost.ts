import { createHash } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { spreadOf } from "../spread.ts";
import { printTable } from "../table.ts";
import { begin, type Ended, runOf } from "../timed-process.ts";

/** What the kit is to take of a processor at most, in ms; `--help` beside a Node that does nothing. */
const WANTED = { list: 600, run: 2_500, help: 60 } as const;

/** The commands as they are published. */
const program = (name: string): string =>
  join(fileURLToPath(import.meta.resolve(`${name}/package.json`)), "../dist/cli.js");

/** A default run against the mock server, and how long each of the two had a processor. */
async function judgeMock(kit: string): Promise<{ readonly kitMs: number; readonly mockMs: number }> {
  const { child, ended } = begin([program("@emchat/mock-server"), "--port", "0", "--log", "silent"]);
  if (child.stdout === null) throw new Error("the mock server says nothing");
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  const url = line.split(" ").at(-1) ?? "";
  const { cpuMs, stdout } = await runOf(kit, "run", "--url", url, "--profile", "mock");
  child.kill("SIGTERM");
  if (!stdout.includes("The contract is kept")) throw new Error(stdout.slice(-500));
  return { kitMs: cpuMs, mockMs: (await ended).cpuMs };
}

const digest = ({ stdout }: Ended): string => createHash("sha256").update(stdout).digest("hex");

/** Prints what the kit costs: its start, its plan and a whole run, in processor time. */
export async function printCost(rounds = 3): Promise<void> {
  const kit = program("@emchat/contract");
  const [idle, help, list, run, mock]: number[][] = [[], [], [], [], []];
  const plans = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    idle?.push((await runOf("--eval", "0")).cpuMs);
    help?.push((await runOf(kit, "--help")).cpuMs);
    list?.push((await runOf(kit, "run", "--list")).cpuMs);
    plans.add(digest(await runOf(kit, "run", "--dry-run")));
    const { kitMs, mockMs } = await judgeMock(kit);
    run?.push(kitMs);
    mock?.push(mockMs);
  }
  const row = (name: string, samples: readonly number[] = [], wanted?: number): string[] => {
    const { median, min, max } = spreadOf(samples);
    return [name, ...[median, min, max].map((ms) => ms.toFixed(0)), wanted === undefined ? "" : `≤ ${wanted}`];
  };
  const beyond = help?.map((ms, at) => ms - (idle?.[at] ?? 0));
  printTable(
    ["processor time in ms", "median", "least", "most", "wanted"],
    [
      row("node alone", idle),
      row("--help, beyond node alone", beyond, WANTED.help),
      row("run --list", list, WANTED.list),
      row("a default run against the mock", run, WANTED.run),
      row("the mock meanwhile, its start with it", mock),
    ],
  );
  process.stdout.write(`the same seed gives the same plan: ${plans.size === 1 ? "yes" : "no"}\n`);
}
