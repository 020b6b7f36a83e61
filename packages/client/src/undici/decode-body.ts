import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { MAX_REPLY_BYTES } from "../transport/read-body.ts";

const BYTE_ORDER_MARK = /^\uFEFF/;
/** What zlib says of a body that unpacks to more than it may. */
const TOO_LARGE = "ERR_BUFFER_TOO_LARGE";
/** The first byte's low half where a zlib header precedes the deflated bytes; some servers leave it out. */
const ZLIB_HEADER = 8;

const zlibOptions = { maxOutputLength: MAX_REPLY_BYTES };
const DECODERS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, zlibOptions),
  "x-gzip": (bytes) => gunzipSync(bytes, zlibOptions),
  deflate: (bytes) =>
    ((bytes[0] ?? ZLIB_HEADER) & 15) === ZLIB_HEADER
      ? inflateSync(bytes, zlibOptions)
      : inflateRawSync(bytes, zlibOptions),
  br: (bytes) => brotliDecompressSync(bytes, zlibOptions),
};

/**
 * A reply's body as text, unpacked; `undefined` where it unpacks to more than `MAX_REPLY_BYTES`.
 *
 * @throws Error for a packed body that is broken.
 */
export function decodeBody(chunks: readonly Uint8Array[], encoding: string): string | undefined {
  const [first] = chunks;
  let bytes = chunks.length === 1 && first ? first : Buffer.concat(chunks);
  try {
    // a reply without a body may still say how its body would be packed
    const packed = encoding && bytes.length > 0 ? encoding.toLowerCase().split(/\s*,\s*/) : [];
    for (const each of packed.reverse()) bytes = DECODERS[each]?.(bytes) ?? bytes;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === TOO_LARGE) return undefined;
    throw error;
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8").replace(BYTE_ORDER_MARK, "");
}
