import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { contenders, peersFolder } from "./mock/contenders.ts";
import { measureLoads } from "./mock/measure-loads.ts";
import { measureStarts } from "./mock/measure-starts.ts";
import { profile } from "./mock/profile.ts";
import { type Figures, figuresOf, HEADINGS, rowOf } from "./mock/summary.ts";
import { printTable } from "./table.ts";

/**
 * The mock server beside others on the same contract, and beside a bare `node:http` server, which is the limit.
 *
 *   node src/mock.ts [--rounds 10] [--starts 5] [--connections 10] [--only NAME]...
 *   node src/mock.ts --profile
 *
 * Needs `pnpm build` before: what is measured is what is published. `--only` keeps the contenders whose names begin so, and the
 * limit; such a run writes no results. `--profile` measures nothing, and tells where our server's time goes.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "10" },
    starts: { type: "string", default: "5" },
    connections: { type: "string", default: "10" },
    only: { type: "string", multiple: true },
    profile: { type: "boolean", default: false },
  },
});
const chosen = contenders.filter(
  ({ name }, at) => at === 0 || (values.only?.some((part) => name.startsWith(part)) ?? true),
);
const dealing = {
  rounds: Number(values.rounds),
  connections: Number(values.connections),
  warmUpMs: 3_000,
  sliceMs: 500,
};
const progress = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

async function printProfiles(): Promise<void> {
  const ours = contenders.find(({ name }) => name === "emchat-mock");
  if (ours === undefined) return;
  for (const call of ["status", "send"] as const) {
    const functions = await profile(ours, call, dealing.connections);
    const rows = functions.slice(0, 20).map(({ name, percent }) => [name, `${percent.toFixed(1)} %`]);
    printTable([`self time, ${call}`, "of the busy time"], rows);
    process.stdout.write("\n");
  }
}

async function measure(): Promise<void> {
  if (!existsSync(join(peersFolder, "node_modules", ".package-lock.json"))) {
    await promisify(execFile)("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: peersFolder });
  }
  const starts = await measureStarts(chosen, Number(values.starts));
  progress(`started each ${values.starts} times`);
  const loads = await measureLoads(chosen, dealing, progress);

  const figures: Record<string, Figures> = {};
  for (const { name } of chosen) {
    const load = loads.get(name);
    if (load !== undefined) figures[name] = figuresOf(starts.get(name) ?? [], load);
  }
  const all = Object.entries(figures);
  const [limit] = all.map(([, figure]) => figure);
  if (limit !== undefined) {
    printTable(
      HEADINGS,
      all.map(([name, figure]) => rowOf(name, figure, limit)),
    );
  }
  if (values.only === undefined) {
    const folder = fileURLToPath(new URL("../results/", import.meta.url));
    await mkdir(folder, { recursive: true });
    const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version };
    const about = Object.fromEntries(contenders.map((contender) => [contender.name, contender.about]));
    const text = JSON.stringify({ machine, dealing, about, figures }, undefined, 2);
    await writeFile(join(folder, "mock.json"), `${text}\n`);
  }
}

await (values.profile ? printProfiles() : measure());
