import { EmchatCampaignError } from "../campaign-error.ts";

/**
 * Reads bytes as UTF-8, with or without a byte order mark.
 *
 * @throws EmchatCampaignError for anything else: names in a guessed encoding would reach other people.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let first = true;
  let line = 1;
  for await (const chunk of bytes) {
    if (first && (looksLike(chunk, 0xff, 0xfe) || looksLike(chunk, 0xfe, 0xff))) {
      throw new EmchatCampaignError("usage", "the list is written in UTF-16: save it as UTF-8 (in Excel: CSV UTF-8)");
    }
    yield decode(
      () => decoder.decode(chunk, { stream: true }),
      () => line + linesBefore(chunk),
    );
    first = false;
    line += count(chunk, chunk.length);
  }
  yield decode(
    () => decoder.decode(),
    () => line,
  );
}

const NEWLINE = 10;

function count(chunk: Uint8Array, end: number): number {
  let lines = 0;
  for (let at = chunk.indexOf(NEWLINE); at !== -1 && at < end; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

/** How many lines of a chunk end before its first bytes that are no UTF-8. */
function linesBefore(chunk: Uint8Array): number {
  // The end of a character that the chunk before began is no fault.
  const start = chunk.findIndex((byte) => byte >> 6 !== 0b10);
  const [right = ""] = new TextDecoder().decode(chunk.subarray(Math.max(start, 0))).split("\uFFFD");
  return right.split("\n").length - 1;
}

const looksLike = ([first, second]: Uint8Array, one: number, two: number): boolean => first === one && second === two;

function decode(read: () => string, line: () => number): string {
  try {
    return read();
  } catch (cause) {
    throw new EmchatCampaignError("usage", `the list is not UTF-8 (line ${line()}): save it as UTF-8`, { cause });
  }
}
