import type { RunResult } from "../run/result.ts";
import type { Spec } from "../spec/spec.ts";
import { type FailureCard, failureCard } from "./failure-card.ts";
import type { Palette } from "./palette.ts";
import { oneLine } from "./printable.ts";

/** How many causes are told in full. */
const MAX_CARDS = 30;

/** What a person at a terminal reads after a run. */
export function terminalReport(result: RunResult, spec: Spec, colour: Palette): string {
  const lines: string[] = [];
  for (const group of result.failures.slice(0, MAX_CARDS))
    lines.push(...cardLines(failureCard(group, result, spec), colour), "");
  if (result.failures.length > MAX_CARDS)
    lines.push(`… and ${result.failures.length - MAX_CARDS} more causes; every report has them all.`, "");
  lines.push(...tableLines(result, colour), "");
  for (const { kind, covered, total } of result.coverage.lines) {
    lines.push(`  ${kind.padEnd(12)} ${String(covered).padStart(5)} of ${total}`);
  }
  lines.push(`  ${"coverage".padEnd(12)} ${String(result.coverage.percent).padStart(5)} %`, "");
  lines.push(...leftOut(result, colour));
  for (const one of result.deviations) {
    const mark = one.state === "used" ? colour.dim("known") : colour.bad(one.state);
    lines.push(
      `${mark} deviation: ${oneLine(one.check)}${one.operation === undefined ? "" : ` of ${one.operation}`}, until ${one.expires}: ${one.reason} (${one.findings} finding(s))`,
    );
  }
  if (result.paused > 0) lines.push(`The server asked ${result.paused} time(s) to be left alone for a while; it was.`);
  if (result.stopped !== undefined) lines.push(colour.bad(`The run ended early: ${result.stopped}.`));
  const sums = `${result.judged} cases, ${result.requests} requests, ${(result.durationMs / 1000).toFixed(1)} s, seed ${result.seed}, profile ${result.profile}`;
  if (result.known.length > 0 || result.forgotten > 0) {
    const gone =
      result.forgotten === 0
        ? ""
        : `; ${result.forgotten} of its entries are met no more, take them out with --write-baseline`;
    lines.push(`The baseline knew ${result.known.length} cause(s)${gone}.`);
  }
  for (const { id, text } of result.notes.slice(0, MAX_NOTES))
    lines.push(`${colour.dim("note")} ${oneLine(id)}: ${oneLine(text)}`);
  if (result.notes.length > MAX_NOTES)
    lines.push(`${colour.dim("note")} and ${result.notes.length - MAX_NOTES} more of the kind`);
  lines.push(`${headline(result, colour)} ${judgedLine(result)}, ${sums}.`);
  return `${lines.join("\n")}\n`;
}

/** How many notes are told in full. */
const MAX_NOTES = 10;

/** The verdict in a sentence. */
function headline(result: RunResult, colour: Palette): string {
  if (result.verdict === "kept") return colour.good("The contract is kept.");
  if (result.verdict === "broken") return colour.bad(`The contract is broken: ${result.failures.length} cause(s).`);
  return colour.bad(
    `Incomplete: what was judged keeps the contract, but ${result.completeness.reasons.map(oneLine).join("; ")}. See https://emchat.github.io/emchat/help/errors/#kit-incomplete.`,
  );
}

/** How much was judged, which belongs beside every verdict. */
export function judgedLine({ completeness: { operations, security } }: RunResult): string {
  const of = ({ judged, total }: typeof operations, what: string) => `${what} ${judged} of ${total}`;
  return `${of(operations, "operations judged")}, ${of(security, "security")}`;
}

