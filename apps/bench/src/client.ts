import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { type BulkMemory, measureBulkMemory } from "./client/bulk-memory.ts";
import { type BulkProbe, probeBulk } from "./client/bulk-probe.ts";
import { measureBulkPace, measureOverhead } from "./client/overhead.ts";
import { measurePaces } from "./client/paces.ts";
import { senders } from "./client/senders.ts";
import { measureSizes } from "./client/sizes.ts";
import { printTable } from "./table.ts";
import { verdictOf } from "./verdict.ts";

/**
 * The client beside others, in about three minutes: 40 messages at once to a service that takes ten a second, while bulk sends show for
 * two minutes how well they use a service's limit; processor time per call, and the pace of a bulk send, beside bare `fetch`, by turns in
 * one run; sizes; and, with `--targets`, the memory of a bulk send beside that of one to 1,000 targets.
 *
 *   node --conditions=@emchat/source src/client.ts [--rounds 200] [--targets 1000000]
 */
const { values } = parseArgs({ options: { rounds: { type: "string", default: "200" }, targets: { type: "string" } } });
const peers = new URL("../peers/", import.meta.url);

if (!existsSync(new URL("node_modules/.package-lock.json", peers))) {
  await promisify(execFile)("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], {
    cwd: fileURLToPath(peers),
  });
}

// they mostly wait, so they wait together
const [paces, bulk] = await Promise.all([measurePaces(), probeAll()]);
console.log("40 concurrent messages, the service takes 10 a second:");
printTable(
  ["client", "delivered", "failed", "requests", "seconds"],
  Object.entries(bulk).map(([name, probe]) => [
    name,
    String(probe.delivered),
    String(probe.failed),
    String(probe.requests),
    probe.seconds.toFixed(1),
  ]),
);

console.log("\nBulk sends at the contract's 6,000 a minute to services that take less; the best possible is 1:");
printTable(
  ["service", "clients", "measured / wanted", "refused"],
  paces.map(({ name, clients, achieved, wanted, refused }) => [
    name,
    String(clients),
    verdictOf(achieved, { atLeast: wanted }, 3),
    String(refused),
  ]),
);

const rounds = Number(values.rounds);
const overhead = await measureOverhead(rounds);
console.log("\nProcessor time of a call as a share of bare fetch's, by turns in one process (medians of the rounds):");
printTable(
  ["call, calls in flight, contender", "µs", "measured / wanted", "a quarter below", "a quarter above", "on the clock"],
  overhead.map(({ call, inFlight, contender, processorUs, processor, clock, wanted }) => [
    `${call}, ${inFlight}, ${contender}`,
    processorUs.median.toFixed(0),
    verdictOf(processor.median, { atMost: wanted }, 3),
    processor.lower.toFixed(3),
    processor.upper.toFixed(3),
    clock.median.toFixed(3),
  ]),
);

const bulkPace = await measureBulkPace(Math.ceil(rounds / 10));
console.log(
  "\nA bulk send beside a loop of bare fetch, 50 requests under way (medians of the rounds; the multiple is of targets in a second of processor time):",
);
printTable(
  ["contender", "targets/s", "multiple: measured / wanted", "a quarter below", "a quarter above"],
  bulkPace.map(({ contender, perSecond, pace, wanted }) => [
    contender,
    perSecond.median.toFixed(0),
    verdictOf(pace.median, wanted, 2),
    pace.lower.toFixed(2),
    pace.upper.toFixed(2),
  ]),
);

const sizes = await measureSizes();
console.log("\nSize in an application's bundle (bytes):");
printTable(
  ["package", "minified", "gzipped: measured / wanted"],
  sizes.map(({ name, minified, gzipped, wanted }) => [name, String(minified), verdictOf(gzipped, wanted, 0)]),
);

const memory: BulkMemory[] = [];
if (values.targets !== undefined) {
  for (const targets of [1000, Number(values.targets)]) memory.push(await measureBulkMemory(targets));
  console.log("\nA bulk send's peak memory:");
  printTable(
    ["targets", "delivered", "seconds", "peak MB"],
    memory.map(({ targets, delivered, seconds, peakMb }) => [
      String(targets),
      String(delivered),
      seconds.toFixed(1),
      peakMb.toFixed(1),
    ]),
  );
}

const folder = new URL("../results/", import.meta.url);
await mkdir(folder, { recursive: true });
const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version };
await writeFile(
  new URL("client.json", folder),
  `${JSON.stringify({ machine, bulk, paces, overhead, bulkPace, sizes, memory }, undefined, 2)}\n`,
);

async function probeAll(): Promise<Record<string, BulkProbe>> {
  const probes: Record<string, BulkProbe> = {};
  for (const sender of senders) probes[sender.name] = await probeBulk(sender);
  return probes;
}
