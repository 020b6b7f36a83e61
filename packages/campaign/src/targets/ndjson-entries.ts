import { LONGEST_LINE, linesOf } from "./lines-of.ts";
import type { BadLine, Entry } from "./target-list.ts";
import { variablesOf } from "./variables.ts";

/** A JSON text on each line: a name, or an object of which one key is the name and the others are what placeholders mean. */
export async function* ndjsonEntries(
  text: AsyncIterable<string>,
  column = "username",
): AsyncGenerator<Entry | BadLine, void, undefined> {
  for await (const { line, text: json } of linesOf(text)) {
    if (json.trim() === "") continue;
    yield json.length > LONGEST_LINE
      ? { line, problem: `is longer than ${LONGEST_LINE} characters` }
      : entryOf(line, json, column);
  }
}

function entryOf(line: number, json: string, column: string): Entry | BadLine {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { line, problem: "is no JSON" };
  }
  if (typeof value === "string") return { line, name: value };
  if (typeof value !== "object" || value === null) return { line, problem: "is neither a name nor an object" };
  const { [column]: name, ...others } = value as Record<string, unknown>;
  if (typeof name !== "string") return { line, problem: `has no text in ${JSON.stringify(column)}` };
  return { line, name, variables: variablesOf(others) };
}
