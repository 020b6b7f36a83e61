import { once } from "node:events";
import type { ServerResponse } from "node:http";

/** A text up to this length is made whole and sent with its length. */
const WHOLE_LENGTH = 262_144;

/**
 * Sends a text piece by piece and as fast as the caller reads: ten thousand large records must not be in memory as a whole.
 *
 * @throws what making a piece throws; then the caller has not got a whole text, and must not believe so
 */
export async function sendPieces(response: ServerResponse, type: string, pieces: Iterable<string>): Promise<void> {
  response.setHeader("content-type", type);
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < WHOLE_LENGTH) continue;
    if (!response.write(text)) await once(response, "drain", { signal: gone.signal }).catch(() => {});
    if (response.destroyed) return;
    text = "";
  }
  if (!response.headersSent) response.setHeader("content-length", Buffer.byteLength(text));
  response.end(response.req.method === "HEAD" ? undefined : text);
}
