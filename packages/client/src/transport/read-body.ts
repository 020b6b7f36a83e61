import type { FetchReply } from "./fetch-function.ts";

/** The largest reply that is read, in bytes. The service's own have a few hundred. */
export const MAX_REPLY_BYTES = 1_048_576;

/** Reads a reply's body as text; `undefined` where it is larger than `MAX_REPLY_BYTES`. The rest of a large body is not read. */
export async function readBody(response: FetchReply): Promise<string | undefined> {
  const { headers, body } = response;
  const length = headers.get("content-length");
  // the length counts the bytes of the body itself only where it is not compressed
  const small = length && Number(length) <= MAX_REPLY_BYTES && !headers.has("content-encoding");
  if (!body || small) return response.text();
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
