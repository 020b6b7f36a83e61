import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { dredd } from "./contract/dredd.ts";
import { drift } from "./contract/drift.ts";
import type { RecordedExchange } from "./contract/exchanges.ts";
import { type KitOutcome, runKit } from "./contract/kit.ts";
import { prismProxy } from "./contract/prism-proxy.ts";
import { type FaultEntry, listFaults, type RunningServer, startServer } from "./contract/reference-process.ts";
import { respect } from "./contract/respect.ts";
import { GATE, printTable, type Row, type Summary, summaryOf, type ToolOutcome } from "./contract/score.ts";
import { hasJava, specmatic } from "./contract/specmatic.ts";
import { installPeers, type Tool } from "./contract/tool.ts";

/**
 * How much a contract test sees: our kit on a right server and on every deliberate fault of it, and other tools on some of
 * the same faults.
 *
 *   node src/contract.ts [--every N] [--no-tools] [--only ID]...
 *
 * `--every N` gives the other tools every n-th fault (default 3: they take minutes), `--no-tools` none; `--only` runs the
 * named faults alone. The exit code is 1 when the right server is blamed, or too little of the main list is caught.
 */
const { values } = parseArgs({
  options: {
    every: { type: "string", default: "3" },
    tools: { type: "boolean", default: true },
    only: { type: "string", multiple: true },
  },
  allowNegative: true,
});

const results = fileURLToPath(new URL("../results/", import.meta.url));
const modes = ["strict", "forgiving"] as const;

/** The tools that run here, slow ones last. */
async function toolsHere(): Promise<readonly Tool[]> {
  if (!values.tools) return [];
  await installPeers();
  return [respect, drift, prismProxy, dredd, ...((await hasJava()) ? [specmatic] : [])];
}

async function withServer<Result>(
  mode: FaultEntry["mode"],
  fault: string | undefined,
  use: (server: RunningServer) => Promise<Result>,
): Promise<Result> {
  const server = await startServer(mode, fault);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

/** What a tool says of a server, `undefined` where it could not run; each time a fresh one, so that no tool meets what another has left behind. */
async function complaintsOf(
  tool: Tool,
  mode: FaultEntry["mode"],
  fault: string | undefined,
  exchanges: readonly RecordedExchange[],
): Promise<readonly string[] | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "bench-contract-"));
  try {
    return await withServer(mode, fault, (server) => tool.judge({ server, folder, exchanges }));
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a tool says of the right server too counts for nothing. */
async function baselineOf(tools: readonly Tool[]): Promise<{ right: Row[]; known: Map<string, ReadonlySet<string>> }> {
  const known = new Map<string, ReadonlySet<string>>();
  const right: Row[] = [];
  for (const mode of modes) {
    const { outcome, exchanges } = await withServer(mode, undefined, runKit);
    right.push({ id: `right server, ${mode}`, kind: "", list: "right", kit: outcome, tools: {} });
    for (const tool of tools)
      known.set(`${tool.name} ${mode}`, new Set((await complaintsOf(tool, mode, undefined, exchanges)) ?? []));
  }
  return { right, known };
}

const tools = await toolsHere();
const { right, known } = await baselineOf(tools);
const faults = (await listFaults()).filter(({ id }) => values.only?.includes(id) ?? true);
const every = Math.max(1, Number(values.every));
const rows: Row[] = [];

/** After every fault, so that an interrupted run leaves what it has found. */
async function save(): Promise<Summary> {
  const found = summaryOf(right, rows, tools);
  if (values.only !== undefined) return found;
  const report = { complete: rows.length === faults.length, summary: found, right, faults: rows };
  await mkdir(results, { recursive: true });
  await writeFile(join(results, "contract.json"), `${JSON.stringify(report, undefined, 2)}\n`);
  return found;
}

for (const [index, { id, kind, list, mode }] of faults.entries()) {
  const { outcome, exchanges }: { outcome: KitOutcome; exchanges: readonly RecordedExchange[] } = await withServer(
    mode,
    id,
    runKit,
  );
  const others: Record<string, ToolOutcome> = {};
  for (const tool of index % every === 0 ? tools : []) {
    const complaints = await complaintsOf(tool, mode, id, exchanges);
    const news = complaints?.filter((complaint) => !known.get(`${tool.name} ${mode}`)?.has(complaint));
    others[tool.name] = news === undefined ? "could not run" : news.length > 0 ? "caught" : "missed";
  }
  const row: Row = { id, kind, list, kit: outcome, tools: others };
  rows.push(row);
  printTable([row]);
  await save();
}

const summary = await save();
process.stdout.write(`${JSON.stringify(summary, undefined, 2)}\n`);
const alarms = right.some(({ kit }) => kit.exit !== 0);
process.exitCode = alarms || summary.kit.main.percent < GATE ? 1 : 0;
