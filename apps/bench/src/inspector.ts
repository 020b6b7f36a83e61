import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { type Spread, spreadOf } from "./spread.ts";
import { printTable } from "./table.ts";
import { verdictOf } from "./verdict.ts";

/**
 * How long the inspector takes from the navigation to a filled inbox, in a browser with nothing cached, and how large its first
 * load is.
 *
 *   node src/inspector.ts [--messages 10000] [--rounds 7]
 *
 * Needs `pnpm build` before, and a Chromium.
 */
const { values } = parseArgs({
  options: { messages: { type: "string", default: "10000" }, rounds: { type: "string", default: "7" } },
});

/** What is wanted: milliseconds, and bytes as gzip sends them. */
const WANTED = { firstRow: 300, allRows: 800, firstLoad: 110_000 } as const;

interface Measured {
  readonly messages: number;
  readonly rounds: readonly { readonly firstRow: number; readonly allRows: number; readonly transferred: number }[];
  /** Bytes by file. */
  readonly firstLoad: Readonly<Record<string, number>>;
}

const inspector = fileURLToPath(new URL("../../inspector/", import.meta.url));
const { stdout } = await promisify(execFile)(
  process.execPath,
  ["scripts/measure-load.ts", "--messages", values.messages, "--rounds", values.rounds],
  { cwd: inspector, maxBuffer: 1 << 20 },
);
const measured = JSON.parse(stdout) as Measured;
const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
const figures = {
  firstRow: spreadOf(measured.rounds.map(({ firstRow }) => firstRow)),
  allRows: spreadOf(measured.rounds.map(({ allRows }) => allRows)),
  transferred: spreadOf(measured.rounds.map(({ transferred }) => transferred)),
  firstLoad: sum(Object.values(measured.firstLoad)),
};

function timesOf({ median, min, max }: Spread, atMost: number): string[] {
  return [verdictOf(median, { atMost }, 0), min.toFixed(0), max.toFixed(0)];
}

printTable(
  ["inspector, nothing cached", "measured / wanted", "lowest", "highest"],
  [
    ["ms from the navigation to the first rows", ...timesOf(figures.firstRow, WANTED.firstRow)],
    [`ms from the navigation to all ${measured.messages} rows`, ...timesOf(figures.allRows, WANTED.allRows)],
    ["bytes of the first load, gzip", verdictOf(figures.firstLoad, { atMost: WANTED.firstLoad }, 0), "", ""],
    ["bytes of the page over the wire", verdictOf(figures.transferred.median, undefined, 0), "", ""],
  ],
);

const results = new URL("../results/", import.meta.url);
await mkdir(results, { recursive: true });
const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version };
await writeFile(
  new URL("inspector.json", results),
  `${JSON.stringify({ machine, messages: measured.messages, figures, firstLoadFiles: measured.firstLoad }, undefined, 2)}\n`,
);
