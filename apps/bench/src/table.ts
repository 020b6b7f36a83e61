/** Rows under their headings: the first column to the left, the others, figures, to the right. */
export function tableText(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, at) => Math.max(heading.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, at) => (at === 0 ? (cells[at] ?? "").padEnd(width) : (cells[at] ?? "").padStart(width)))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return `${[line(headings), rule, ...rows.map(line)].join("\n")}\n`;
}

/** Prints such a table. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[]): void {
  process.stdout.write(tableText(headings, rows));
}
