import { type Comparison, inside, type Label, say } from "./comparison.ts";
import { judge, type Outcome, type Side } from "./direction.ts";
import { isList, isObject, type Json, type JsonObject, type Spot, step } from "./json-document.ts";
import { leftovers } from "./leftovers.ts";
import { isElsewhere } from "./one-way.ts";
import { annotations } from "./schema-annotations.ts";
import { arrays } from "./schema-arrays.ts";
import { bounds } from "./schema-bounds.ts";
import { conditions } from "./schema-conditions.ts";
import { inSameForm } from "./schema-form.ts";
import { objects } from "./schema-objects.ts";
import { unions } from "./schema-unions.ts";
import { values } from "./schema-values.ts";
import type { KeywordPath, SchemaWalk } from "./schema-walk.ts";

const rules = [values, bounds, objects, arrays, unions, conditions, annotations];
const judged: ReadonlySet<string> = new Set(["$ref", ...rules.flatMap((rule) => rule.keywords)]);
const COMPONENT = "#/components/schemas/";

/** Where two schemas meet: in which operation, on which side, under which name. */
export interface SchemaSite {
  readonly operation: string | undefined;
  readonly side: Side;
  readonly label: Label;
}

function valueAt(owner: Json, keys: readonly string[]): Json | undefined {
  let value: Json | undefined = owner;
  for (const key of keys) value = isList(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined;
  return value;
}

function below(owner: Spot, keys: readonly string[]): Spot {
  return { value: valueAt(owner.value, keys) ?? true, pointer: step(owner.pointer, ...keys) };
}

function pointerOf(owner: Spot, keyword: KeywordPath | readonly []): string | undefined {
  const keys = typeof keyword === "string" ? [keyword] : keyword;
  return valueAt(owner.value, keys) === undefined ? undefined : step(owner.pointer, ...keys);
}

/** A component gives its own name to what stands below it; everything else goes by the way that led to it. */
function labelOf(pointer: string, label: Label): Label {
  const name = pointer.startsWith(COMPONENT) ? pointer.slice(COMPONENT.length) : "/";
  return name.includes("/") ? label : { before: "", name };
}

/** `true` and `{}` let everything through. */
const objectOf = (value: Json): JsonObject => (isObject(value) ? value : {});

/** Compares two schemas and all that they refer to, and reports each difference by the direction that values travel in. */
export function compareSchemas(comparison: Comparison, before: Spot, after: Spot, site: SchemaSite): void {
  const [old, renewed] = inSameForm(comparison, before, after);
  comparison.used.add(old.pointer).add(renewed.pointer);
  const key = [site.operation, site.side, old.pointer, renewed.pointer].join(" ");
  if (comparison.met.has(key)) return;
  comparison.met.add(key);

  const label = labelOf(renewed.pointer, site.label);
  const note = (rule: string, keyword: KeywordPath | readonly [], what: string, outcome: Outcome): void =>
    comparison.report({
      rule,
      what,
      outcome,
      operation: site.operation,
      old: pointerOf(old, keyword),
      new: pointerOf(renewed, keyword),
    });
  if (old.value === false || renewed.value === false) {
    // What nothing fits has no keywords that could be held against those of the other.
    if (old.value === renewed.value) return;
    const [what, effect] =
      old.value === false ? (["anything", "widened"] as const) : (["nothing", "narrowed"] as const);
    note(
      `schema-${effect}`,
      [],
      `${say(label)} may be ${what} ${old.value === false ? "at all now" : "any more"}`,
      judge(effect, site.side),
    );
    return;
  }
  const walk: SchemaWalk = {
    old: objectOf(old.value),
    new: objectOf(renewed.value),
    side: site.side,
    label,
    note,
    tell: (keyword, what, effect, outcome) =>
      note(
        `${typeof keyword === "string" ? keyword : keyword[0]}-${effect}`,
        keyword,
        what,
        outcome ?? judge(effect, site.side),
      ),
    descend: (oldKeys, newKeys, part) =>
      compareSchemas(comparison, below(old, oldKeys), below(renewed, newKeys), {
        ...site,
        label: inside(label, part),
      }),
    isElsewhere: (name) =>
      isElsewhere(
        [
          [comparison.old, old],
          [comparison.new, renewed],
        ],
        name,
        site.side,
      ),
    sameReference: (left, right) => {
      if (!isObject(left) || !isObject(right) || typeof left["$ref"] !== "string") return false;
      return (comparison.renamed.get(left["$ref"]) ?? left["$ref"]) === right["$ref"];
    },
  };
  for (const rule of rules) rule.compare(walk);
  for (const { key: keyword, rule, outcome } of leftovers(walk.old, walk.new, judged))
    note(rule, keyword, `\`${keyword}\` of ${say(label)} changed`, outcome);
}
