import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { printTable } from "./table.ts";

/**
 * A fleet of senders on both stores: how well it uses and shares a rate, what it commits and keeps for each target, and what a list
 * of a million costs. The whole takes about twelve minutes; `--quick` a quarter of that, with shorter measurements, and fewer of those that only wait.
 *
 *   node --conditions=@emchat/source src/campaign.ts [--quick] [--store sqlite,postgres] [--only rate,weights,ledger,million]
 *
 * Needs Debian's postgresql, or `--store sqlite`.
 */
interface Figure {
  readonly store: string;
  readonly what: string;
  readonly measured: string;
  readonly wanted: string;
  readonly kept: boolean;
}

const measuring = spawn(
  process.execPath,
  ["--conditions=@emchat/source", "scripts/measure.ts", ...process.argv.slice(2)],
  { cwd: fileURLToPath(new URL("../../../packages/campaign/", import.meta.url)), stdio: ["ignore", "pipe", "inherit"] },
);
const ended = new Promise<number | null>((resolve) => measuring.once("exit", resolve));
const said = await text(measuring.stdout);
if ((await ended) !== 0) throw new Error("nothing was measured: see above");
const figures = JSON.parse(said) as readonly Figure[];

printTable(
  ["campaign", "measured", "wanted", "verdict"],
  figures.map(({ store, what, measured, wanted, kept }) => [
    `${store}, ${what}`,
    measured,
    wanted,
    kept ? "kept" : "MISSED",
  ]),
);

const results = new URL("../results/", import.meta.url);
await mkdir(results, { recursive: true });
const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version };
await writeFile(new URL("campaign.json", results), `${JSON.stringify({ machine, figures }, undefined, 2)}\n`);
