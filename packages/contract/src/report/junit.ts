import type { RunResult } from "../run/result.ts";
import type { Spec } from "../spec/spec.ts";
import { failureCard } from "./failure-card.ts";

/** JUnit XML: a suite per operation, a test case per case; every case of a cause fails, the first one says why. */
export function junitReport(result: RunResult, spec: Spec): string {
  const failed = new Map<string, { message: string; text: string }[]>();
  for (const group of result.failures) {
    const card = failureCard(group, result, spec);
    for (const id of group.ids) {
      const text =
        id === card.id
          ? [
              card.why,
              `expected: ${card.expected}`,
              `got: ${card.got}`,
              `spec: ${card.place}`,
              card.curl,
              card.repeat,
            ].join("\n")
          : `the same cause as ${card.id}`;
      failed.set(id, [
        ...(failed.get(id) ?? []),
        { message: `${card.check}: expected ${card.expected}, got ${card.got}`, text },
      ]);
    }
  }
  const suites = new Map<string, string[]>();
  const add = (id: string, inner: string) => {
    const [suite = "", ...name] = id.split("/");
    const line = `    <testcase classname="${xml(suite)}" name="${xml(name.join("/"))}"${inner === "" ? "/>" : `>${inner}</testcase>`}`;
    suites.set(suite, [...(suites.get(suite) ?? []), line]);
  };
  for (const id of result.passedIds) if (!failed.has(id)) add(id, "");
  for (const [id, list] of failed) {
    add(id, list.map(({ message, text }) => `<failure message="${xml(message)}">${xml(text)}</failure>`).join(""));
  }
  for (const { id, reason } of result.notRun) add(id, `<skipped message="${xml(reason)}"/>`);
  for (const deviation of result.deviations.filter(({ state }) => state !== "used")) {
    const message = `the deviation for ${deviation.check} is ${deviation.state} (${deviation.expires}): ${deviation.reason}`;
    add(`deviations/${deviation.check}`, `<failure message="${xml(message)}"/>`);
  }
  if (result.stopped !== undefined)
    add("run/complete", `<failure message="${xml(`the run ended early: ${result.stopped}`)}"/>`);
  const body = [...suites].map(([name, lines]) => {
    const failures = lines.filter((line) => line.includes("<failure")).length;
    const skipped = lines.filter((line) => line.includes("<skipped")).length;
    return `  <testsuite name="${xml(name)}" tests="${lines.length}" failures="${failures}" skipped="${skipped}" errors="0">\n${lines.join("\n")}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="emchat-contract" time="${result.durationMs / 1000}">\n${body.join("\n")}\n</testsuites>\n`;
}

/** Text for XML 1.0, which has no place for most control characters. */
const xml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
