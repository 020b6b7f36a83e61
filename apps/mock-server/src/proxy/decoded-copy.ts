import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { MAX_JUDGED_BYTES } from "./kept-copy.ts";

const DECODERS: Readonly<Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Buffer>> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** A body as it was before it was compressed; `undefined` where that cannot be told, or would be large. */
export function decoded(bytes: Buffer, contentEncoding: string | undefined): Buffer | undefined {
  const coding = (contentEncoding ?? "identity").trim().toLowerCase();
  if (coding === "identity" || coding === "" || bytes.length === 0) return bytes;
  try {
    return DECODERS[coding]?.(bytes, { maxOutputLength: MAX_JUDGED_BYTES });
  } catch {
    return undefined;
  }
}
