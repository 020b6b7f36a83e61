import { isRecord, type Json, type JsonObject } from "../spec/json.ts";
import type { Operation } from "../spec/operation.ts";
import {
  branchesOf,
  enumOf,
  keyword,
  numberKeyword,
  propertiesOf,
  requiredOf,
  type SchemaNode,
  schemaNode,
  typesOf,
} from "../spec/schema-node.ts";
import type { Spec } from "../spec/spec.ts";
import { sampleText } from "./text-values.ts";

/** How deep values are made before the sampler gives up. */
const MAX_DEPTH = 12;

/** Makes valid values of schemas, from the spec's own examples where there are some. */
export interface Sampler {
  /** The smallest valid value: required properties only. */
  minimal(node: SchemaNode): Json;
  /** The values that the spec's examples show at a schema. */
  seeds(pointer: string): readonly unknown[];
  valid(node: SchemaNode, value: Json): boolean;
}

export function createSampler(spec: Spec, operations: readonly Operation[]): Sampler {
  const shown = harvest(spec, operations);
  const cache = new Map<string, Json>();
  const valid = (node: SchemaNode, value: Json) => spec.validators.valid(node.pointer, value);

  const make = (node: SchemaNode, depth: number): Json => {
    const known = cache.get(node.pointer);
    if (known !== undefined) return known;
    const value = fresh(node, depth);
    cache.set(node.pointer, value);
    return value;
  };
  const fresh = (node: SchemaNode, depth: number): Json => {
    if (depth > MAX_DEPTH) return null;
    const listed = enumOf(node)?.value[0];
    if (listed !== undefined) return listed as Json;
    for (const branch of branchesOf(spec.document, node)) {
      const value = make(branch.node, depth + 1);
      if (valid(node, value)) return value;
    }
    const types = typesOf(node);
    const scalar = shown
      .get(node.pointer)
      ?.find((value) => !isRecord(value) && !Array.isArray(value) && valid(node, value as Json));
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
    const declared = propertiesOf(node);
    for (const name of requiredOf(node)) {
      const at = declared.get(name);
      value[name] = at === undefined ? "a" : make(schemaNode(spec.document, at), depth + 1);
    }
    return value;
  };
  const array = (node: SchemaNode, depth: number): Json[] => {
    const items = keyword(node, "items");
    const count = numberKeyword(node, "minItems")?.value ?? 0;
    if (items === undefined || count === 0) return [];
    const item = make(schemaNode(spec.document, items.pointer), depth + 1);
    return Array.from({ length: Math.min(count, 1000) }, () => structuredClone(item));
  };
  const number = (node: SchemaNode): number => {
    const least = numberKeyword(node, "minimum")?.value;
    const beyond = numberKeyword(node, "exclusiveMinimum")?.value;
    const step = numberKeyword(node, "multipleOf")?.value;
    const most = numberKeyword(node, "maximum")?.value;
    const candidates = [
      0,
      1,
      least,
      beyond === undefined ? undefined : beyond + 1,
      step,
      most,
      (least ?? 0) + (step ?? 1),
    ];
    return candidates.find((value) => value !== undefined && valid(node, value)) ?? least ?? 0;
  };
  return { minimal: (node) => structuredClone(make(node, 0)), seeds: (pointer) => shown.get(pointer) ?? [], valid };
}

/** Walks every request example along its schema and notes which values stand at which schema. */
function harvest(spec: Spec, operations: readonly Operation[]): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>();
  const walk = (node: SchemaNode, value: unknown, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    found.set(node.pointer, [...(found.get(node.pointer) ?? []), value]);
    for (const branch of branchesOf(spec.document, node)) {
      if (spec.validators.valid(branch.node.pointer, value)) walk(branch.node, value, depth + 1);
    }
    if (isRecord(value)) {
      const declared = propertiesOf(node);
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
