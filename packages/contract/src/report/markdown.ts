import type { RunResult } from "../run/result.ts";
import type { Spec } from "../spec/spec.ts";
import { type FailureCard, failureCard } from "./failure-card.ts";
import { oneLine } from "./printable.ts";
import { judgedLine } from "./terminal.ts";

/** How many missing points of each kind the coverage names. */
const MAX_MISSING = 10;

/** How much of the name of a missing point is shown, in characters. */
const MAX_POINT = 120;

/** How many reasons for what was not run are told. */
const MAX_REASONS = 20;

/** A table has no more columns, or rows, than this. */
const MAX_OPERATIONS = 20;

/** A page for the summary of a CI job. */
export function markdownReport(result: RunResult, spec: Spec): string {
  const lines = [`# ${TITLES[result.verdict]}`, "", ...summary(result)];
  const end = [...coverage(result), ...deviations(result), ...notRun(result)];
  let room = MAX_BYTES - bytes(lines) - bytes(end);
  const [told, tables] = [[] as string[], ["## Operations and checks", "", ...table(result), ""]];
  room -= bytes(tables);
  for (const [index, group] of result.failures.entries()) {
    const card = cardOf(failureCard(group, result, spec));
    if (bytes(card) > room) {
      told.push(`… and ${result.failures.length - index} more cause(s): the JSON report has them all.`, "");
      break;
    }
    room -= bytes(card);
    told.push(...card);
  }
  return `${[...lines, ...told, ...tables, ...end].join("\n")}\n`;
}

const TITLES = {
  kept: "The contract is kept",
  broken: "The contract is broken",
  incomplete: "Incomplete: too little was judged to say that the contract is kept",
} as const;

/** GitHub takes summaries of 1 MiB and comments of 65,536 characters; the smaller one holds. */
const MAX_BYTES = 60_000;

const bytes = (lines: readonly string[]): number => Buffer.byteLength(lines.join("\n")) + 1;

function summary(result: RunResult): string[] {
  const lines = [
    `${code(result.target)} against ${code(`${result.spec.title} ${result.spec.version}`)}: ${judgedLine(result)}, ` +
      `${result.judged} cases, ${result.requests} requests, ${(result.durationMs / 1000).toFixed(1)} s, ` +
      `${result.failures.length} cause(s) of failure, coverage ${result.coverage.percent} %, profile ${code(result.profile)}, seed ${result.seed}.`,
    "",
  ];
  for (const reason of result.completeness.reasons) lines.push(`- incomplete: ${code(reason)}`);
  if (result.completeness.reasons.length > 0) lines.push("");
  if (result.stopped !== undefined) lines.push(`The run ended early: ${code(result.stopped)}`, "");
  return lines;
}

function cardOf(card: FailureCard): string[] {
  const flaky = card.answers.length > 0 ? [`- flaky, answered in turn: ${card.answers.map(code).join(", ")}`] : [];
  return [
    `## ${code(`${card.operation}: ${card.check}`)}`,
    "",
    `${code(card.why)} (${card.count} case(s), spec ${code(card.place)})`,
    "",
    `- expected: ${code(card.expected)}`,
    `- got: ${code(card.got)}`,
    ...flaky,
    `- repeat: ${code(card.repeat)}`,
    "",
    ...fenced(card.curl),
    "",
  ];
}

function coverage(result: RunResult): string[] {
  const lines = ["## Coverage", "", "| | covered | of | missing |", "|---|---|---|---|"];
  for (const line of result.coverage.lines) {
    const missing = line.missing.slice(0, MAX_MISSING).map((one) => cell(one.slice(0, MAX_POINT)));
    const more = line.missing.length > MAX_MISSING ? ", …" : "";
    lines.push(`| ${line.kind} | ${line.covered} | ${line.total} | ${missing.join(", ")}${more} |`);
  }
  return lines;
}

function deviations(result: RunResult): string[] {
  if (result.deviations.length === 0) return [];
  const rows = result.deviations.map(
    (one) =>
      `| ${cell(one.check)} | ${cell(one.operation ?? "all")} | ${cell(one.reason)} | ${one.expires} | ${one.state} | ${one.findings} |`,
  );
  const head = ["| check | operation | reason | expires | state | findings |", "|---|---|---|---|---|---|"];
  return ["", "## Known deviations", "", ...head, ...rows];
}

function notRun(result: RunResult): string[] {
  if (result.notRun.length === 0) return [];
  const reasons = new Map<string, number>();
  for (const { reason } of result.notRun) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const told = [...reasons].slice(0, MAX_REASONS).map(([reason, count]) => `- ${count}: ${code(reason)}`);
  return ["", `## Not run: ${result.notRun.length}`, "", ...told];
}

/** The table of operations and checks, shared with the terminal in spirit: a dot where all is well. */
function table(result: RunResult): string[] {
  const all = [...new Set(result.tallies.map((tally) => tally.operation))];
  const failing = all.filter((operation) =>
    result.tallies.some((tally) => tally.operation === operation && tally.failed > 0),
  );
  const operations = all.length <= MAX_OPERATIONS ? all : failing.slice(0, MAX_OPERATIONS);
  if (operations.length === 0) return [`${all.length} operations, none with a failure.`];
  const checks = [...new Set(result.tallies.map((tally) => tally.check))];
  const lines = [`| check | ${operations.map(cell).join(" | ")} |`, `|---|${operations.map(() => "---").join("|")}|`];
  for (const check of checks) {
    const cells = operations.map((operation) => {
      const tally = result.tallies.find((entry) => entry.operation === operation && entry.check === check);
      return tally === undefined || tally.failed === 0 ? "ok" : `**${tally.failed}**`;
    });
    lines.push(`| ${cell(check)} | ${cells.join(" | ")} |`);
  }
  return lines;
}

/** Text as code, on one line: nothing in it is a link, a mention, a picture or a tag. */
function code(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
  return fence + pad + line + pad + fence;
}

/** The same in a cell of a table. */
const cell = (text: string): string => (/^[A-Za-z0-9 ]*$/.test(text) ? text : code(text).replaceAll("|", "\\|"));

function fenced(text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}sh`, text, fence];
}
