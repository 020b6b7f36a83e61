import type { DiffReport, LocatedChange } from "./diff-report.ts";

export type DiffFormat = "text" | "json" | "markdown" | "github";
export const diffFormats: readonly DiffFormat[] = ["text", "json", "markdown", "github"];

const parties = { callers: "callers", sdk: "users of the SDK", tests: "tests" };

function count(amount: number, one: string): string {
  return `${amount} ${one}${amount === 1 ? "" : "s"}`;
}

function summary(report: DiffReport): string {
  if (report.changes.length === 0) return "No changes.";
  const { breaking, changes, asked, version } = report;
  return `${count(changes.length, "change")}, ${breaking} breaking; version ${version} asks for a ${asked} bump.`;
}

function declaration({ declared, asked }: DiffReport): string | undefined {
  if (declared === undefined) return undefined;
  const found = `${count(declared.files.length, "pending changeset")}: ${declared.bump === "none" ? "no bump" : `a ${declared.bump} bump`} declared`;
  return declared.enough
    ? `${found}, which is enough.`
    : `${found}, but the changes ask for ${asked}; raise the changeset to ${asked}.`;
}

const place = ({ file, line, new: renewed, old }: LocatedChange): string =>
  `${file}${line === undefined ? "" : `:${line}`} ${renewed ?? old ?? ""}`.trimEnd();

const who = (change: LocatedChange): string => change.breaks.map((party) => parties[party]).join(", ") || "nobody";

function text(report: DiffReport): string {
  const lines = report.changes.flatMap((change) => [
    `${change.verdict} (${change.asks}): ${change.sentence}`,
    `    ${place(change)} [${change.rule}]`,
  ]);
  return [...lines, summary(report), declaration(report), `Second opinion: ${report.secondOpinion}.`]
    .filter((line) => line !== undefined)
    .join("\n");
}

function markdown(report: DiffReport): string {
  const cell = (value: string): string => value.replaceAll("|", "\\|").replaceAll("\n", " ");
  const rows = report.changes.map(
    (change) =>
      `| ${change.verdict} | ${change.asks} | ${who(change)} | ${cell(change.sentence)} | ${cell(place(change))} |`,
  );
  const table =
    rows.length === 0
      ? []
      : [
          "",
          "| Verdict | Bump | Who breaks | What and what to do | Where |",
          "| --- | --- | --- | --- | --- |",
          ...rows,
        ];
  return [`### Contract: ${report.old} → ${report.new}`, "", summary(report), declaration(report), ...table]
    .filter((line) => line !== undefined)
    .join("\n");
}

/** Workflow commands of GitHub Actions: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function github(report: DiffReport): string {
  const data = (value: string): string => value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = (value: string): string => data(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const lines = report.changes.map((change) => {
    const level = change.verdict === "breaking" ? "error" : change.bump === "minor" ? "warning" : "notice";
    // What is gone has no line in the new document, and only that one is a file in the work tree for sure.
    const line = change.new === undefined || change.line === undefined ? "" : `,line=${change.line}`;
    const at = `file=${property(report.new)}${line}`;
    return `::${level} ${at},title=${property(`${change.verdict}, asks for ${change.asks}`)}::${data(change.sentence)}`;
  });
  const declared = declaration(report);
  if (declared !== undefined && report.declared?.enough === false)
    lines.push(`::error title=Changesets::${data(declared)}`);
  return [...lines, summary(report)].join("\n");
}

/** Writes a report; it ends with a line break. */
export function formatDiff(report: DiffReport, format: DiffFormat): string {
  const writers = { text, markdown, github, json: (value: DiffReport): string => JSON.stringify(value, undefined, 2) };
  return `${writers[format](report)}\n`;
}
