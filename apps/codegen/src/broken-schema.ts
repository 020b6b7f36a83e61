import { isObject, type Json, type JsonObject, keysOf } from "./json.ts";
import type { ValidationSchemas } from "./validation-schemas.ts";

/** What is wrong with the schema at a pointer of a document; `undefined` where it compiles. */
export type Fault = (document: JsonObject, at: string) => string | undefined;

/**
 * The innermost schema that does not compile where it stands: one that would not compile by itself may be right there, because a
 * schema around it describes what it asks for.
 *
 * @param at a schema that does not compile
 */
export function brokenSchema({ document, pointerOf }: ValidationSchemas, at: string, faultOf: Fault): string {
  const root = endOfReferences(document, at, faultOf, new Set([at]));
  const fault = faultOf(document, root);
  let broken = valueAt(document, root);
  for (;;) {
    const inner = innerSchemas(broken, pointerOf);
    const hasFault = (one?: JsonObject): boolean =>
      faultOf(without(document, new Set(inner.filter((other) => other !== one))), root) === fault;
    const next = hasFault() ? undefined : inner.find(hasFault);
    if (next === undefined) return pointerOf.get(broken) ?? root;
    broken = next;
  }
}

/** What a schema refers to is compiled by itself: the fault is at the end of the references that have it. */
function endOfReferences(document: JsonObject, at: string, faultOf: Fault, seen: Set<string>): string {
  const next = referencesIn(valueAt(document, at)).find(
    (reference) => !seen.has(reference) && faultOf(document, reference) !== undefined,
  );
  return next === undefined ? at : endOfReferences(document, next, faultOf, seen.add(next));
}

function referencesIn(schema: Json | undefined): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = isObject(schema) && typeof schema["$ref"] === "string" ? [schema["$ref"].slice(1)] : [];
  return [...own, ...Object.values(schema).flatMap((child: Json) => referencesIn(child))];
}

/** The schemas that stand in a schema, without those that stand in these. */
function innerSchemas(schema: Json | undefined, pointerOf: ReadonlyMap<unknown, string>): JsonObject[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.values(schema).flatMap((child: Json) =>
    isObject(child) && pointerOf.has(child) ? [child] : innerSchemas(child, pointerOf),
  );
}

function without(document: JsonObject, gone: ReadonlySet<Json>): JsonObject {
  const copy = (value: Json): Json => {
    if (gone.has(value)) return {};
    return Array.isArray(value) ? value.map(copy) : isObject(value) ? copyOf(value) : value;
  };
  const copyOf = (value: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(value).map(([key, child]) => [key, copy(child)]));
  return copyOf(document);
}

function valueAt(document: JsonObject, at: string): Json | undefined {
  return keysOf(at).reduce<Json | undefined>(
    (value, key) =>
      isObject(value) || Array.isArray(value) ? (value as Readonly<Record<string, Json>>)[key] : undefined,
    document,
  );
}