function cardLines(card: FailureCard, colour: Palette): string[] {
  const others =
    card.count > 1
      ? ` ${colour.dim(`${card.count} cases of one cause${card.operations.length > 1 ? `, in ${card.operations.join(", ")}` : ""}`)}`
      : "";
  const lines = [
    `${colour.bad("✗")} ${colour.strong(`${card.operation}: ${card.check}`)}${others}`,
    `    why       ${oneLine(card.why)}`,
    `    spec      ${card.place}  ${colour.dim(oneLine(card.rule).slice(0, 120))}`,
    `    expected  ${oneLine(card.expected)}`,
    `    got       ${oneLine(card.got)}`,
    `    request   ${card.request.method} ${oneLine(card.request.path.slice(0, 200))}${card.request.body === undefined ? "" : ` ${oneLine(card.request.body)}`}`,
  ];
  lines.push(...againLines(card));
  lines.push(`    curl      ${oneLine(card.curl)}`, `    alone     ${card.repeat}`);
  return lines;
}

/** What a failure needs beside its own request, or that it comes and goes. */
function againLines(card: FailureCard): string[] {
  if (card.chain.length > 0) {
    const [, ...others] = [...card.chain].reverse();
    const how = card.atOnce ? "when it goes at once with" : "after";
    return [
      `    again     alone it does not fail; it does ${how} ${others.length <= 3 ? others.map(oneLine).join(", ") : `${others.length} others`}`,
    ];
  }
  if (card.again !== false) return [];
  const lines = [
    `    again     flaky: sent ${card.answers.length > 0 ? card.answers.length - 1 : 1} time(s) more, it was answered rightly`,
  ];
  return [
    ...lines,
    ...card.answers.map((answer, index) => `    ${index === 0 ? "answers   " : "          "}${oneLine(answer)}`),
  ];
}

function tableLines(result: RunResult, colour: Palette): string[] {
  const operations = [...new Set(result.tallies.map((tally) => tally.operation))];
  const checks = [...new Set(result.tallies.map((tally) => tally.check))];
  if (operations.length > MAX_COLUMNS) return longTable(result, operations);
  const width = Math.max(5, ...checks.map((check) => check.length));
  const head = `  ${"".padEnd(width)}  ${operations.map((operation) => operation.padStart(Math.max(8, operation.length))).join("  ")}`;
  const rows = checks.map((check) => {
    const cells = operations.map((operation) => {
      const tally = result.tallies.find((entry) => entry.operation === operation && entry.check === check);
      const text = (tally?.failed ?? 0) === 0 ? "ok" : String(tally?.failed);
      const padded = text.padStart(Math.max(8, operation.length));
      return text === "ok" ? colour.good(padded) : colour.bad(padded);
    });
    return `  ${check.padEnd(width)}  ${cells.join("  ")}`;
  });
  const counts = operations.map((operation) => {
    const judged = result.tallies.find((tally) => tally.operation === operation)?.judged ?? 0;
    return String(judged).padStart(Math.max(8, operation.length));
  });
  return [head, ...rows, `  ${"replies".padEnd(width)}  ${counts.join("  ")}`];
}

/** More operations than this are told as rows, and only those that fail. */
const MAX_COLUMNS = 6;

function longTable(result: RunResult, operations: readonly string[]): string[] {
  const failing = operations.flatMap((operation) => {
    const own = result.tallies.filter((tally) => tally.operation === operation && tally.failed > 0);
    return own.length === 0
      ? []
      : [`  ${oneLine(operation)}: ${own.map(({ check, failed }) => `${check} ${failed}`).join(", ")}`];
  });
  const replies = operations.reduce(
    (sum, operation) => sum + (result.tallies.find((tally) => tally.operation === operation)?.judged ?? 0),
    0,
  );
  return [`  ${operations.length} operations, ${replies} replies, ${failing.length} of them with failures`, ...failing];
}

function leftOut(result: RunResult, colour: Palette): string[] {
  const reasons = new Map<string, number>();
  for (const { reason } of result.notRun) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [...reasons].map(([reason, count]) => `${colour.dim("not run")} ${count} case(s): ${oneLine(reason)}`);
}
