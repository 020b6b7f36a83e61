import { isObject, pointer, section } from "./json.ts";
import type { Source } from "./source.ts";

/** Whether every value of a schema is an object with the key, and where the key's schema stands; parts of an `allOf` count together. */
export function keyOfObject(
  source: Source,
  at: string,
  key: string,
): { readonly at: string; readonly required: boolean } | undefined {
  const parts = partsOf(source, at);
  const described = parts.find(({ schema }) => section(schema, "properties")[key] !== undefined);
  if (!described) return undefined;
  const required = parts.some(({ schema }) => Array.isArray(schema["required"]) && schema["required"].includes(key));
  return { at: `${described.at}/properties${pointer(key)}`, required };
}

/** A schema and what it consists of. */
export function partsOf(source: Source, from: string): { schema: ReturnType<typeof section>; at: string }[] {
  const { value, pointer: at } = source.resolve(from);
  const schema = isObject(value) ? value : {};
  const all = Array.isArray(schema["allOf"]) ? [...schema["allOf"].keys()] : [];
  return [{ schema, at }, ...all.flatMap((index) => partsOf(source, `${at}/allOf/${index}`))];
}
