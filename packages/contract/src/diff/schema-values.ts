import { say } from "./comparison.ts";
import type { Effect } from "./direction.ts";
import { canonical, isList, type Json, type JsonObject } from "./json-document.ts";
import { type KeywordRule, type SchemaWalk, show } from "./schema-walk.ts";

const everyType = ["null", "boolean", "integer", "fraction", "string", "array", "object"];

/** The types that a schema lets through; a number is an integer or a fraction. `nullable` is how OpenAPI 3.0 says null. */
function typesOf(schema: JsonObject): Set<string> {
  const declared = schema["type"];
  const names = declared === undefined ? everyType : isList(declared) ? declared.map(String) : [String(declared)];
  const types = new Set(names.flatMap((name) => (name === "number" ? ["integer", "fraction"] : [name])));
  if (schema["nullable"] === true) types.add("null");
  return types;
}

/** What became of a set. */
export function effectOn(before: ReadonlySet<string>, after: ReadonlySet<string>): Effect | undefined {
  const lost = [...before].some((value) => !after.has(value));
  const gained = [...after].some((value) => !before.has(value));
  if (lost && gained) return "changed";
  return lost ? "narrowed" : gained ? "widened" : undefined;
}

/** More values than these are counted instead of named in a sentence. */
const MAX_NAMED = 8;

function named(values: readonly string[]): string {
  const rest = values.length - MAX_NAMED;
  return rest > 0 ? `${values.slice(0, MAX_NAMED).join(", ")} and ${rest} more` : values.join(", ");
}

/** Which values came and went, as the predicate of a sentence. */
export function gainsAndLosses(before: ReadonlySet<string>, after: ReadonlySet<string>): string {
  const lost = [...before].filter((value) => !after.has(value));
  const gained = [...after].filter((value) => !before.has(value));
  const parts = [lost.length > 0 ? `loses ${named(lost)}` : "", gained.length > 0 ? `gains ${named(gained)}` : ""];
  return parts.filter((part) => part !== "").join(" and ");
}

function compareTypes(walk: SchemaWalk): void {
  const effect = effectOn(typesOf(walk.old), typesOf(walk.new));
  if (effect === undefined) return;
  const nullOnly = walk.old["type"] === walk.new["type"];
  const what = nullOnly
    ? `${say(walk.label)} may ${effect === "narrowed" ? "no longer" : "now"} be null`
    : `the type of ${say(walk.label)} goes from ${show(walk.old["type"])} to ${show(walk.new["type"])}`;
  walk.tell(nullOnly ? "nullable" : "type", what, effect);
}

function valuesOf(schema: JsonObject): readonly Json[] | undefined {
  const { enum: values, const: only } = schema;
  if (isList(values)) return values;
  return only === undefined ? undefined : [only];
}

function compareValues(walk: SchemaWalk): void {
  const [before, after] = [valuesOf(walk.old), valuesOf(walk.new)];
  const keyword = walk.old["const"] !== undefined || walk.new["const"] !== undefined ? "const" : "enum";
  if (before === undefined && after === undefined) return;
  if (before === undefined || after === undefined) {
    const what =
      after === undefined
        ? `${say(walk.label)} is no longer limited to ${show(before)}`
        : `${say(walk.label)} is limited to ${show(after)}`;
    walk.tell(keyword, what, after === undefined ? "widened" : "narrowed");
    return;
  }
  const [had, has] = [new Set(before.map(canonical)), new Set(after.map(canonical))];
  const effect = effectOn(had, has);
  if (effect === undefined) return;
  walk.tell(keyword, `the list of values of ${say(walk.label)} ${gainsAndLosses(had, has)}`, effect);
}

/** Which type, and which values of it. */
export const values: KeywordRule = {
  keywords: ["type", "nullable", "enum", "const"],
  compare: (walk) => {
    compareTypes(walk);
    compareValues(walk);
  },
};
