import type { RunResult } from "../run/result.ts";
import type { Spec } from "../spec/spec.ts";
import { type FailureCard, failureCard } from "./failure-card.ts";
import type { Palette } from "./palette.ts";

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
      `${mark} deviation: ${one.check}${one.operation === undefined ? "" : ` of ${one.operation}`}, until ${one.expires}: ${one.reason} (${one.findings} finding(s))`,
    );
  }
  if (result.paused > 0) lines.push(`The server asked ${result.paused} time(s) to be left alone for a while; it was.`);
  if (result.stopped !== undefined) lines.push(colour.bad(`The run ended early: ${result.stopped}.`));
  const sums = `${result.judged} cases, ${result.requests} requests, ${(result.durationMs / 1000).toFixed(1)} s, seed ${result.seed}, profile ${result.profile}`;
  lines.push(
    result.verdict === "kept"
      ? `${colour.good("The contract is kept.")} ${sums}.`
      : `${colour.bad(`The contract is broken: ${result.failures.length} cause(s).`)} ${sums}.`,
  );
  return `${lines.join("\n")}\n`;
}

function cardLines(card: FailureCard, colour: Palette): string[] {
  const others =
    card.count > 1
      ? ` ${colour.dim(`${card.count} cases of one cause${card.operations.length > 1 ? `, in ${card.operations.join(", ")}` : ""}`)}`
      : "";
  const lines = [
    `${colour.bad("✗")} ${colour.strong(`${card.operation}: ${card.check}`)}${others}`,
    `    why       ${printable(card.why)}`,
    `    spec      ${card.place}  ${colour.dim(printable(card.rule).slice(0, 120))}`,
    `    expected  ${printable(card.expected)}`,
    `    got       ${printable(card.got)}`,
    `    request   ${card.request.method} ${card.request.path.slice(0, 200)}${card.request.body === undefined ? "" : ` ${printable(card.request.body)}`}`,
  ];
  if (card.again === false)
    lines.push("    again     sent once more, it did not fail: it depends on time, order or load");
  lines.push(`    curl      ${printable(card.curl)}`, `    alone     ${card.repeat}`);
  return lines;
}

function tableLines(result: RunResult, colour: Palette): string[] {
  const operations = [...new Set(result.tallies.map((tally) => tally.operation))];
  const checks = [...new Set(result.tallies.map((tally) => tally.check))];
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

function leftOut(result: RunResult, colour: Palette): string[] {
  const reasons = new Map<string, number>();
  for (const { reason } of result.notRun) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [...reasons].map(([reason, count]) => `${colour.dim("not run")} ${count} case(s): ${reason}`);
}

/** Control characters and those that turn the direction of text, which could drive a terminal or deceive its reader. */
const isHidden = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a) ||
  (code >= 0x7f && code <= 0x9f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069);

/** Text that is safe to print: hidden characters stand as escapes. */
export const printable = (text: string): string =>
  [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      return isHidden(code) ? `\\u${code.toString(16).padStart(4, "0")}` : character;
    })
    .join("");
