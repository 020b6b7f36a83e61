import type { RunResult } from "../run/result.ts";
import type { Spec } from "../spec/spec.ts";
import { failureCard } from "./failure-card.ts";

/** How many missing points of each kind the coverage names. */
const MAX_MISSING = 10;

/** A page for the summary of a CI job. */
export function markdownReport(result: RunResult, spec: Spec): string {
  const kept = result.verdict === "kept";
  const lines = [
    `# ${kept ? "The contract is kept" : "The contract is broken"}`,
    "",
    `${cell(result.target)} against ${cell(`${result.spec.title} ${result.spec.version}`)}: ` +
      `${result.judged} cases, ${result.requests} requests, ${(result.durationMs / 1000).toFixed(1)} s, ` +
      `${result.failures.length} cause(s) of failure, coverage ${result.coverage.percent} %, profile ${cell(result.profile)}, seed ${result.seed}.`,
    "",
  ];
  if (result.stopped !== undefined) lines.push(`The run ended early: ${cell(result.stopped)}`, "");
  for (const group of result.failures) {
    const card = failureCard(group, result, spec);
    lines.push(
      `## ${cell(card.operation)}: ${cell(card.check)}`,
      "",
      `${cell(card.why)} (${card.count} case(s), spec ${cell(card.place)})`,
      "",
      `- expected: ${cell(card.expected)}`,
      `- got: ${cell(card.got)}`,
      `- repeat: \`${card.repeat.replaceAll("`", "'")}\``,
      "",
      ...fenced(card.curl),
      "",
    );
  }
  lines.push("## Operations and checks", "", ...table(result), "");
  lines.push("## Coverage", "", "| | covered | of | missing |", "|---|---|---|---|");
  for (const line of result.coverage.lines) {
    const missing =
      line.missing.slice(0, MAX_MISSING).map(cell).join(", ") + (line.missing.length > MAX_MISSING ? ", …" : "");
    lines.push(`| ${line.kind} | ${line.covered} | ${line.total} | ${missing} |`);
  }
  if (result.deviations.length > 0) {
    lines.push(
      "",
      "## Known deviations",
      "",
      "| check | operation | reason | expires | state | findings |",
      "|---|---|---|---|---|---|",
    );
    for (const one of result.deviations) {
      lines.push(
        `| ${cell(one.check)} | ${cell(one.operation ?? "all")} | ${cell(one.reason)} | ${one.expires} | ${one.state} | ${one.findings} |`,
      );
    }
  }
  if (result.notRun.length > 0) {
    lines.push("", `## Not run: ${result.notRun.length}`, "");
    const reasons = new Map<string, number>();
    for (const { reason } of result.notRun) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    for (const [reason, count] of reasons) lines.push(`- ${count}: ${cell(reason)}`);
  }
  return `${lines.join("\n")}\n`;
}

/** The table of operations and checks, shared with the terminal in spirit: a dot where all is well. */
function table(result: RunResult): string[] {
  const operations = [...new Set(result.tallies.map((tally) => tally.operation))];
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

/** Text that cannot break out of a line or a cell. */
const cell = (text: string): string =>
  text
    .replaceAll(/[\r\n]+/g, " ")
    .replaceAll("|", "\\|")
    .replaceAll("<", "&lt;");

function fenced(text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}sh`, text, fence];
}
