import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

/** What `vite.config.ts` calls the files that the first screen is in. */
const FIRST = ["main", "first-screen"];

interface Chunk {
  readonly name?: string;
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** The files that a browser needs before the inbox stands, and their sizes in bytes as gzip sends them. */
export function firstLoad(alsoNeeded: readonly string[] = []): ReadonlyMap<string, number> {
  const manifest = JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, "utf8")) as Record<string, Chunk>;
  const files = new Set(["index.html"]);
  const visited = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`the build's manifest has no ${key}`);
    if (visited.has(key)) return;
    visited.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const inner of chunk.imports ?? []) visit(inner);
  };
  const first = Object.keys(manifest).filter((key) => FIRST.includes(manifest[key]?.name ?? ""));
  if (first.length !== FIRST.length) throw new Error(`the build has no files named ${FIRST.join(" and ")}`);
  for (const key of [...first, ...alsoNeeded]) visit(key);
  return new Map([...files].map((file) => [file, gzipSync(readFileSync(DIST + file)).byteLength]));
}
