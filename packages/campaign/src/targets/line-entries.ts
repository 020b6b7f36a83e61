import { linesOf } from "./lines-of.ts";
import type { BadLine, Entry } from "./target-list.ts";

/** A name on each line; empty lines are left out. */
export async function* lineEntries(text: AsyncIterable<string>): AsyncGenerator<Entry | BadLine, void, undefined> {
  for await (const { line, text: name } of linesOf(text)) if (name.trim() !== "") yield { line, name };
}
