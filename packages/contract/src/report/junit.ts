import type { RunResult } from "../run/result.ts";
import type { Spec } from "../spec/spec.ts";
import { type FailureCard, failureCard } from "./failure-card.ts";

/** JUnit XML: a suite per operation, a test case per case; every case of a cause fails, once, and the first one says why. */
export function junitReport(result: RunResult, spec: Spec): string {
  const failed = new Map<string, { message: string; text: string }[]>();
  for (const group of result.failures) {
    const card = failureCard(group, result, spec);
    const message = `${card.check}: expected ${card.expected}, got ${card.got}`;
    for (const id of group.ids) {
      const text = id === card.id ? inFull(card) : `the same cause as ${card.id}`;
      failed.set(id, [...(failed.get(id) ?? []), { message, text }]);
    }
  }
  const suites = new Map<string, string[]>();
  const add = (id: string, inner: string) => {
    const [suite = "", ...name] = id.split("/");
    const seconds = ((result.took[id] ?? 0) / 1000).toFixed(3);
    const start = `    <testcase classname="${xml(suite)}" name="${xml(name.join("/") || suite)}" time="${seconds}"`;
    suites.set(suite, [...(suites.get(suite) ?? []), inner === "" ? `${start}/>` : `${start}>${inner}</testcase>`]);
  };
  const fail = (message: string, text = "") => `<failure message="${xml(message)}">${xml(text)}</failure>`;
  for (const id of result.passedIds) if (!failed.has(id)) add(id, "");
  for (const [id, list] of failed) {
    add(id, fail(list.map(({ message }) => message).join("; "), list.map(({ text }) => text).join("\n\n")));
  }
  for (const { id, reason } of result.notRun) if (!failed.has(id)) add(id, `<skipped message="${xml(reason)}"/>`);
  for (const deviation of result.deviations.filter(({ state }) => state !== "used")) {
    const message = `the deviation for ${deviation.check} is ${deviation.state} (${deviation.expires}): ${deviation.reason}`;
    add(`deviations/${deviation.check}`, fail(message));
  }
  if (result.stopped !== undefined) add("run/complete", fail(`the run ended early: ${result.stopped}`));
  for (const reason of result.completeness.reasons)
    add("run/complete", `<skipped message="${xml(`incomplete: ${reason}`)}"/>`);
  const body = [...suites].map(([name, lines]) => {
    const count = (tag: string) => lines.filter((line) => line.includes(`<${tag} `)).length;
    const seconds = lines.reduce((sum, line) => sum + Number(/ time="([\d.]+)"/.exec(line)?.[1] ?? 0), 0).toFixed(3);
    return `  <testsuite name="${xml(name)}" tests="${lines.length}" failures="${count("failure")}" skipped="${count("skipped")}" errors="0" time="${seconds}">\n${lines.join("\n")}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="emchat-contract" time="${result.durationMs / 1000}">\n${body.join("\n")}\n</testsuites>\n`;
}

const inFull = (card: FailureCard): string =>
  [card.why, `expected: ${card.expected}`, `got: ${card.got}`, `spec: ${card.place}`, card.curl, card.repeat].join(
    "\n",
  );

/** Text for XML 1.0, which has no place for most control characters. */
const xml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;")
    .replaceAll("\n", "&#10;");
