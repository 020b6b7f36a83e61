import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { printCost } from "./contract/cost.ts";
import { dredd } from "./contract/dredd.ts";
import { drift } from "./contract/drift.ts";
import type { RecordedExchange } from "./contract/exchanges.ts";
import { type KitOutcome, runKit } from "./contract/kit.ts";
import { planLargeSpec } from "./contract/large-spec.ts";
import { prismProxy } from "./contract/prism-proxy.ts";
import {
  type FaultEntry,
  listServers,
  type RightEntry,
  type RunningServer,
  startServer,
} from "./contract/reference-process.ts";
import { respect } from "./contract/respect.ts";
import {
  GATE,
  isOpen,
  kitCaught,
  printTable,
  type Row,
  type Summary,
  summaryOf,
  type ToolOutcome,
} from "./contract/score.ts";
import { hasJava, specmatic } from "./contract/specmatic.ts";
import { installPeers, type Tool } from "./contract/tool.ts";

/**
 * How much a contract test sees: our kit on right servers and on every deliberate fault of one, and other tools on some of
 * the same faults.
 *
 *   node src/contract.ts [--every N] [--no-tools] [--list NAME]... [--only ID]... [--part I/N] [--no-right] [--quick] [--cost]
 *
 * `--every N` gives the other tools every n-th fault (default 3: they take minutes), `--no-tools` none; `--list` and
 * `--only` run the named lists or faults alone, `--part 2/4` the second quarter of what is left, `--no-right` no right
 * server, and with `--quick` a run ends at its first failure; with `--cost` only what the kit costs is measured. The exit code is 1 when a right server is blamed, or too little is caught of the lists that may be looked at.
 */
const { values } = parseArgs({
  options: {
    every: { type: "string", default: "3" },
    tools: { type: "boolean", default: true },
    right: { type: "boolean", default: true },
    list: { type: "string", multiple: true },
    only: { type: "string", multiple: true },
    part: { type: "string", default: "1/1" },
    quick: { type: "boolean", default: false },
    cost: { type: "boolean", default: false },
  },
  allowNegative: true,
});

const results = fileURLToPath(new URL("../results/", import.meta.url));
const [, part = 1, parts = 1] = (/^(\d+)\/(\d+)$/.exec(values.part) ?? []).map(Number);

/** Every n-th of a list, beginning with the own part's. */
const ownPart = <Entry>(entries: readonly Entry[]): readonly Entry[] =>
  entries.filter((_, index) => index % parts === part - 1);

/** The tools that run here, slow ones last. */
async function toolsHere(): Promise<readonly Tool[]> {
  if (!values.tools) return [];
  await installPeers();
  return [respect, drift, prismProxy, dredd, ...((await hasJava()) ? [specmatic] : [])];
}

type Entry = Pick<FaultEntry, "mode" | "id">;

async function withServer<Result>(entry: Entry, use: (server: RunningServer) => Promise<Result>): Promise<Result> {
  const server = await startServer(entry);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

/** What a tool says of a server, `undefined` where it could not run; each time a fresh one, so that no tool meets what another has left behind. */
async function complaintsOf(
  tool: Tool,
  entry: Entry,
  exchanges: readonly RecordedExchange[],
): Promise<readonly string[] | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "bench-contract-"));
  try {
    return await withServer(entry, (server) => tool.judge({ server, folder, exchanges }));
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a tool says of the right server of the same mode, which counts for nothing. */
async function baselineOf(tools: readonly Tool[]): Promise<Map<string, ReadonlySet<string>>> {
  const known = new Map<string, ReadonlySet<string>>();
  for (const mode of tools.length === 0 ? [] : (["strict", "forgiving"] as const)) {
    const entry = { mode, id: mode };
    const { exchanges } = await withServer(entry, (server) => runKit(server));
    for (const tool of tools)
      known.set(`${tool.name} ${mode}`, new Set((await complaintsOf(tool, entry, exchanges)) ?? []));
  }
  return known;
}

async function judgeRight(entry: RightEntry): Promise<Row> {
  const { outcome } = await withServer(entry, (server) => runKit(server));
  const row: Row = { id: entry.id, kind: "right", list: "right", kit: outcome, tools: {} };
  printTable([row]);
  return row;
}

if (part === 1 && values.only === undefined && values.list === undefined) await printCost();
if (values.cost) process.exit();

const tools = await toolsHere();
const known = await baselineOf(tools);
const servers = await listServers();
const wanted = servers.faults.filter(
  ({ id, list }) => (values.only?.includes(id) ?? true) && (values.list?.includes(list) ?? true),
);
const faults = ownPart(wanted);
const every = Math.max(1, Number(values.every));
const right: Row[] = [];
const rows: Row[] = [];
for (const entry of values.right ? ownPart(servers.right) : []) right.push(await judgeRight(entry));

/** After every fault, so that an interrupted run leaves what it has found. */
async function save(): Promise<Summary> {
  const found = summaryOf(right, rows, tools);
  if (values.only !== undefined || values.list !== undefined) return found;
  const report = { complete: rows.length === faults.length, summary: found, right, faults: rows };
  await mkdir(results, { recursive: true });
  const name = parts === 1 ? "contract.json" : `contract-${part}-of-${parts}.json`;
  await writeFile(join(results, name), `${JSON.stringify(report, undefined, 2)}\n`);
  return found;
}

for (const [index, fault] of faults.entries()) {
  const { id, kind, list, mode } = fault;
  const { outcome, exchanges }: { outcome: KitOutcome; exchanges: readonly RecordedExchange[] } = await withServer(
    fault,
    (server) => runKit(server, values.quick),
  );
  const others: Record<string, ToolOutcome> = {};
  for (const tool of index % every === 0 ? tools : []) {
    const complaints = await complaintsOf(tool, fault, exchanges);
    const news = complaints?.filter((complaint) => !known.get(`${tool.name} ${mode}`)?.has(complaint));
    others[tool.name] = news === undefined ? "could not run" : news.length > 0 ? "caught" : "missed";
  }
  const row: Row = { id, kind, list, kit: outcome, tools: others };
  rows.push(row);
  // Of what is kept apart only the score is shown.
  if (isOpen(row)) printTable([row]);
  await save();
}

const summary = await save();
if (part === 1 && values.only === undefined && values.list === undefined)
  process.stdout.write(`a large spec: ${JSON.stringify(await planLargeSpec())}\n`);
process.stdout.write(`${JSON.stringify(summary, undefined, 2)}\n`);
const alarms = right.some(({ kit }) => kit.exit !== 0);
const open = rows.filter(isOpen);
const caught = open.filter(kitCaught).length;
process.exitCode = alarms || 100 * caught < GATE * open.length ? 1 : 0;
