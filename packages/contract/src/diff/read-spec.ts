import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { isNode, LineCounter, parseDocument } from "yaml";
import { DiffError } from "./diff-error.ts";
import { keysOfPointer } from "./json-document.ts";

const run = promisify(execFile);

/** Larger documents are refused: the largest public OpenAPI documents stay below it. In bytes. */
export const MAX_SPEC_BYTES: number = 20 * 1024 * 1024;
/** How long git may take to print a file, in milliseconds. */
const GIT_TIMEOUT = 20_000;

/** A parsed document, and where its parts stand in its text. */
export interface SpecFile {
  readonly name: string;
  readonly document: unknown;
  /** The line of what a JSON pointer (with `#`) leads to, or of what it stands in, counted from 1. */
  readonly lineOf: (pointer: string) => number | undefined;
}

async function fromGit(name: string): Promise<string | undefined> {
  const [, reference, path] = /^([^-:][^:]*):(.+)$/.exec(name) ?? [];
  if (reference === undefined || path === undefined) return undefined;
  try {
    const { stdout } = await run("git", ["show", `${reference}:${path}`], {
      maxBuffer: MAX_SPEC_BYTES,
      timeout: GIT_TIMEOUT,
    });
    return stdout;
  } catch {
    throw new DiffError(
      `git cannot show ${name}; write REF:path, the path as seen from the repository's root, and fetch the ref first.`,
    );
  }
}

async function textOf(name: string): Promise<string> {
  const found = await stat(name).catch(() => undefined);
  if (found === undefined) {
    const text = await fromGit(name);
    if (text === undefined)
      throw new DiffError(`There is no file ${name}; name a YAML or JSON file, or REF:path for one in git.`);
    return text;
  }
  if (found.size > MAX_SPEC_BYTES)
    throw new DiffError(`${name} has ${found.size} bytes; no more than ${MAX_SPEC_BYTES} are read.`);
  return readFile(name, "utf8").catch(() => {
    throw new DiffError(`${name} cannot be read; it must be a file, and readable.`);
  });
}

/**
 * Reads an OpenAPI document: a YAML or JSON file, or `REF:path`, which is taken from git when no file has that name.
 *
 * @throws DiffError when there is none, it is too large, or it is not YAML
 */
export async function readSpec(name: string): Promise<SpecFile> {
  const text = await textOf(name);
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  const [mistake] = parsed.errors;
  if (mistake !== undefined) throw new DiffError(`${name} is not valid YAML: ${mistake.message.split("\n")[0]}`);
  const lineOf = (pointer: string): number | undefined => {
    for (const keys = keysOfPointer(pointer); keys.length > 0; keys.pop()) {
      const node = parsed.getIn(keys, true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  };
  try {
    return { name, document: parsed.toJS(), lineOf };
  } catch (error) {
    throw new DiffError(`${name} cannot be read as data: ${error instanceof Error ? error.message : String(error)}`);
  }
}
