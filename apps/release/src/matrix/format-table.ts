import type { Row } from "./leg.ts";

/** The rows as a table for a terminal, what failed spelt out below it. */
export function formatTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.runtime,
    row.package,
    row.did,
    row.ok ? "ok" : "FAILED",
    row.seconds.toFixed(1),
  ]);
  const head = ["runtime", "package", "what it did", "ok", "seconds"];
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((line) => line[column]?.length ?? 0)));
  const format = (line: readonly string[]): string =>
    line
      .map((cell, column) => (column === 4 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  const failures = rows
    .filter(({ ok }) => !ok)
    .map(({ runtime, package: name, did, detail }) => `\n✗ ${runtime} × ${name}: ${did}\n${indent(detail ?? "")}`);
  return [format(head), rule, ...cells.map(format), ...failures].join("\n");
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "    ");
}
