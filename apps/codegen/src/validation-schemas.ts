import { ContractError } from "./contract-error.ts";
import { isObject, type Json, type JsonObject, pointer, section } from "./json.ts";
import { kindAt } from "./kind-at.ts";
import type { Source } from "./source.ts";
import { dispatch } from "./union-dispatch.ts";

/** What a violation's sentence needs to know of the schemas, by the schema path of the error. */
export interface Vocabulary {
  /** `#/…/additionalProperties` -> the keys that an object may have. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** `#/…/discriminator` -> the values that the tag may have. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

export interface ValidationSchemas {
  /** The whole document with each schema put into the words that Ajv reads. Pointers into it are pointers into the contract. */
  readonly document: JsonObject;
  /** Each rewritten schema -> the place of the schema it was made from. */
  readonly pointerOf: ReadonlyMap<unknown, string>;
  /** Where the schemas stand that are no part of another schema. */
  readonly roots: readonly string[];
  readonly vocabulary: Vocabulary;
}

/** Keywords that say nothing about validity. Ajv's strict mode refuses those it does not know. */
const ANNOTATIONS = new Set([
  "title",
  "description",
  "default",
  "deprecated",
  "readOnly",
  "writeOnly",
  "example",
  "examples",
  "externalDocs",
  "xml",
  "$comment",
]);
const UNIONS = ["oneOf", "anyOf"];
/** Keywords outside the portable subset whose bookkeeping is switched off in Ajv. */
const REFUSED = new Set([
  "unevaluatedProperties",
  "unevaluatedItems",
  "$dynamicRef",
  "$dynamicAnchor",
  "$recursiveRef",
  "$id",
]);
const SCHEMA_MAPS = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);
const SCHEMA_LISTS = new Set(["oneOf", "anyOf", "allOf", "prefixItems"]);
const SCHEMAS = new Set(["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"]);

/**
 * Rewrites the contract's schemas for Ajv. A union is turned into a dispatch wherever one property tells its branches apart, so
 * that errors speak of the one branch that was meant.
 */
export function validationSchemas(source: Source): ValidationSchemas {
  const keys: Record<string, readonly string[]> = {};
  const tags: Record<string, readonly string[]> = {};
  const pointerOf = new Map<unknown, string>();
  const roots: string[] = [];

  const schemaAt = (value: Json, at: string): Json => {
    const ready = rewrite(value, at);
    pointerOf.set(ready, at);
    return ready;
  };
  const rewrite = (value: Json, at: string): Json => {
    if (!isObject(value)) return value;
    const ready: Record<string, Json> = {};
    for (const [keyword, child] of Object.entries(value)) {
      if (keyword.startsWith("x-") || ANNOTATIONS.has(keyword) || keyword === "discriminator") continue;
      const childAt = at + pointer(keyword);
      if (REFUSED.has(keyword)) {
        throw new ContractError(
          source.place(childAt),
          `${keyword} is outside the portable subset`,
          "Say it with plain properties and a closed object",
        );
      }
      if (SCHEMAS.has(keyword)) ready[keyword] = schemaAt(child, childAt);
      else if (SCHEMA_LISTS.has(keyword) && Array.isArray(child)) {
        ready[keyword] = child.map((branch: Json, index) => schemaAt(branch, childAt + pointer(index)));
      } else if (SCHEMA_MAPS.has(keyword) && isObject(child)) {
        ready[keyword] = mapValues(child, (property, name) => schemaAt(property, childAt + pointer(name)));
      } else ready[keyword] = child;
    }
    if (value["additionalProperties"] === false)
      keys[`#${at}/additionalProperties`] = Object.keys(section(value, "properties"));
    return UNIONS.reduce<JsonObject>((schema, keyword) => {
      const { [keyword]: branches, ...rest } = schema;
      if (!Array.isArray(branches)) return schema;
      const { schema: chosen, tags: values } = dispatch({ source, original: value, at, keyword, ready: branches });
      const [place, whole] = beside(rest, chosen);
      if (values) tags[`#${at}${place}/discriminator`] = values;
      return whole;
    }, ready);
  };

  /** A schema that gets a function of its own: as an object, each boolean can be told from the others. */
  const ownSchemaAt = (value: Json, at: string): Json => {
    roots.push(at);
    return schemaAt(typeof value === "boolean" ? (value ? {} : { not: {} }) : value, at);
  };

  const walk = (value: Json, at: string): Json => {
    if (Array.isArray(value)) return value.map((child: Json, index) => walk(child, at + pointer(index)));
    if (!isObject(value)) return value;
    return mapValues(value, (child, key) => {
      const childAt = at + pointer(key);
      const kind = kindAt(childAt);
      if (kind === "Schema") return ownSchemaAt(child, childAt);
      return kind === "data" ? null : walk(child, childAt);
    });
  };

  const { paths = {}, components = {} } = source.document;
  const document = { paths: walk(paths, "/paths"), components: walk(components, "/components") };
  return { document, pointerOf, roots, vocabulary: { keys, tags } };
}

/** Two schemas that both hold, and where in the whole the second one stands: a part of its own, where a keyword of it is taken. */
function beside(first: JsonObject, second: JsonObject): readonly [place: string, whole: JsonObject] {
  const taken = Object.keys(second).some((key) => first[key] !== undefined && first[key] !== second[key]);
  if (!taken) return ["", { ...first, ...second }];
  const { allOf } = first;
  const parts = Array.isArray(allOf) ? allOf : [];
  return [`/allOf/${parts.length}`, { ...first, allOf: [...parts, second] }];
}

function mapValues(value: JsonObject, change: (child: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, change(child, key)]));
}
