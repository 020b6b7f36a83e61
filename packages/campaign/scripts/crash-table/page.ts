import type { CrashRow } from "./row.ts";

/** The table as a page for people. */
export function crashPage(rows: readonly CrashRow[], machine: string): string {
  const cells = rows.map((row) => [
    row.engine,
    row.mishap,
    row.targets === 0 ? "" : row.targets.toLocaleString("en"),
    row.targets === 0 ? "" : String(row.lost),
    row.targets === 0 ? "" : String(row.duplicates),
    row.targets === 0 ? "" : String(row.unknown),
    row.perMishap?.toFixed(1) ?? "",
    row.onWire === undefined ? "" : `${Math.round(row.onWire * 100)} %`,
    row.remark ?? "",
  ]);
  return `# What a crash costs

Three senders, 100 messages a second, a mock of the service whose journal is the judge; and then this happens to them, at random
moments while they send. Written by \`pnpm --filter @emchat/campaign run crash-table\`; ${machine}.

${tableOf(["engine", "what happened", "targets", "lost", "twice", "unknown", "each time", "of them arrived", ""], cells)}

- **lost**: got nothing, and is on no list of those who did not.
- **twice**: messages beyond the first one.
- **unknown**: may or may not have got it, and is on the list for a person to decide. _Each time_ is how many a single mishap leaves,
  _of them arrived_ how many of them really had got the message: the nearer to all of them, the less was called unknown for nothing.
- **BullMQ** is a job queue, and a good one; it does what job queues do: a job whose worker died is run again. For most work that is
  right. A chat message that was sent again has been sent twice.
`;
}

function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, at) => Math.max(3, heading.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const isFigure = (at: number): boolean => at >= 2 && at < headings.length - 1;
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, at) => (isFigure(at) ? (cells[at] ?? "").padStart(width) : (cells[at] ?? "").padEnd(width))).join(" | ")} |`;
  const rule = widths.map((width, at) => (isFigure(at) ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [line(headings), line(rule), ...rows.map(line)].join("\n");
}
