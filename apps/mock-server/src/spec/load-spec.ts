import { dirname, isAbsolute, relative, resolve } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { type Place, placeInYaml, placeOfOffset } from "../config/place-in-yaml.ts";
import { readTextFile, UnreadableFile } from "../config/read-text-file.ts";
import { SpecError } from "./spec-error.ts";

/** The largest file of a contract that is read, in bytes. */
export const MAX_SPEC_BYTES = 16_777_216;
/** The most files of a contract. */
export const MAX_SPEC_FILES = 200;
/** How deep references and values may lead into one another. */
const MAX_DEPTH = 200;
/** The most objects, lists and values of a contract in which every reference is followed. */
export const MAX_SPEC_NODES = 500_000;

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
    text = readTextFile(path, MAX_SPEC_BYTES);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new SpecError(name, 1, 1, `the file cannot be read (${error.message})`);
  }
  const lines = new LineCounter();
  const document = parsedYaml(text, lines, name);
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

function parsedYaml(text: string, lines: LineCounter, name: string): ReturnType<typeof parseDocument> {
  try {
    return parseDocument(text, { lineCounter: lines, prettyErrors: false });
  } catch (error) {
    // The parser follows what is nested with its own stack.
    if (error instanceof RangeError) throw new SpecError(name, 1, 1, "the file is nested too deep");
    throw error;
  }
}

function resolveReferences(
  root: Readonly<Record<string, unknown>>,
  main: string,
  load: (path: string) => ParsedFile,
): Readonly<Record<string, unknown>> {
  /** Resolved values by file and pointer, so that equal things are one object. */
  const done = new Map<string, unknown>();
  const open = new Set<string>();

  /** How many values there are below an object, counted as often as they are reached. */
  const sizes = new WeakMap<object, number>();
  const fail = (file: string, pointer: string, why: string): never => {
    const { line, column } = load(file).placeOf(pointer);
    throw new SpecError(shown(file), line, column, why);
  };
  const sized = <T extends object>(made: T, file: string, pointer: string): T => {
    let size = 1;
    for (const inner of Object.values(made)) size += isContainer(inner) ? (sizes.get(inner) ?? 1) : 1;
    if (size > MAX_SPEC_NODES) fail(file, pointer, `written out, this has more than ${MAX_SPEC_NODES} values`);
    sizes.set(made, size);
    return made;
  };

  /** `bare`: the value stands where a reference leads to, with nothing around it. */
  const walk = (value: unknown, file: string, pointer: string, depth: number, bare = false): unknown => {
    if (!isContainer(value)) return value;
    if (depth > MAX_DEPTH) fail(file, pointer, `it is nested deeper than ${MAX_DEPTH} levels, or leads into itself`);
    if (Array.isArray(value)) {
      const items = value.map((item: unknown, at) => walk(item, file, `${pointer}/${at}`, depth + 1));
      return sized(items, file, pointer);
    }
    const reference = (value as Readonly<Record<string, unknown>>)["$ref"];
    if (typeof reference === "string" && !isData(pointer)) return follow(reference, file, pointer, depth, bare);
    const inner = Object.entries(value).map(
      ([key, one]) => [key, walk(one, file, `${pointer}/${escapeKey(key)}`, depth + 1)] as const,
    );
    return sized(Object.fromEntries(inner), file, pointer);
  };
  const follow = (reference: string, file: string, pointer: string, depth: number, bare: boolean): unknown => {
    const refuse = (why: string): never => fail(file, pointer, `$ref ${reference}: ${why}`);
    if (depth > MAX_DEPTH) refuse(`references lead deeper than ${MAX_DEPTH} levels`);
    if (/^[a-z][a-z0-9+.-]+:/i.test(reference)) refuse("addresses are not fetched; put the file beside the contract");
    const [path = "", target = ""] = reference.split("#");
    const targetFile = path === "" ? file : resolve(dirname(file), decodeKey(path));
    if (isOutside(targetFile, dirname(main))) refuse("it leads out of the contract's folder; put the file there");
    const key = `${targetFile}#${target}`;
    if (done.has(key)) return done.get(key);
    if (open.has(key)) {
      if (bare) refuse("it leads to itself and to nothing else");
      // A schema that leads into itself stays a reference.
      return { $ref: reference };
    }
    let value = load(targetFile).value;
    for (const part of keysOf(target)) {
      value =
        isContainer(value) && Object.hasOwn(value, part)
          ? (value as Readonly<Record<string, unknown>>)[part]
          : undefined;
    }
    if (value === undefined) refuse("there is nothing at this place");
    open.add(key);
    const resolved = walk(value, targetFile, target, depth + 1, true);
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

function isOutside(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return path.startsWith("..") || isAbsolute(path);
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
