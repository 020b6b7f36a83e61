import { EmchatCampaignError } from "../campaign-error.ts";

/**
 * Reads bytes as UTF-8, with or without a byte order mark.
 *
 * @throws EmchatCampaignError for anything else: names in a guessed encoding would reach other people.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let offset = 0;
  for await (const chunk of bytes) {
    if (offset === 0 && (looksLike(chunk, 0xff, 0xfe) || looksLike(chunk, 0xfe, 0xff))) {
      throw new EmchatCampaignError("usage", "the list is written in UTF-16: save it as UTF-8 (in Excel: CSV UTF-8)");
    }
    yield decode(() => decoder.decode(chunk, { stream: true }), offset);
    offset += chunk.length;
  }
  yield decode(() => decoder.decode(), offset);
}

const looksLike = ([first, second]: Uint8Array, one: number, two: number): boolean => first === one && second === two;

function decode(read: () => string, offset: number): string {
  try {
    return read();
  } catch (cause) {
    throw new EmchatCampaignError("usage", `the list is not UTF-8 (near byte ${offset}): save it as UTF-8`, { cause });
  }
}
