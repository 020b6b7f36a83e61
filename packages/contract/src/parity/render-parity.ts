import type { Palette } from "../report/palette.ts";
import { oneLine } from "../report/printable.ts";
import type { ParityResult } from "./parity.ts";

/** The differences as a table for a terminal. */
export function parityTable(result: ParityResult, colour: Palette): string {
  const rows = result.differences.map((one) => [
    one.kind,
    one.where,
    one.left,
    one.right,
    `${one.ids.length}`,
    one.operations.length > 2 ? `${one.operations.length} operations` : one.operations.join(", "),
    one.ids[0] ?? "",
  ]);
  const head = ["what", "where", "left", "right", "cases", "operations", "for instance"];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)));
  const line = (cells: readonly string[]) =>
    oneLine(
      cells
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  const lines = rows.length === 0 ? [] : [line(head), ...rows.map(line), ""];
  const sum = `${result.compared} cases compared, ${result.alike} answered alike, ${result.notRun.length} not run.`;
  lines.push(
    result.differences.length === 0
      ? `${colour.good("No difference.")} ${sum}`
      : `${colour.bad(`${result.differences.length} difference(s).`)} ${sum}`,
  );
  return `${lines.join("\n")}\n`;
}

/** The same for the summary of a CI job. */
export function parityMarkdown(result: ParityResult): string {
  const cell = (text: string) =>
    text
      .replaceAll("|", "\\|")
      .replaceAll(/[\r\n]+/g, " ")
      .replaceAll("<", "&lt;");
  const lines = [
    `# Parity of ${cell(result.left)} and ${cell(result.right)}`,
    "",
    `${result.compared} cases compared, ${result.alike} answered alike.`,
    "",
    "| what | where | left | right | cases | for instance |",
    "|---|---|---|---|---|---|",
    ...result.differences.map(
      (one) =>
        `| ${[one.kind, one.where, one.left, one.right, String(one.ids.length), one.ids[0] ?? ""].map(cell).join(" | ")} |`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}
