import { isRecord, type Json, type JsonObject } from "../spec/json.ts";
import type { Operation } from "../spec/operation.ts";
import {
  branchesOf,
  enumOf,
  keyword,
  numberKeyword,
  requiredOf,
  type SchemaNode,
  schemaNode,
  typesOf,
} from "../spec/schema-node.ts";
import type { Spec } from "../spec/spec.ts";
import { sampleText, textsOfPattern } from "./text-values.ts";

/** How deep values are made before the sampler gives up. */
const MAX_DEPTH = 12;

/** A value that takes more JSON than this is no plain one, in characters. */
const MAX_TEXT = 100_000;

/** Makes valid values of schemas, from the spec's own examples where there are some. */
export interface Sampler {
  /** The smallest valid value: required properties only. An invalid one where none could be made. */
  minimal(node: SchemaNode): Json;
  /** Larger values, in growing size, for where the smallest is not enough. */
  fuller(node: SchemaNode): readonly Json[];
  /** The values that the spec's examples show at a schema. */
  seeds(pointer: string): readonly unknown[];
  valid(node: SchemaNode, value: Json): boolean;
}

export function createSampler(spec: Spec, operations: readonly Operation[]): Sampler {
  const shown = harvest(spec, operations);
  const cache = new Map<string, Json>();
  const underWay = new Set<string>();
  const valid = (node: SchemaNode, value: Json) => spec.validators.valid(node.pointer, value);
  const open = (pointer: string) => schemaNode(spec.document, pointer);

  const make = (node: SchemaNode, depth: number): Json => {
    const known = cache.get(node.pointer);
    if (known !== undefined) return known;
    if (underWay.has(node.pointer) || depth > MAX_DEPTH) return null;
    underWay.add(node.pointer);
    const value = fresh(node, depth);
    underWay.delete(node.pointer);
    // What was cut short by a circle may be good elsewhere.
    if (valid(node, value)) cache.set(node.pointer, value);
    return value;
  };
  const fresh = (node: SchemaNode, depth: number): Json => {
    const plain = byType(node, depth);
    if (valid(node, plain)) return plain;
    const others = [...ownExamples(node), ...(shown.get(node.pointer) ?? []), ...grown(node, plain, depth)] as Json[];
    return others.find((value) => valid(node, value)) ?? plain;
  };
  const byType = (node: SchemaNode, depth: number): Json => {
    const listed = enumOf(node)?.value.find((value) => valid(node, value as Json));
    if (listed !== undefined) return listed as Json;
    for (const branch of branchesOf(spec.document, node)) {
      const value = make(branch.node, depth + 1);
      if (valid(node, value)) return value;
      const whole = merged(object(node, depth), value);
      if (whole !== undefined && valid(node, whole)) return whole;
    }
    const types = typesOf(node);
    const scalar = [...(shown.get(node.pointer) ?? []), ...ownExamples(node)].find(
      (value) => !isRecord(value) && !Array.isArray(value) && value !== null && valid(node, value as Json),
    );
    if (scalar !== undefined) return scalar as Json;
    if (types.includes("object")) return object(node, depth);
    if (types.includes("array")) return array(node, depth);
    if (types.includes("string")) return sampleText(node, (text) => valid(node, text)) ?? "";
    if (types.includes("integer") || types.includes("number")) return number(node);
    if (types.includes("boolean")) return true;
    return types.includes("null") ? null : {};
  };
  const object = (node: SchemaNode, depth: number): JsonObject => {
    const value: JsonObject = {};
    const declared = node.properties;
    for (const name of requiredOf(node)) {
      const at = declared.get(name) ?? entrySchema(node);
      if (at === undefined) value[name] = "a";
      else if (!isReadOnly(open(at))) value[name] = make(open(at), depth + 1);
    }
    return bounded(value);
  };
  /** An object with one optional property after the other, until there are enough or the right ones. */
  const grown = (node: SchemaNode, plain: Json, depth: number): Json[] => {
    if (Array.isArray(plain)) return lengthened(node, plain, depth);
    if (!isRecord(plain)) return [];
    const steps: Json[] = [];
    let all: JsonObject = { ...plain };
    for (const [name, at] of node.properties) {
      if (Object.hasOwn(plain, name) || isReadOnly(open(at))) continue;
      const one = make(open(at), depth + 1);
      steps.push({ ...plain, [name]: one });
      all = bounded({ ...all, [name]: one });
      steps.push(all);
    }
    const least = numberKeyword(node, "minProperties")?.value ?? 0;
    const entry = entrySchema(node);
    const key = keyOfMap(node);
    for (let index = 0; Object.keys(all).length < Math.min(least, 100) && !isClosed(node); index += 1) {
      all = { ...all, [key(index)]: entry === undefined ? 1 : make(open(entry), depth + 1) };
      steps.push(all);
    }
    return steps;
  };
  const array = (node: SchemaNode, depth: number): Json[] => {
    const holds = keyword(node, "contains");
    return listOf(node, Math.min(numberKeyword(node, "minItems")?.value ?? (holds === undefined ? 0 : 1), 1000), depth);
  };
  const lengthened = (node: SchemaNode, plain: readonly Json[], depth: number): Json[] =>
    [1, 2].map((more) => listOf(node, plain.length + more, depth));
  const listOf = (node: SchemaNode, count: number, depth: number): Json[] => {
    const items = keyword(node, "items");
    const first = keyword(node, "prefixItems");
    const holds = keyword(node, "contains");
    const distinct = keyword(node, "uniqueItems")?.value === true;
    const values: Json[] = [];
    for (let index = 0; index < count; index += 1) {
      const prefixed = Array.isArray(first?.value) && index < first.value.length;
      const at = prefixed ? `${first?.pointer}/${index}` : (items?.pointer ?? holds?.pointer);
      const value = at === undefined ? index : make(open(at), depth + 1);
      values.push(distinct && !prefixed && index > 0 ? another(at, value, index) : structuredClone(value));
    }
    return values;
  };
  const another = (at: string | undefined, value: Json, index: number): Json => {
    const listed = at === undefined ? undefined : enumOf(open(at))?.value[index];
    if (listed !== undefined) return listed as Json;
    return typeof value === "number"
      ? value + index
      : typeof value === "string"
        ? `${value}${index}`
        : structuredClone(value);
  };
  const number = (node: SchemaNode): number => {
    const least = numberKeyword(node, "minimum")?.value;
    const beyond = numberKeyword(node, "exclusiveMinimum")?.value;
    const step = numberKeyword(node, "multipleOf")?.value;
    const most = numberKeyword(node, "maximum")?.value;
    const below = numberKeyword(node, "exclusiveMaximum")?.value;
    const from = least ?? beyond ?? 0;
    const candidates = [
      0,
      1,
      least,
      beyond === undefined ? undefined : beyond + 1,
      step,
      most,
      (least ?? 0) + (step ?? 1),
      step === undefined ? undefined : Math.ceil(from / step) * step,
      step === undefined ? undefined : (Math.floor(from / step) + 1) * step,
      below === undefined ? undefined : (from + below) / 2,
      most === undefined ? undefined : (from + most) / 2,
    ];
    return candidates.find((value) => value !== undefined && valid(node, value)) ?? least ?? 0;
  };
  return {
    minimal: (node) => structuredClone(make(node, 0)),
    fuller: (node) => grown(node, make(node, 0), 0),
    seeds: (pointer) => shown.get(pointer) ?? [],
    valid,
  };
}

