import { isObject, type Json, type JsonObject, pointer, section } from "./json.ts";
import { kindAt } from "./kind-at.ts";

/**
 * TypeScript's index signature speaks of all keys, JSON Schema's `additionalProperties` only of those without a name. Beside named
 * keys the signature has to allow what these hold, or no value would fit the type.
 *
 * @returns the document as types are to be made of it
 */
export function withOpenMaps(value: Json, at = ""): Json {
  if (Array.isArray(value)) return value.map((child: Json, index) => withOpenMaps(child, at + pointer(index)));
  if (!isObject(value)) return value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, withOpenMaps(child, at + pointer(key))]),
  );
  return kindAt(at) === "Schema" ? { ...copy, ...openIndex(copy) } : copy;
}

function openIndex(schema: JsonObject): JsonObject {
  const { additionalProperties: others = true } = schema;
  const named = Object.values(section(schema, "properties"));
  const byPattern = Object.keys(section(schema, "patternProperties")).length > 0;
  if (byPattern && others === true) return { additionalProperties: true };
  if (named.length === 0 || (!byPattern && !isObject(others))) return {};
  return { additionalProperties: { anyOf: others === false ? named : [others, ...named] } };
}
