type Zlib = Pick<typeof import("node:zlib"), "deflateRawSync" | "constants">;

/** What a gzip stream begins with: deflate, no name, no time, any system (RFC 1952, section 2.3). */
export const GZIP_HEAD: Buffer = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** The most bytes that stand in a stream as they are (RFC 1951, section 3.2.4). */
const MOST_STORED = 65_535;

let zlib: Zlib | undefined;

/**
 * Compresses a text so that it may follow whatever went before in any gzip stream that {@link GZIP_HEAD} began: it refers to nothing
 * before it and ends on a whole byte. So one piece is made for all who read it.
 */
export function packed(text: string | Buffer): Buffer {
  // Loaded with the first listener that wants it: a start does without.
  zlib ??= process.getBuiltinModule("node:zlib");
  return zlib.deflateRawSync(text, { level: 1, finishFlush: zlib.constants.Z_FULL_FLUSH });
}

/** The same for a text of a few words that goes to one reader: it stands in the stream as it is, which costs nothing. */
export function stored(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length > MOST_STORED) return packed(bytes);
  const head = Buffer.alloc(5);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(bytes.length ^ 0xffff, 3);
  return Buffer.concat([head, bytes]);
}
