import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { contenders, peersFolder } from "./mock/contenders.ts";
import { measureLightStarts } from "./mock/light-starts.ts";
import { measureLoads } from "./mock/measure-loads.ts";
import { measureStarts } from "./mock/measure-starts.ts";
import { profile, SCENES, type Seen } from "./mock/profile.ts";
import { PARTS } from "./mock/profile-parts.ts";
import { WARM_UP_CALLS } from "./mock/slice.ts";
import { type Figures, figuresOf, HEADINGS, rowOf } from "./mock/summary.ts";
import { verdictsOf } from "./mock/verdicts.ts";
import { printTable } from "./table.ts";
import { verdictOf } from "./verdict.ts";

/**
 * The mock server beside others on the same contract, and beside a bare `node:http` server, which is the limit: processor time of a call
 * and the slowest hundredth, by turns; where our own time goes; and what a start takes.
 *
 *   node --conditions=@emchat/source src/mock.ts [--rounds 10] [--starts 5] [--connections 10] [--only NAME]... [--quick]
 *   node --conditions=@emchat/source src/mock.ts --profile
 *
 * Needs `pnpm build` before: what is measured is what is published. `--quick` leaves the peers out and takes few rounds. `--only` keeps the
 * contenders whose names begin so, and the limit. Such runs write no results. `--profile` tells only where
 * the time of a call goes, by part and by function.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: "string" },
    starts: { type: "string" },
    connections: { type: "string", default: "10" },
    only: { type: "string", multiple: true },
    profile: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
  },
});
const { quick } = values;
const chosen = contenders.filter(
  ({ name, isPeer = false }, at) =>
    at === 0 || (values.only?.some((part) => name.startsWith(part)) ?? !(quick && isPeer)),
);
const rounds = Number(values.rounds ?? (quick ? 4 : 10));
const starts = Number(values.starts ?? (quick ? 3 : 5));
const dealing = {
  rounds,
  roundsAside: Math.min(rounds, 3),
  connections: Number(values.connections),
  warmUpCalls: WARM_UP_CALLS,
  sliceMs: 300,
};
const progress = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Where the time of a call goes, by part, so that a figure that falls short says why. */
async function printParts(): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const scene of SCENES) seen.push(await profile(scene));
  process.stdout.write("\nWhere the processor time of a call goes, in microseconds, under the profiler:\n");
  printTable(
    ["part", ...seen.map(({ name }) => name)],
    [
      ...PARTS.map((part) => [part, ...seen.map((one) => (one.parts[part] * one.microseconds).toFixed(1))]),
      ["all", ...seen.map(({ microseconds }) => microseconds.toFixed(1))],
    ],
  );
  return seen;
}

async function printFunctions(): Promise<void> {
  for (const { name, functions } of await printParts()) {
    process.stdout.write("\n");
    const rows = functions.slice(0, 20).map((one) => [one.name, `${(100 * one.share).toFixed(1)} %`]);
    printTable([`self time, ${name}`, "of the busy time"], rows);
  }
}

async function measure(): Promise<void> {
  if (chosen.some(({ isPeer }) => isPeer) && !existsSync(join(peersFolder, "node_modules", ".package-lock.json"))) {
    await promisify(execFile)("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: peersFolder });
  }
  const loads = await measureLoads(chosen, dealing, progress);
  const light = await measureLightStarts(starts);
  const peerStarts = await measureStarts(chosen, Math.floor(starts / 2) || 1);

  const figures: Record<string, Figures> = {};
  for (const { name } of chosen) {
    const load = loads.get(name);
    if (load !== undefined) figures[name] = figuresOf(peerStarts.get(name) ?? [], load);
  }
  printTable(
    HEADINGS,
    Object.entries(figures).map(([name, figure]) => rowOf(name, figure)),
  );
  const verdicts = verdictsOf(figures, light);
  process.stdout.write("\n");
  printTable(
    ["figure", "measured / wanted", "lowest", "highest"],
    verdicts.map(({ name, spread, wanted, digits }) => [
      name,
      verdictOf(spread.median, wanted, digits),
      spread.min.toFixed(digits),
      spread.max.toFixed(digits),
    ]),
  );
  if (values.only !== undefined || quick) return;
  await printParts();
  const folder = fileURLToPath(new URL("../results/", import.meta.url));
  await mkdir(folder, { recursive: true });
  const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version };
  const about = Object.fromEntries(contenders.map((contender) => [contender.name, contender.about]));
  const text = JSON.stringify({ machine, dealing, about, figures, light }, undefined, 2);
  await writeFile(join(folder, "mock.json"), `${text}\n`);
}

await (values.profile ? printFunctions() : measure());
