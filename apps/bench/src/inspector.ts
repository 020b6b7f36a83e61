import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { spreadOf } from "./spread.ts";
import { printTable } from "./table.ts";

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

/** The first load's bound in bytes, as gzip sends it; a test of the inspector holds it. */
const LARGEST_FIRST_LOAD = 118_000;

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

const milliseconds = (value: number): string => `${Math.round(value)} ms`;
const kilobytes = (value: number): string => `${(value / 1000).toFixed(1)} kB`;
printTable(
  ["inspector, nothing cached", "median", "min", "max", "bound"],
  [
    [
      "navigation to the first rows",
      ...[figures.firstRow.median, figures.firstRow.min, figures.firstRow.max].map(milliseconds),
      "",
    ],
    [
      `navigation to all ${measured.messages} rows`,
      ...[figures.allRows.median, figures.allRows.min, figures.allRows.max].map(milliseconds),
      "",
    ],
    ["first load, gzip", kilobytes(figures.firstLoad), "", "", kilobytes(LARGEST_FIRST_LOAD)],
    ["bytes of the page over the wire", kilobytes(figures.transferred.median), "", "", ""],
  ],
);

const results = new URL("../results/", import.meta.url);
await mkdir(results, { recursive: true });
const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version };
await writeFile(
  new URL("inspector.json", results),
  `${JSON.stringify({ machine, messages: measured.messages, figures, firstLoadFiles: measured.firstLoad }, undefined, 2)}\n`,
);
if (figures.firstLoad > LARGEST_FIRST_LOAD) {
  process.stderr.write(`the first load is larger than ${LARGEST_FIRST_LOAD} bytes\n`);
  process.exitCode = 1;
}
