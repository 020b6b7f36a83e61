import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** What a program measured and wrote down, in `docs` of the repository. */
export interface Measured {
  /** The file's first heading. */
  readonly title: string;
  /** What stands below it. */
  readonly body: string;
  /** The rows of its first table, which sums it up: cells without the space around them, the head first. */
  readonly summary: readonly (readonly string[])[];
}

const folder = new URL("../../../../docs/", import.meta.url);

/** The files that programs write there, by name. */
export const measuredFiles = ["benchmarks", "crash-table", "installs"] as const;
export type MeasuredFile = (typeof measuredFiles)[number];

/**
 * Reads one of them; `undefined` where nobody has measured that yet.
 *
 * @throws Error when it has no heading, or no table
 */
export async function readMeasured(name: MeasuredFile): Promise<Measured | undefined> {
  const file = fileURLToPath(new URL(`${name}.md`, folder));
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const [, title, body = ""] = /^# (.+)\n([\s\S]*)$/.exec(text) ?? [];
  if (title === undefined) throw new Error(`${file} has to begin with its title: # What was measured`);
  const table = /(?:^\|.*\|$\n?)+/m.exec(body)?.[0];
  if (table === undefined) throw new Error(`${file} has no table; its first one is shown in the README.`);
  return { title, body: body.trim(), summary: rowsOf(table) };
}

/** The rows of a table in Markdown, without the line below its head. */
export function rowsOf(table: string): string[][] {
  const rows = table.trim().split("\n");
  return rows.flatMap((row, at) => {
    const cells = row.split(/(?<!\\)\|/).slice(1, -1);
    return at === 1 ? [] : [cells.map((cell) => cell.trim())];
  });
}
