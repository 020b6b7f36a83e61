import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { type Place, placeInYaml, placeOfOffset } from "../config/place-in-yaml.ts";
import { SpecError } from "./spec-error.ts";

/** The largest file of a contract that is read, in bytes. */
export const MAX_SPEC_BYTES = 16_777_216;
/** The most files of a contract. */
export const MAX_SPEC_FILES = 200;
/** How deep references may lead into one another. */
const MAX_DEPTH = 200;

/** A contract from its files. */
export interface LoadedSpec {
  /** Every `$ref` replaced by what it names, but those that lead into themselves. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Every file that belongs to it, as absolute paths; the first is the contract itself. */
  readonly files: readonly string[];
  /** The place of a JSON pointer of the main file, counted from 1. */
  placeOf(pointer: string): Place;
}

/**
 * Reads a contract with all files that it refers to. Nothing is fetched: a reference to an address is an error.
 *
 * @throws SpecError with file, line and column
 */
export function loadSpec(file: string): LoadedSpec {
  const main = resolve(file);
  const files = new Map<string, ParsedFile>();
  const load = (path: string): ParsedFile => {
    let parsed = files.get(path);
    if (parsed === undefined) {
      if (files.size >= MAX_SPEC_FILES)
        throw new SpecError(shown(path), 1, 1, `the contract has more than ${MAX_SPEC_FILES} files`);
      parsed = parseFile(path);
      files.set(path, parsed);
    }
    return parsed;
  };
  const root = load(main);
  if (!isObject(root.value))
    throw new SpecError(shown(main), 1, 1, "the file is no OpenAPI document: it must be an object");
  const document = resolveReferences(root.value, main, load);
  return { document, files: [...files.keys()], placeOf: root.placeOf };
}

interface ParsedFile {
  readonly value: unknown;
  placeOf(pointer: string): Place;
}

function parseFile(path: string): ParsedFile {
  const name = shown(path);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new SpecError(
      name,
      1,
      1,
      `the file cannot be read (${error instanceof Error && "code" in error ? String(error.code) : "unknown error"})`,
    );
  }
  if (Buffer.byteLength(text) > MAX_SPEC_BYTES)
    throw new SpecError(name, 1, 1, `the file has more than ${MAX_SPEC_BYTES} bytes`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [first] = document.errors;
  if (first !== undefined) {
    const { line, column } = placeOfOffset(lines, first.pos[0]);
    throw new SpecError(name, line, column, first.message);
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 1_000 });
  } catch (error) {
    throw new SpecError(name, 1, 1, error instanceof Error ? error.message : "an alias cannot be followed");
  }
  return {
    value,
    placeOf: (pointer) => placeInYaml(document, lines, keysOf(pointer), "key"),
  };
}

function resolveReferences(
  root: Readonly<Record<string, unknown>>,
  main: string,
  load: (path: string) => ParsedFile,
): Readonly<Record<string, unknown>> {
  /** Resolved values by file and pointer, so that equal things are one object. */
  const done = new Map<string, unknown>();
  const open = new Set<string>();

  const walk = (value: unknown, file: string, pointer: string, depth: number): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown, at) => walk(item, file, `${pointer}/${at}`, depth + 1));
    if (!isObject(value)) return value;
    const reference = value["$ref"];
    if (typeof reference === "string" && !isData(pointer)) return follow(reference, file, pointer, depth);
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, walk(inner, file, `${pointer}/${escapeKey(key)}`, depth + 1)]),
    );
  };
  const follow = (reference: string, file: string, pointer: string, depth: number): unknown => {
    const fail = (why: string): never => {
      const { line, column } = load(file).placeOf(pointer);
      throw new SpecError(shown(file), line, column, `$ref ${reference}: ${why}`);
    };
    if (depth > MAX_DEPTH) fail(`references lead deeper than ${MAX_DEPTH} levels`);
    if (/^[a-z][a-z0-9+.-]+:/i.test(reference)) fail("addresses are not fetched; put the file beside the contract");
    const [path = "", target = ""] = reference.split("#");
    const targetFile = path === "" ? file : resolve(dirname(file), decodeURIComponent(path));
    const key = `${targetFile}#${target}`;
    if (done.has(key)) return done.get(key);
    // A schema that leads into itself stays a reference.
    if (open.has(key)) return { $ref: reference };
    let value = load(targetFile).value;
    for (const part of keysOf(target)) {
      value = isObject(value) || Array.isArray(value) ? (value as Readonly<Record<string, unknown>>)[part] : undefined;
    }
    if (value === undefined) fail("there is nothing at this place");
    open.add(key);
    const resolved = walk(value, targetFile, target, depth + 1);
    open.delete(key);
    done.set(key, resolved);
    return resolved;
  };
  return walk(root, main, "", 0) as Readonly<Record<string, unknown>>;
}

/** Examples hold data, in which `$ref` is a key like any other. */
function isData(pointer: string): boolean {
  return /\/examples?\/[^/]+\/value(?:\/|$)|\/(?:example|default|const|enum)(?:\/|$)/.test(pointer);
}

/** The keys of a JSON pointer. */
export function keysOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => decodeKey(key).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** A key as it stands in a JSON pointer. */
export function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near === "" || near.startsWith("..") ? path : near;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