/** An object that has not grown beyond all bounds; a larger one is empty, and so no valid value of its schema. */
const bounded = (value: JsonObject): JsonObject => (JSON.stringify(value).length > MAX_TEXT ? {} : value);

const merged = (own: Json, branch: Json): Json | undefined =>
  isRecord(own) && isRecord(branch) ? ({ ...own, ...branch } as Json) : undefined;

/** The examples that a schema itself shows. */
function ownExamples(node: SchemaNode): unknown[] {
  const list = keyword(node, "examples")?.value;
  const single = [keyword(node, "example")?.value, keyword(node, "default")?.value].filter(
    (value) => value !== undefined,
  );
  return [...single, ...(Array.isArray(list) ? list : [])];
}

/** Names for the entries of a map, by the pattern that they have to keep. */
function keyOfMap(node: SchemaNode): (index: number) => string {
  const names = keyword(node, "propertyNames")?.value;
  const patterns = keyword(node, "patternProperties")?.value;
  const pattern = isRecord(names) ? names["pattern"] : isRecord(patterns) ? Object.keys(patterns)[0] : undefined;
  const drawn = typeof pattern === "string" ? textsOfPattern(pattern) : [];
  return (index) => drawn[index] ?? `key${index}`;
}

/** Whether only the server sets it: a client leaves it out. */
export const isReadOnly = (node: SchemaNode): boolean => node.facets.some(({ schema }) => schema["readOnly"] === true);

/** So many values that the spec shows at one schema are kept. */
const MAX_SHOWN = 50;

/** Walks every request example along its schema and notes which values stand at which schema. */
function harvest(spec: Spec, operations: readonly Operation[]): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>();
  const walk = (node: SchemaNode, value: unknown, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    const known = found.get(node.pointer) ?? [];
    if (known.length >= MAX_SHOWN) return;
    found.set(node.pointer, [...known, value]);
    for (const branch of branchesOf(spec.document, node)) {
      if (spec.validators.valid(branch.node.pointer, value)) walk(branch.node, value, depth + 1);
    }
    if (isRecord(value)) {
      const declared = node.properties;
      for (const [name, inner] of Object.entries(value)) {
        const at = declared.get(name);
        if (at !== undefined) walk(schemaNode(spec.document, at), inner, depth + 1);
      }
    }
    const items = keyword(node, "items");
    if (Array.isArray(value) && items !== undefined) {
      for (const inner of value) walk(schemaNode(spec.document, items.pointer), inner, depth + 1);
    }
  };
  const seen = new Set<string>();
  for (const media of operations.flatMap((operation) => operation.body?.media ?? [])) {
    if (media.schema === undefined || seen.has(media.pointer)) continue;
    seen.add(media.pointer);
    for (const example of media.examples) walk(schemaNode(spec.document, media.schema), example.value, 0);
  }
  return found;
}

/** Where the entries of a map stand, when a node is a map. */
export function entrySchema(node: SchemaNode): string | undefined {
  const found = keyword(node, "additionalProperties");
  return isRecord(found?.value) ? found.pointer : undefined;
}

/** Whether an object refuses properties that it does not declare. */
export const isClosed = (node: SchemaNode): boolean => keyword(node, "additionalProperties")?.value === false;

/** Whether an object takes properties of any kind. */
export const isOpen = (node: SchemaNode): boolean =>
  typesOf(node).includes("object") && !isClosed(node) && entrySchema(node) === undefined;
