export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function section(parent: Json | undefined, ...keys: readonly string[]): JsonObject {
  let value = parent;
  for (const key of keys) value = isObject(value) ? value[key] : undefined;
  return isObject(value) ? value : {};
}

export function listOf(parent: JsonObject, key: string): readonly Json[] {
  const value = parent[key];
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function text(parent: JsonObject, key: string): string {
  const value = parent[key];
  return typeof value === "string" ? value : "";
}

/** Follows a `$ref` inside the same document. */
export function resolve(root: JsonObject, value: Json | undefined): JsonObject {
  const here = isObject(value) ? value : {};
  const reference = here["$ref"];
  if (typeof reference !== "string") return here;
  if (!reference.startsWith("#/")) throw new Error(`cannot follow ${reference}: it leads out of the document`);
  const keys = reference
    .slice(2)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  return resolve(root, section(root, ...keys));
}
