import { gzipSync } from "node:zlib";
import { readTarball } from "./read-tarball.ts";
import type { Tarball } from "./tarball.ts";

const BLOCK_BYTES = 512;

/**
 * Packs files the way npm does: gzipped ustar, everything below `package/`.
 *
 * @throws Error when a path is longer than the 100 bytes that a ustar name holds
 */
export function writeTarball(files: ReadonlyMap<string, Buffer | string>): Tarball {
  const blocks: Buffer[] = [];
  for (const [path, content] of files) {
    const bytes = Buffer.from(content);
    blocks.push(headerOf(`package/${path}`, bytes.length), bytes);
    blocks.push(Buffer.alloc((BLOCK_BYTES - (bytes.length % BLOCK_BYTES)) % BLOCK_BYTES));
  }
  blocks.push(Buffer.alloc(2 * BLOCK_BYTES));
  return readTarball(gzipSync(Buffer.concat(blocks)));
}

function headerOf(path: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK_BYTES);
  if (Buffer.byteLength(path) > 100) throw new Error(`${path} is too long for this archive.`);
  header.write(path, 0);
  header.write("0000644\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  header.write("00000000000\0", 136);
  header.write("        ", 148);
  header.write("0", 156);
  header.write("ustar\u000000", 257);
  let sum = 0;
  for (const byte of header) sum += byte;
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}
