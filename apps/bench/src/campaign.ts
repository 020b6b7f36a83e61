import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { printTable } from "./table.ts";

/**
 * A fleet of senders on both stores: how well it uses and shares a rate, what it commits and keeps for each target, and what a list
 * of a million costs. `--quick` takes shorter measurements and a list of a hundred thousand.
 *
 *   node --conditions=@emchat/source src/campaign.ts [--quick] [--store sqlite,postgres] [--only rate,weights,ledger,million]
 *
 * Needs Debian's postgresql, or `--store sqlite`.
 */
const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    store: { type: "string", default: "sqlite,postgres" },
    only: { type: "string", default: "rate,weights,ledger,million" },
  },
});

interface Figure {
  readonly store: string;
  readonly what: string;
  readonly measured: string;
  readonly wanted: string;
  readonly kept: boolean;
}

const folder = fileURLToPath(new URL("../../../packages/campaign/", import.meta.url));

async function measure(store: string, part: string): Promise<readonly Figure[]> {
  const options = ["--store", store, "--only", part, ...(values.quick ? ["--quick"] : [])];
  const measuring = spawn(process.execPath, ["--conditions=@emchat/source", "scripts/measure.ts", ...options], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => measuring.once("exit", resolve));
  const said = await text(measuring.stdout);
  if ((await ended) !== 0) throw new Error("nothing was measured: see above");
  return JSON.parse(said) as readonly Figure[];
}

/** What mostly waits for a service's rate, and so can wait beside others of its kind. */
const WAITING = ["rate", "weights"];

const orders = values.store.split(",").flatMap((store) => values.only.split(",").map((part) => ({ store, part })));
const waiting = new Map(
  orders.filter(({ part }) => WAITING.includes(part)).map((order) => [order, measure(order.store, order.part)]),
);
await Promise.all(waiting.values());
const figures: Figure[] = [];
for (const order of orders) figures.push(...(await (waiting.get(order) ?? measure(order.store, order.part))));

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
if (figures.some(({ kept }) => !kept)) process.exitCode = 1;
