import { gunzipSync } from "node:zlib";
import type { Manifest, Tarball } from "./tarball.ts";

const BLOCK_BYTES = 512;
/** Bytes of an unpacked package that are still read; ours are below two megabytes. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/**
 * Reads a packed package (a gzipped tar archive with one folder at its root), as npm and pnpm write it.
 *
 * @throws Error when the bytes are no such archive, are larger than 64 MiB unpacked, or hold no package.json
 */
export function readTarball(packed: Buffer): Tarball {
  const archive = gunzipSync(packed, { maxOutputLength: MAX_UNPACKED_BYTES });
  const files = new Map<string, Buffer>();
  let longPath: string | undefined;
  for (let at = 0; at + BLOCK_BYTES <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK_BYTES);
    if (header.every((byte) => byte === 0)) break;
    const size = Number.parseInt(textOf(header, 124, 12), 8);
    if (!Number.isInteger(size) || at + BLOCK_BYTES + size > archive.length) throw new Error("The archive is cut off.");
    const content = archive.subarray(at + BLOCK_BYTES, at + BLOCK_BYTES + size);
    const type = textOf(header, 156, 1);
    at += BLOCK_BYTES + Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
    if (type === "x") {
      longPath = /\d+ path=(.*)\n/.exec(content.toString("utf8"))?.[1];
      continue;
    }
    const prefix = textOf(header, 345, 155);
    const path = longPath ?? (prefix ? `${prefix}/` : "") + textOf(header, 0, 100);
    longPath = undefined;
    if (type === "0" || type === "") files.set(path.slice(path.indexOf("/") + 1), content);
  }
  const manifest = files.get("package.json");
  if (!manifest) throw new Error("The archive holds no package.json.");
  return { manifest: JSON.parse(manifest.toString("utf8")) as Manifest, files, packed };
}

function textOf(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end === -1 ? length : end).trim();
}
