import { pipeline, Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { EmchatCampaignError } from "../campaign-error.ts";
import { LONGEST_LINE } from "./lines-of.ts";
import type { BadLine, Entry } from "./target-list.ts";
import { variablesOf } from "./variables.ts";

type Row = Readonly<Record<string, string>>;

/** A table whose first row names the columns. The columns beside the name are what placeholders mean. */
export async function* csvEntries(
  text: AsyncIterable<string>,
  column?: string,
): AsyncGenerator<Entry | BadLine, void, undefined> {
  const rows = parse({
    bom: true,
    columns: differentColumns,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: LONGEST_LINE,
  });
  // what breaks the text breaks the loop below
  pipeline(Readable.from(text), rows, () => {});
  let named: string | undefined;
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: Row; info: Info & { error?: CsvError } }>) {
      named ??= nameColumn(Object.keys(record), column);
      const { [named]: name, ...others } = record;
      const { lines: line, error } = info;
      if (error) yield { line, problem: "has another number of columns than the first row" };
      else
        yield name === undefined
          ? { line, problem: `has no ${named}` }
          : { line, name, variables: variablesOf(others) };
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new EmchatCampaignError("usage", `the list is no CSV: ${cause.message}`, { cause });
  }
}

/** Of two columns of a name, nobody could say which one is meant; those without a name are what spreadsheets leave at the end. */
function differentColumns(names: string[]): string[] {
  const twice = names.find((name, at) => name !== "" && names.indexOf(name) !== at);
  if (twice === undefined) return names;
  throw new EmchatCampaignError(
    "usage",
    `the list has the column ${JSON.stringify(twice)} twice: give each column a name of its own`,
  );
}

function nameColumn(columns: readonly string[], asked = "username"): string {
  if (columns.includes(asked)) return asked;
  const [only] = columns;
  if (columns.length === 1 && only !== undefined && asked === "username") return only;
  throw new EmchatCampaignError(
    "usage",
    `the list has no column ${JSON.stringify(asked)}, but ${columns.map((name) => JSON.stringify(name)).join(", ")}: name the one with \`column\``,
  );
}
