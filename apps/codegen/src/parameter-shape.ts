import { isObject, type Json, type JsonObject, pointer, section } from "./json.ts";
import type { Source } from "./source.ts";

/** The types that a text in a URL or a header can stand for. */
export type Scalar = "string" | "integer" | "number" | "boolean";

/** What the text of a parameter is read as. */
export type ParameterShape =
  | { readonly type: Scalar }
  | { readonly type: "array"; readonly items: Scalar }
  | { readonly type: "object"; readonly properties: Readonly<Record<string, Scalar>>; readonly others?: Scalar };

const SCALARS: readonly string[] = ["string", "integer", "number", "boolean"] satisfies readonly Scalar[];

/** Reads the shape off a schema; `undefined` where a text could not be read without doubt: no type, several, or nested ones. */
export function parameterShape(source: Source, at: string): ParameterShape | undefined {
  const schema = resolved(source, at);
  const scalar = scalarOf(schema);
  if (scalar) return { type: scalar };
  if (schema["type"] === "array") {
    const items =
      schema["items"] === undefined ? undefined : scalarOf(resolved(source, `${source.resolve(at).pointer}/items`));
    return items && { type: "array", items };
  }
  return schema["type"] === "object" ? objectShape(source, source.resolve(at).pointer, schema) : undefined;
}

function objectShape(source: Source, at: string, schema: JsonObject): ParameterShape | undefined {
  const properties: Record<string, Scalar> = {};
  for (const name of Object.keys(section(schema, "properties"))) {
    const scalar = scalarOf(resolved(source, `${at}/properties${pointer(name)}`));
    if (!scalar) return undefined;
    properties[name] = scalar;
  }
  if (!isObject(schema["additionalProperties"])) return { type: "object", properties };
  const others = scalarOf(resolved(source, `${at}/additionalProperties`));
  return others && { type: "object", properties, others };
}

function scalarOf(schema: JsonObject): Scalar | undefined {
  const { type } = schema;
  if (type === undefined) return commonType(schema["const"] === undefined ? schema["enum"] : [schema["const"]]);
  return typeof type === "string" && SCALARS.includes(type) ? (type as Scalar) : undefined;
}

function commonType(values: Json | undefined): Scalar | undefined {
  if (!Array.isArray(values) || values.length === 0) return undefined;
  const types = new Set(values.map((value: Json) => typeof value));
  const [only = ""] = types;
  return types.size === 1 && SCALARS.includes(only) ? (only as Scalar) : undefined;
}

function resolved(source: Source, at: string): JsonObject {
  const { value } = source.resolve(at);
  return isObject(value) ? value : {};
}
