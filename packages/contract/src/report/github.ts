import type { RunResult } from "../run/result.ts";
import type { Spec } from "../spec/spec.ts";
import { failureCard } from "./failure-card.ts";

/** A step shows no more annotations of a kind than this; the rest would only fill its log. */
const MAX_ANNOTATIONS = 10;

/** Workflow commands that put each failure on its line of the spec. */
export function githubReport(result: RunResult, spec: Spec): string {
  const lines = result.failures.slice(0, MAX_ANNOTATIONS).map((group) => {
    const card = failureCard(group, result, spec);
    const file = spec.document.source;
    const line = spec.document.lineOf(group.first.rule);
    const text = `${card.why}: expected ${card.expected}, got ${card.got} (${card.count} case(s)). Repeat: ${card.repeat}`;
    return `::error file=${property(file)},line=${line},title=${property(`${card.operation}: ${card.check}`)}::${data(text)}`;
  });
  for (const one of result.deviations.filter(({ state }) => state !== "used")) {
    lines.push(
      `::error title=${property(`deviation ${one.state}`)}::${data(`${one.check}: ${one.reason} (${one.expires})`)}`,
    );
  }
  const { reasons } = result.completeness;
  if (result.verdict === "incomplete") lines.push(`::warning title=contract incomplete::${data(reasons.join("; "))}`);
  return lines.map((line) => `${line}\n`).join("");
}

const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
