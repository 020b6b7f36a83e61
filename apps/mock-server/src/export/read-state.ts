import type { Readable } from "node:stream";

/** The largest file of a state, in bytes. */
export const MAX_STATE_BYTES = 67_108_864;
/** The longest line of it, in characters. */
export const MAX_STATE_LINE = 1_048_576;

/** A file of a state that cannot be taken. */
export class StateFileError extends Error {
  override readonly name = "StateFileError";
  /** Whether it is too large. */
  readonly tooLarge: boolean;

  constructor(message: string, tooLarge = false) {
    super(message);
    this.tooLarge = tooLarge;
  }
}

/**
 * Reads a state, a JSON object in each line, and gives each to `take` as it comes. Returns how many there were.
 *
 * @throws StateFileError that names the line; what is wrong with a record is one, too
 */
export async function readState(source: Readable, take: (record: unknown) => void): Promise<number> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  let bytes = 0;
  let line = 0;
  let records = 0;
  const takeLine = (text: string): void => {
    line += 1;
    if (text.length > MAX_STATE_LINE)
      throw new StateFileError(`line ${line} has more than ${MAX_STATE_LINE} characters`, true);
    if (text.trim() === "") return;
    try {
      take(JSON.parse(text));
    } catch (error) {
      throw new StateFileError(`line ${line}: ${error instanceof Error ? error.message : "it cannot be taken"}`);
    }
    records += 1;
  };
  for await (const chunk of source as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_STATE_BYTES) throw new StateFileError(`the file has more than ${MAX_STATE_BYTES} bytes`, true);
    const lines = (rest + decoded(decoder, chunk, line)).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MAX_STATE_LINE) throw new StateFileError(`line ${line + lines.length + 1} is too long`, true);
    for (const text of lines) takeLine(text);
  }
  takeLine(rest + decoded(decoder, undefined, line));
  return records;
}

function decoded(decoder: TextDecoder, chunk: Buffer | undefined, line: number): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new StateFileError(`after line ${line}: it is not UTF-8`);
  }
}
