import { readFile, stat } from "node:fs/promises";
import { basename, resolve as resolvePath } from "node:path";
import { fileURLToPath } from "node:url";
import type { Document, LineCounter } from "yaml";
import { ContractSetupError, messageOf } from "../errors.ts";
import { isRecord } from "./json.ts";
import { join, stepsOf, valueAt } from "./pointer.ts";
import { readAhead } from "./read-ahead.ts";
import { upgradeFrom30 } from "./upgrade.ts";
import { yaml } from "./yaml.ts";

/** The largest spec that is read, in bytes. */
export const MAX_SPEC_BYTES: number = 10 * 1024 * 1024;

/** How many references may follow one another. */
const MAX_REFERENCES = 32;

/** A value of the spec and where it really stands once references are followed. */
export interface Located {
  readonly value: unknown;
  readonly pointer: string;
}

/** An OpenAPI document that still knows its lines. */
export interface SpecDocument {
  /** Where it was read from: a path, or the name given with the text. */
  readonly source: string;
  readonly root: Readonly<Record<string, unknown>>;
  /** The line, from 1, on which a pointer's key stands; the nearest ancestor's when it is not there. */
  lineOf(pointer: string): number;
  /** Follows references from a pointer until a value. */
  resolve(pointer: string): Located;
  /** What stands at a pointer, a reference as such. */
  valueAt(pointer: string): unknown;
  /** Whether the document says a text somewhere, in an example for one. */
  says(text: string): boolean;
}

/**
 * Reads an OpenAPI 3.0 or 3.1 document, YAML or JSON. Without an argument it is the spec of `@emchat/spec`.
 *
 * @throws {ContractSetupError} when the file cannot be read, is not YAML, is neither OpenAPI 3.0 nor 3.1, or refers outside itself.
 */
export async function readDocument(path?: string): Promise<SpecDocument> {
  const file = path === undefined ? defaultSpecPath() : resolvePath(path);
  let text: string;
  try {
    const { size } = await stat(file);
    if (size > MAX_SPEC_BYTES) throw new Error(`it has ${size} bytes, more than the ${MAX_SPEC_BYTES} that are read`);
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new ContractSetupError(
      `cannot read the spec ${path ?? file}: ${messageOf(error)}. Give an OpenAPI file with --spec FILE.`,
    );
  }
  return parseSpec(text, path ?? basename(file));
}

/** The spec of `@emchat/spec`. */
export const defaultSpecPath = (): string => fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml"));

/** Why a document cannot be read, and what to do. */
function unread(source: string, root: Readonly<Record<string, unknown>>): string {
  if (root["swagger"] !== undefined)
    return `the spec ${source} is Swagger ${String(root["swagger"])}; this kit reads OpenAPI 3.0 and 3.1: convert it first (npx swagger2openapi ${source})`;
  return `the spec ${source} says "openapi: ${String(root["openapi"])}"; this kit reads OpenAPI 3.0 and 3.1`;
}

/** Parses the text of an OpenAPI document; `source` names it in messages. */
export function parseSpec(text: string, source: string): SpecDocument {
  let parsed: ReturnType<typeof parseYaml> | undefined;
  const written = () => {
    parsed ??= parseYaml(text, source);
    return parsed;
  };
  const root = readAhead(text) ?? rootOf(written().document, source);
  if (!isRecord(root)) throw new ContractSetupError(`the spec ${source} is not an OpenAPI document: it has no keys`);
  const version = root["openapi"];
  if (typeof version !== "string" || !/^3\.[01]\b/.test(version)) throw new ContractSetupError(unread(source, root));
  if (!isRecord(root["paths"])) throw new ContractSetupError(`the spec ${source} has no "paths"`);

  if (version.startsWith("3.0")) upgradeFrom30(root);

  const offsetOf = (steps: readonly string[]): number => {
    const { isMap, isScalar, isSeq } = yaml();
    let node: unknown = written().document.contents;
    let offset = 0;
    for (const step of steps) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === step);
        if (pair === undefined || !isScalar(pair.key)) return offset;
        offset = pair.key.range?.[0] ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(step)];
        const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined;
        offset = range?.[0] ?? offset;
      } else return offset;
    }
    return offset;
  };
  const lineCache = new Map<string, number>();
  const lineOf = (pointer: string): number => {
    const known = lineCache.get(pointer);
    if (known !== undefined) return known;
    const line = written().lines.linePos(offsetOf(stepsOf(pointer))).line;
    lineCache.set(pointer, line);
    return line;
  };
  return overRoot(root, { source, lineOf, says: (part) => text.includes(part) });
}

/** A document whose values are those of `root`, and whose lines are those of the file that it came from. */
export function overRoot(
  root: Readonly<Record<string, unknown>>,
  { source, lineOf, says }: Pick<SpecDocument, "source" | "lineOf" | "says">,
): SpecDocument {
  const resolved = new Map<string, Located>();
  return {
    source,
    root,
    lineOf,
    valueAt: (pointer) => valueAt(root, pointer),
    says,
    resolve(pointer) {
      const known = resolved.get(pointer);
      if (known !== undefined) return known;
      let at = pointer;
      let value = valueAt(root, at);
      for (let hops = 0; isRecord(value) && typeof value["$ref"] === "string"; hops += 1) {
        const reference = value["$ref"];
        if (!reference.startsWith("#")) {
          throw new ContractSetupError(
            `${source}:${lineOf(at)}: "${reference}" leaves the document; bundle it into one file first (redocly bundle)`,
          );
        }
        if (hops >= MAX_REFERENCES) throw new ContractSetupError(`${source}:${lineOf(at)}: references run in a circle`);
        const next = join("", ...stepsOf(reference));
        value = valueAt(root, next);
        if (value === undefined) {
          throw new ContractSetupError(`${source}:${lineOf(at)}: "${reference}" refers to nothing`);
        }
        at = next;
      }
      const found = { value, pointer: at };
      resolved.set(pointer, found);
      return found;
    },
  };
}

function parseYaml(text: string, source: string): { readonly document: Document.Parsed; readonly lines: LineCounter } {
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const problem = document.errors[0];
  if (problem === undefined) return { document, lines };
  const at = lines.linePos(problem.pos[0]);
  throw new ContractSetupError(
    `the spec ${source} is not YAML: line ${at.line}, column ${at.col}: ${problem.message.split("\n")[0]}`,
  );
}

function rootOf(document: Document.Parsed, source: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new ContractSetupError(`the spec ${source} cannot be read: ${messageOf(error)}`);
  }
}
