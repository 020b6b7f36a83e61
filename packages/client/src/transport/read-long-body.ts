import type { FetchReply } from "./fetch-function.ts";
import { MAX_REPLY_BYTES } from "./read-body.ts";

/** Reads a body of unknown length as text, as far as it may be read. */
export async function readLongBody(body: NonNullable<FetchReply["body"]>): Promise<string | undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; size <= MAX_REPLY_BYTES; ) {
    const { value } = await reader.read();
    if (!value) return text + decoder.decode();
    size += value.length;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return undefined;
}
