import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { spreadOf } from "./spread.ts";
import { printTable } from "./table.ts";
import { runOf } from "./timed-process.ts";
import { verdictOf } from "./verdict.ts";

/**
 * How long a developer waits: for the code that follows from the contract, and for a build and all tests when nothing has changed.
 *
 *   node src/loop.ts [--cold]
 *
 * `--cold` runs every test anew too, which takes long; without it, the gate's own table says that.
 */
const WANTED_SECONDS = { generate: 1.6, warm: 1, cold: 180 } as const;

const ROUNDS = 5;
const run = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));
const turbo = (...args: readonly string[]) =>
  run("pnpm", ["exec", "turbo", "run", ...args], { cwd: root, maxBuffer: 500_000_000 });

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

async function generateRow(): Promise<string[]> {
  const cli = fileURLToPath(new URL("../../codegen/src/cli.ts", import.meta.url));
  const [walls, cpus]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    walls.push(
      await secondsOf(async () => {
        cpus.push((await runOf(cli, "--check")).cpuMs / 1000);
      }),
    );
  }
  const { median, min, max } = spreadOf(walls);
  const verdict = verdictOf(median, { atMost: WANTED_SECONDS.generate }, 1);
  return [
    "all that follows from the contract",
    verdict,
    min.toFixed(1),
    max.toFixed(1),
    spreadOf(cpus).median.toFixed(1),
  ];
}

/** Only what is in the cache: what is not would be all the tests. */
async function warmRow(): Promise<string[]> {
  const name = "build and test, nothing changed";
  const { stdout } = await turbo("build", "test", "--dry-run=json");
  const { tasks } = JSON.parse(stdout) as { tasks: readonly { readonly cache: { readonly status: string } }[] };
  const missing = tasks.filter(({ cache }) => cache.status !== "HIT").length;
  if (missing > 0) return [name, `${missing} of ${tasks.length} tasks are not in the cache`];
  const walls: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) walls.push(await secondsOf(() => turbo("build", "test")));
  const { median, min, max } = spreadOf(walls);
  return [name, verdictOf(median, { atMost: WANTED_SECONDS.warm }, 1), min.toFixed(1), max.toFixed(1)];
}

async function coldRow(): Promise<string[]> {
  const name = "every test, nothing cached";
  if (!process.argv.includes("--cold")) return [name, "pnpm bench loop --cold"];
  const seconds = await secondsOf(() => turbo("test", "--force"));
  return [name, verdictOf(seconds, { atMost: WANTED_SECONDS.cold }, 0)];
}

printTable(
  ["seconds on the clock", "measured / wanted", "lowest", "highest", "of a processor"],
  [await generateRow(), await warmRow(), await coldRow()],
);
