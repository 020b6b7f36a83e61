import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { promisify } from "node:util";
import type { BulkProbe } from "./client/bulk-probe.ts";
import type { Figures } from "./mock/summary.ts";

const OURS = { client: "@emchat/client", mock: "emchat-mock" } as const;
const LIMIT = "node:http";

/** What one benchmark printed. */
export interface Printed {
  readonly name: string;
  readonly seconds: number;
  readonly text: string;
}

/** Writes `docs/benchmarks.md`: the machine, what stands beside peers, and all that the benchmarks printed. */
export async function writePage(printed: readonly Printed[]): Promise<void> {
  const parts = printed.map(
    ({ name, seconds, text }) =>
      `## ${name}\n\n\`pnpm bench ${name}\`, ${Math.round(seconds)} s.\n\n\`\`\`text\n${text.trim()}\n\`\`\``,
  );
  const page = [
    "# Benchmarks",
    await machine(),
    "Each figure is the median of rounds that went by turns with what it is compared to. Where a figure has a bound, the bound stands beside it, and MISSED where it was not kept. Written by `pnpm bench`; one part alone is measured by `pnpm bench NAME`. What a call's time goes to, also with many sessions and listeners, is told by part under `mock`, and what the page's goes to under `inspector`. How costs grow up to a million messages is in [growth.md](https://github.com/emchat/emchat/blob/main/docs/growth.md), which `pnpm bench growth` writes.",
    tableOf(["measured", "emchat", "peers"], [...(await clientRows()), ...(await mockRows())]),
    ...parts,
  ];
  await writeFile(new URL("../../../docs/benchmarks.md", import.meta.url), `${page.join("\n\n").trimEnd()}\n`);
}

/** Where and on what was measured. */
export async function machine(): Promise<string> {
  const git = async (...args: string[]): Promise<string> => (await promisify(execFile)("git", args)).stdout.trim();
  const [commit, changed] = [await git("rev-parse", "--short", "HEAD"), await git("status", "--porcelain")];
  const processors = `${cpus().length} × ${cpus()[0]?.model.trim() ?? "processor"}`;
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, commit ${commit}${changed === "" ? "" : " with changes"}, Node ${process.version}, ${processors}, ${memory}, ${process.platform}.`;
}

async function clientRows(): Promise<string[][]> {
  const results = await resultsOf<{ readonly bulk: Readonly<Record<string, BulkProbe>> }>("client");
  if (results === undefined) return [];
  const said = ({ delivered, requests, seconds }: BulkProbe): string =>
    `${delivered} delivered by ${requests} requests in ${seconds.toFixed(1)} s`;
  return [rowOf("40 messages at once, to a service that takes ten a second", results.bulk, OURS.client, said)];
}

async function mockRows(): Promise<string[][]> {
  const results = await resultsOf<{ readonly figures: Readonly<Record<string, Figures>> }>("mock");
  if (results === undefined) return [];
  const { [LIMIT]: _, ...servers } = results.figures;
  return [
    rowOf("mock: a bare server's processor time by its own, GET", servers, OURS.mock, ({ status }) =>
      status.limitByOwn.median.toFixed(2),
    ),
    rowOf("mock: the same, POST", servers, OURS.mock, ({ send }) => send.limitByOwn.median.toFixed(2)),
    rowOf(
      "mock: from its start to the first answer",
      servers,
      OURS.mock,
      ({ firstAnswerMs }) => `${Math.round(firstAnswerMs.median)} ms`,
    ),
    rowOf(
      "mock: memory after its start",
      servers,
      OURS.mock,
      ({ idleMegabytes }) => `${Math.round(idleMegabytes.median)} MB`,
    ),
  ];
}

function rowOf<Figure>(
  what: string,
  figures: Readonly<Record<string, Figure>>,
  ours: string,
  say: (figure: Figure) => string,
): string[] {
  const own = figures[ours];
  const peers = Object.entries(figures).filter(([name]) => !name.startsWith(ours));
  return [what, own === undefined ? "" : say(own), peers.map(([name, figure]) => `${name}: ${say(figure)}`).join("; ")];
}

async function resultsOf<Results>(name: string): Promise<Results | undefined> {
  const text = await readFile(new URL(`../results/${name}.json`, import.meta.url), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Results);
}

/** A table in Markdown, its columns in line, as the formatter of the house would have it. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, at) => Math.max(cell.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, at) => (cells[at] ?? "").padEnd(width)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
