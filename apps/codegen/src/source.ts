import { type Document, parseDocument, visit } from "yaml";
import { ContractError } from "./contract-error.ts";
import { isObject, type Json, type JsonObject, keysOf, pointer } from "./json.ts";
import { isData } from "./kind-at.ts";

/** A hand-written OpenAPI file, parsed, with its references known to lead somewhere. */
export interface Source {
  /** The file's path from the repository's root. */
  readonly file: string;
  readonly document: JsonObject;
  /** `FILE:LINE` of what a JSON pointer names, or of its nearest parent. */
  place(jsonPointer: string): string;
  /** What a JSON pointer names, after following every `$ref` that stands there. */
  resolve(jsonPointer: string): Resolved;
}

export interface Resolved {
  readonly value: Json;
  /** Where the value really stands, at the end of its references. */
  readonly pointer: string;
}

const MAX_REFERENCES_IN_A_ROW = 32;

/** @throws ContractError when the text is not YAML, not an OpenAPI 3.1 document, or has a reference that leads nowhere. */
export function parseSource(file: string, yaml: string): Source {
  const tree = parseDocument(yaml);
  const [syntaxError] = tree.errors;
  if (syntaxError) {
    throw new ContractError(
      `${file}:${lineAt(yaml, syntaxError.pos[0])}`,
      `not valid YAML (${syntaxError.code})`,
      "Correct the syntax of this line",
    );
  }
  const document: Json = tree.toJS();
  if (!isObject(document) || typeof document["openapi"] !== "string" || !document["openapi"].startsWith("3.1.")) {
    throw new ContractError(`${file}:1`, "not an OpenAPI 3.1 document", 'Begin the file with "openapi: 3.1.1"');
  }
  const place = (jsonPointer: string): string => `${file}:${lineOf(tree, yaml, keysOf(jsonPointer))} (#${jsonPointer})`;
  const resolve = (jsonPointer: string): Resolved => follow(document, jsonPointer, place);
  checkReferences(document, "", resolve);
  checkNumbers(tree, yaml, file);
  return { file, document, place, resolve };
}

/** Integers that a number of this language does not hold would be another number in all that is generated. */
function checkNumbers(tree: Document.Parsed, yaml: string, file: string): void {
  visit(tree, {
    Scalar(_, { value, source = "", range }) {
      if (typeof value !== "number" || (Number.isFinite(value) && isExact(value, source))) return;
      throw new ContractError(
        `${file}:${lineAt(yaml, range?.[0] ?? 0)}`,
        `the number ${source} cannot be held exactly: it would become ${value}`,
        "Write a number up to 9007199254740991, or a string",
      );
    },
  });
}

function isExact(value: number, source: string): boolean {
  return !/^[-+]?\d+$/.test(source) || BigInt(source.replace(/^\+/, "")) === BigInt(value);
}

function lineOf(tree: Document.Parsed, yaml: string, keys: readonly string[]): number {
  for (let length = keys.length; length > 0; length -= 1) {
    const node: unknown = tree.getIn(keys.slice(0, length), true);
    const range: unknown = typeof node === "object" && node !== null && "range" in node ? node.range : undefined;
    if (Array.isArray(range) && typeof range[0] === "number") return lineAt(yaml, range[0]);
  }
  return 1;
}

function lineAt(yaml: string, offset: number): number {
  return yaml.slice(0, offset).split("\n").length;
}

function follow(document: JsonObject, jsonPointer: string, place: (jsonPointer: string) => string): Resolved {
  let at = jsonPointer;
  for (let hops = 0; hops <= MAX_REFERENCES_IN_A_ROW; hops += 1) {
    const value = valueAt(document, at);
    if (value === undefined) {
      throw new ContractError(
        place(jsonPointer),
        `the reference #${at} leads nowhere`,
        "Write the component it names, or correct the name",
      );
    }
    const reference = isObject(value) ? value["$ref"] : undefined;
    if (typeof reference !== "string") return { value, pointer: at };
    if (!reference.startsWith("#/")) {
      throw new ContractError(
        place(at),
        `the reference ${reference} leaves the file`,
        "Move what it names into #/components of this file",
      );
    }
    at = reference.slice(1);
  }
  throw new ContractError(place(jsonPointer), "its references go round in a circle", "Break the circle");
}

function valueAt(document: JsonObject, jsonPointer: string): Json | undefined {
  let value: Json | undefined = document;
  for (const key of keysOf(jsonPointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}

function checkReferences(value: Json, at: string, resolve: (jsonPointer: string) => Resolved): void {
  if (typeof value !== "object" || value === null) return;
  if (isObject(value) && typeof value["$ref"] === "string") resolve(at);
  for (const [key, child] of Object.entries(value)) {
    const childAt = at + pointer(key);
    // in data, `$ref` is an ordinary key
    if (!isData(childAt)) checkReferences(child, childAt, resolve);
  }
}
