import { isRecord } from "./json.ts";

/** Marks a schema of which it is unclear whether it takes null. */
export const MAYBE_NULL = "x-nullable";

type Schema = Record<string, unknown>;

/** Keys whose value is data, never a schema. */
const DATA = new Set(["example", "examples", "default", "enum", "const", "mapping"]);

/** Keys whose value is a map, in which every name is somebody's own. */
const MAPS = new Set([
  ...["properties", "schemas", "parameters", "headers", "responses", "requestBodies", "callbacks", "content"],
  ...["links", "securitySchemes", "encoding"],
]);

/**
 * Reads the schemas of an OpenAPI 3.0 document, in place, as 3.1 would write them: `nullable`, exclusive bounds that are
 * said with `true`, what stands beside a reference, which 3.0 ignores. Everything stays at its pointer, where it can.
 */
export function upgradeFrom30(root: Record<string, unknown>): void {
  const { paths, ...others } = root;
  visit(others, false);
  // What stands beside the reference of a path item is no part of a schema.
  for (const item of Object.values(isRecord(paths) ? paths : {})) {
    for (const inner of Object.values(isRecord(item) ? item : {})) visit(inner, false);
  }
}

function visit(value: unknown, names: boolean): void {
  if (Array.isArray(value)) for (const inner of value) visit(inner, false);
  if (!isRecord(value)) return;
  if (!names) upgrade(value);
  for (const [key, inner] of Object.entries(value)) {
    if (!names && (DATA.has(key) || key.startsWith("x-"))) continue;
    visit(inner, !names && MAPS.has(key));
  }
}

function upgrade(schema: Schema): void {
  if (typeof schema["$ref"] === "string") {
    for (const key of Object.keys(schema)) if (key !== "$ref") delete schema[key];
    return;
  }
  exclusive(schema, "minimum", "exclusiveMinimum");
  exclusive(schema, "maximum", "exclusiveMaximum");
  if (schema["nullable"] === true) takeNull(schema);
}

function exclusive(schema: Schema, bound: string, key: string): void {
  if (typeof schema[key] !== "boolean") return;
  const open = schema[key] && typeof schema[bound] === "number";
  delete schema[key];
  if (!open) return;
  schema[key] = schema[bound];
  delete schema[bound];
}

/**
 * Where `nullable` has no `type` beside it, or an `enum` that does not list null, right servers read it in different ways:
 * it is left as a mark, by which a reply may be null and no request is.
 */
function takeNull(schema: Schema): void {
  const { type, enum: listed } = schema;
  delete schema["nullable"];
  if (typeof type === "string" && (!Array.isArray(listed) || listed.includes(null))) schema["type"] = [type, "null"];
  else schema[MAYBE_NULL] = true;
}
