import { isObject, type Json, type JsonObject, listOf, resolve, section, text } from "./json.ts";
import { code } from "./markdown.ts";

/** One row per property, those of its own objects below it: path, type with its rules, whether it is required, description. */
export function schemaRows(root: JsonObject, schema: JsonObject, path = "", depth = 0): string[][] {
  const required = new Set(listOf(schema, "required"));
  return Object.entries(section(schema, "properties")).flatMap(([name, value]) => {
    const property = resolve(root, value);
    const here = path === "" ? name : `${path}.${name}`;
    const row = [code(here), typeOf(root, property), required.has(name) ? "✓" : "", text(property, "description")];
    return [row, ...below(root, property, here, depth)];
  });
}

function below(root: JsonObject, property: JsonObject, path: string, depth: number): string[][] {
  if (depth >= 4) return [];
  const items = resolve(root, property["items"]);
  if (isObject(items["properties"])) return schemaRows(root, items, `${path}[]`, depth + 1);
  return schemaRows(root, property, path, depth + 1);
}

/** A schema's type in words: `string, at most 64 characters`, `one of text, txt`. */
export function typeOf(root: JsonObject, schema: JsonObject): string {
  const choices = [...listOf(schema, "oneOf"), ...listOf(schema, "anyOf")];
  if (choices.length > 0) return [...new Set(choices.map((choice) => typeOf(root, resolve(root, choice))))].join(", ");
  if (schema["const"] !== undefined) return code(plain(schema["const"]));
  const allowed = listOf(schema, "enum");
  if (allowed.length > 0) return allowed.map((value) => code(plain(value))).join(", ");
  const types = Array.isArray(schema["type"]) ? listOf(schema, "type").map(plain) : [text(schema, "type") || "any"];
  return [types.join(" or "), ...limits(schema)].join(", ");
}

const LIMITS: Readonly<Record<string, string>> = {
  minLength: "at least {} characters",
  maxLength: "at most {} characters",
  minimum: "at least {}",
  maximum: "at most {}",
  minItems: "at least {} items",
  maxItems: "at most {} items",
  pattern: "`{}`",
};

function limits(schema: JsonObject): string[] {
  return Object.entries(LIMITS).flatMap(([key, words]) =>
    schema[key] === undefined ? [] : [words.replace("{}", plain(schema[key]))],
  );
}

export function plain(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
