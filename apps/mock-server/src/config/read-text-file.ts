import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";

/** A file that cannot be read, in words. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}

/** Reads a text that somebody named. A device or a folder is no such thing. @throws UnreadableFile */
export function readTextFile(file: string, maxBytes: number): string {
  try {
    const stat = statSync(file);
    if (!stat.isFile() && !stat.isFIFO()) throw new UnreadableFile("it is no file");
    if (stat.size > maxBytes) throw new UnreadableFile(`it has more than ${maxBytes} bytes`);
    const bytes = stat.isFIFO() ? readPipe(file, maxBytes) : readFileSync(file);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    if (error instanceof TypeError) throw new UnreadableFile("it is not UTF-8; save it as that");
    throw new UnreadableFile(error instanceof Error && "code" in error ? String(error.code) : "unknown error");
  }
}

/** A pipe says nothing of its size, and may have no end. */
function readPipe(file: string, maxBytes: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(maxBytes + 1);
  const pipe = openSync(file, "r");
  try {
    let size = 0;
    for (;;) {
      const read = readSync(pipe, bytes, size, bytes.length - size, null);
      size += read;
      if (size > maxBytes) throw new UnreadableFile(`it has more than ${maxBytes} bytes`);
      if (read === 0) return bytes.subarray(0, size);
    }
  } finally {
    closeSync(pipe);
  }
}
