import { parseArgs } from "node:util";
import { type AssaultReport, assault } from "./assault.ts";
import { type LogFate, type ServerProcess, startServer } from "./server-process.ts";

/**
 * Sends bad input and full mailboxes to the mock server, in a heap of 256 MB, and tells what came of it. A third of the requests goes
 * to a server whose log nobody reads any more, a third to one whose log is never read, a third to one whose disk is full. In
 * the middle of each, the process is held still for a while; at the end it is stopped while requests are under way.
 *
 *   node apps/mock-server/test/robustness/run.ts [--requests 200000] [--seed 1]
 *
 * Exits 1 when a server ended, left a request unanswered, answered one with what no document declares, grew, or did not stop.
 */
const { values } = parseArgs({
  options: { requests: { type: "string", default: "200000" }, seed: { type: "string", default: "1" } },
});

/** The server's own limit for a request that never ends, its check interval, and slack for a busy machine; milliseconds. */
const STALL_MS = 45_000;
const FROZEN_MS = 2_000;
/** How long a server may take to end, in milliseconds. */
const STOP_MS = 5_000;
/**
 * How much memory may grow from the middle of the run to its end, mean of three readings each, when everything that is kept has its
 * share. The rest is V8, which gives back late; a leak of one journal entry a request would come to 1.5 and more.
 */
const GROWTH = 1.15;
/** With fewer requests nothing gets full. */
const ENOUGH_FOR_MEMORY = 60_000;
const FATES: readonly LogFate[] = ["closed", "unread", "full"];

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;
const print = (name: string, value: string | number): void => {
  process.stdout.write(`${name.padEnd(30)}${value}\n`);
};

const each = Math.ceil(Number(values.requests) / FATES.length);
let failed = false;
for (const [at, fate] of FATES.entries()) {
  const server = await startServer(fate);
  const report = await attack(server, each, Number(values.seed) + at);
  const { ended, ms } = await stopUnderLoad(server);
  const { memory } = report;
  const enough = each >= ENOUGH_FOR_MEMORY;
  const growth = meanOf(memory.series.slice(-3)) / meanOf(memory.series.slice(3, 6));
  const flat = growth <= GROWTH;
  const stopped = ended === "exit 0" && ms < STOP_MS;
  print("the log is", fate);
  print("requests", report.requests);
  print("unanswered within the limit", report.unanswered);
  print("crashes", report.crash ?? 0);
  print("undeclared replies", report.undeclared);
  print("memory at each tenth", memory.series.map(megabytes).join(", "));
  print("memory at most", megabytes(memory.peak));
  print(
    "memory grew",
    `${growth.toFixed(2)} times, ${flat ? "flat" : enough ? "not flat" : "too few requests to tell"}`,
  );
  print("stopped under load", `${ended} after ${Math.round(ms)} ms`);
  print("seconds", Math.round(report.seconds));
  for (const [title, counts] of [
    ["answers", report.byStatus],
    ["requests", report.byKind],
  ] as const) {
    const rows = [...counts].sort(([, a], [, b]) => b - a);
    process.stdout.write(`\n${title}\n${rows.map(([name, count]) => `  ${name.padEnd(28)}${count}\n`).join("")}`);
  }
  process.stdout.write(`${report.samples.map((sample) => `\n${sample}\n`).join("")}\n`);
  const fine =
    report.crash === undefined && report.unanswered + report.undeclared === 0 && stopped && (flat || !enough);
  failed ||= !fine;
}
process.exitCode = failed ? 1 : 0;

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

async function attack(server: ServerProcess, requests: number, seed: number): Promise<AssaultReport> {
  let shown = 0;
  let frozen = false;
  return assault(server, {
    requests,
    seed,
    stallMs: STALL_MS,
    progress(done, memory) {
      if (!frozen && done > requests / 2) {
        frozen = true;
        void server.freeze(FROZEN_MS);
      }
      if (done - shown < 10_000) return;
      shown = done;
      process.stderr.write(`${done} of ${requests}, ${megabytes(memory)}\n`);
    },
  });
}

/** Nobody counts what becomes of the requests that are under way then. */
async function stopUnderLoad(server: ServerProcess): Promise<{ readonly ended: string; readonly ms: number }> {
  const url = `http://127.0.0.1:${server.port}/easemob-demo/chatdemoui/users/zw123/status`;
  const headers = { authorization: "Bearer any" };
  let over = false;
  const load = Array.from({ length: 20 }, async () => {
    while (!over)
      await fetch(url, { headers })
        .then((reply) => reply.arrayBuffer())
        .catch(() => {});
  });
  const stopped = await server.stop();
  over = true;
  await Promise.all(load);
  return stopped;
}
