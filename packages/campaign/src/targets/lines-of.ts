/** The longest line of a list, in characters. */
export const LONGEST_LINE = 65_536;

/** The lines of a text that comes in pieces, with their numbers from 1. A line that is too long comes cut. */
export async function* linesOf(
  text: AsyncIterable<string>,
): AsyncGenerator<{ line: number; text: string }, void, undefined> {
  let rest = "";
  let line = 0;
  for await (const piece of text) {
    const lines = (rest + piece).split("\n");
    rest = (lines.pop() ?? "").slice(0, LONGEST_LINE + 1);
    for (const one of lines) {
      line += 1;
      yield { line, text: one.endsWith("\r") ? one.slice(0, -1) : one };
    }
  }
  if (rest !== "") yield { line: line + 1, text: rest };
}
