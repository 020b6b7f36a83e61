import type { FetchReply } from "./fetch-function.ts";

/** The largest reply that is read, in bytes. The service's own have a few hundred. */
export const MAX_REPLY_BYTES = 1_048_576;

/** Reads a reply's body as text; `undefined` where it is larger than `MAX_REPLY_BYTES`. The rest of a large body is not read. */
export async function readBody(response: FetchReply): Promise<string | undefined> {
  const { headers, body } = response;
  // the length counts the bytes of the body itself only where it is not compressed
  const length = headers.has("content-encoding") ? null : headers.get("content-length");
  if (!body || (length && Number(length) <= MAX_REPLY_BYTES)) return response.text();
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done || !value) return text + decoder.decode();
    size += value.length;
    if (size > MAX_REPLY_BYTES) return void (await reader.cancel());
    text += decoder.decode(value, { stream: true });
  }
}
