import { once } from "node:events";
import type { ServerResponse } from "node:http";

/** A page up to this length is made whole and sent with its length. */
const WHOLE_LENGTH = 262_144;

/**
 * Sends `{…, "name": […]}`, record by record and as fast as the caller reads: a page of ten thousand large records must not be
 * in memory as a whole.
 */
export async function sendPage(
  response: ServerResponse,
  head: Readonly<Record<string, number>>,
  name: string,
  records: Iterable<string>,
): Promise<void> {
  response.setHeader("content-type", "application/json");
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  let text = `${JSON.stringify(head).slice(0, -1)},"${name}":[`;
  let separator = "";
  for (const record of records) {
    text += separator + record;
    separator = ",";
    if (text.length < WHOLE_LENGTH) continue;
    if (!response.write(text)) await once(response, "drain", { signal: gone.signal }).catch(() => {});
    if (response.destroyed) return;
    text = "";
  }
  const end = `${text}]}`;
  if (!response.headersSent) response.setHeader("content-length", Buffer.byteLength(end));
  response.end(response.req.method === "HEAD" ? undefined : end);
}
