import { loadRecovery } from "../delivery/load-recovery.ts";
import type { FetchReply } from "./fetch-function.ts";

/** The largest reply that is read, in bytes. The service's own have a few hundred. */
export const MAX_REPLY_BYTES = 1_048_576;

/** Reads a reply's body as text; `undefined` where it is larger than `MAX_REPLY_BYTES`. The rest of a large body is not read. */
export async function readBody(response: FetchReply): Promise<string | undefined> {
  const { headers, body } = response;
  const length = headers.get("content-length");
  // the length counts the bytes of the body itself only where it is not compressed
  const small = length && Number(length) <= MAX_REPLY_BYTES && !headers.has("content-encoding");
  return !body || small ? response.text() : (await loadRecovery()).readLongBody(body);
}
