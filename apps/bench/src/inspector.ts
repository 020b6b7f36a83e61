import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
// @boundaries-ignore types of what the script prints that is run here
import type { LoadFigures, MainThread, Round } from "../../inspector/scripts/load-figures.ts";
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

/** Milliseconds of the page's main thread. */
const PART_NAMES: Readonly<Record<keyof MainThread, string>> = {
  script: "script",
  layout: "style and layout",
  other: "the rest: parsing, painting, collecting",
};

const inspector = fileURLToPath(new URL("../../inspector/", import.meta.url));
const { stdout } = await promisify(execFile)(
  process.execPath,
  ["scripts/measure-load.ts", "--messages", values.messages, "--rounds", values.rounds],
  { cwd: inspector, maxBuffer: 1 << 20 },
);
const measured = JSON.parse(stdout) as LoadFigures;
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

/** What the time goes to; the rest of it the page waits for the server, the disk and the other processor. */
function partsUntil(what: string, parts: (round: Round) => MainThread): string[][] {
  return (["script", "layout", "other"] as const).map((part) => {
    const { median, min, max } = spreadOf(measured.rounds.map((round) => parts(round)[part]));
    return [`${what}: ${PART_NAMES[part]}`, ...[median, min, max].map((ms) => ms.toFixed(0))];
  });
}

process.stdout.write("\n");
printTable(
  ["the main thread's own time, in ms", "measured", "lowest", "highest"],
  [
    ...partsUntil("until the first rows", ({ firstRowParts }) => firstRowParts),
    ...partsUntil(`until all ${measured.messages} rows`, ({ allRowsParts }) => allRowsParts),
  ],
);
const largest = Object.entries(measured.firstLoad).sort(([, a], [, b]) => b - a);
process.stdout.write("\n");
printTable(
  ["file of the first load", "bytes, gzip"],
  largest.map(([file, bytes]) => [file, String(bytes)]),
);

const results = new URL("../results/", import.meta.url);
await mkdir(results, { recursive: true });
const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version };
await writeFile(
  new URL("inspector.json", results),
  `${JSON.stringify({ machine, messages: measured.messages, figures, firstLoadFiles: measured.firstLoad }, undefined, 2)}\n`,
);
