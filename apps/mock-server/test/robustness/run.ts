import { parseArgs } from "node:util";
import { assault } from "./assault.ts";
import { startServer } from "./server-process.ts";

/**
 * Sends bad input to the mock server and tells what came of it.
 *
 *   node apps/mock-server/test/robustness/run.ts [--requests 200000] [--seed 1]
 *
 * Exits 1 when the server ended, left a request unanswered, answered one with what the contract does not declare, or grew.
 */
const { values } = parseArgs({
  options: { requests: { type: "string", default: "200000" }, seed: { type: "string", default: "1" } },
});

/** The server's own limit for a request that never ends, its check interval, and slack for a busy machine; milliseconds. */
const STALL_MS = 45_000;
/**
 * How much memory may grow in the second half, when journals and sessions are full. The rest is V8, which gives back late; a leak of
 * one journal entry a request would come to 1.5 and more.
 */
const GROWTH = 1.25;
/** With fewer requests they do not get full. */
const ENOUGH_FOR_MEMORY = 200_000;

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;

const server = await startServer();
const requests = Number(values.requests);
let shown = 0;
const report = await assault(server, {
  requests,
  seed: Number(values.seed),
  stallMs: STALL_MS,
  progress(done, memory) {
    if (done - shown < 10_000) return;
    shown = done;
    process.stderr.write(`${done} of ${requests}, ${megabytes(memory)}\n`);
  },
});
await server.stop();

const { memory } = report;
const flat = memory.after <= memory.half * GROWTH;
const rows: readonly (readonly [string, string | number])[] = [
  ["requests", report.requests],
  ["unanswered within the limit", report.unanswered],
  ["crashes", report.crash ?? 0],
  ["undeclared replies", report.undeclared],
  ["memory before", megabytes(memory.before)],
  ["memory after half of them", megabytes(memory.half)],
  ["memory after", megabytes(memory.after)],
  ["memory at most", megabytes(memory.peak)],
  ["memory flat", flat ? "yes" : requests < ENOUGH_FOR_MEMORY ? "too few requests to tell" : "no"],
  ["seconds", Math.round(report.seconds)],
];
const sorted = (counts: ReadonlyMap<string, number>): (readonly [string, number])[] =>
  [...counts].sort(([, a], [, b]) => b - a);
for (const [name, value] of rows) process.stdout.write(`${name.padEnd(30)}${value}\n`);
process.stdout.write(
  `\nanswers\n${sorted(report.byStatus)
    .map(([name, count]) => `  ${name.padEnd(28)}${count}\n`)
    .join("")}`,
);
process.stdout.write(
  `\nrequests\n${sorted(report.byKind)
    .map(([name, count]) => `  ${name.padEnd(28)}${count}\n`)
    .join("")}`,
);
for (const sample of report.samples) process.stdout.write(`\n${sample}\n`);
process.exitCode =
  report.crash === undefined &&
  report.unanswered === 0 &&
  report.undeclared === 0 &&
  (flat || requests < ENOUGH_FOR_MEMORY)
    ? 0
    : 1;
