import { say } from "./comparison.ts";
import { type Effect, opposite } from "./direction.ts";
import { isList, isObject, type JsonObject, keysOf, objectAt, same } from "./json-document.ts";
import { effectOn } from "./schema-values.ts";
import { type KeywordRule, type SchemaWalk, show } from "./schema-walk.ts";

/** A demand that came lets fewer values through, one that went more, and of two that differ nothing can be said. */
const effectOfDemand = (was: boolean, is: boolean): Effect => (was && is ? "changed" : is ? "narrowed" : "widened");

/** `if` without `then` and `else` asks for nothing, and they for nothing without `if`. */
function compareChoice(walk: SchemaWalk): void {
  const asked = ({ if: when, then, else: otherwise }: JsonObject): JsonObject | undefined =>
    when === undefined || (then === undefined && otherwise === undefined)
      ? undefined
      : { if: when, ...(then !== undefined && { then }), ...(otherwise !== undefined && { else: otherwise }) };
  const [before, after] = [asked(walk.old), asked(walk.new)];
  if (same(before, after)) return;
  const now = after === undefined ? "no longer asks" : "asks";
  const what = `${say(walk.label)} ${now} for more where ${show((after ?? before)?.["if"])} holds`;
  walk.tell("if", what, effectOfDemand(before !== undefined, after !== undefined));
}

/** Which property needs which other: the more of them, the fewer values. */
function compareNeeds(walk: SchemaWalk): void {
  const needs = (schema: JsonObject): Set<string> =>
    new Set(
      Object.entries(objectAt(schema, "dependentRequired")).flatMap(([name, others]) =>
        isList(others) ? others.map((other) => `${show(name)} needs ${show(other)}`) : [],
      ),
    );
  const [before, after] = [needs(walk.old), needs(walk.new)];
  const effect = effectOn(before, after);
  if (effect === undefined) return;
  const listed = [...after].join(", ");
  const what = `in ${say(walk.label)} ${listed === "" ? "no property needs another any more" : listed}`;
  walk.tell("dependentRequired", what, opposite(effect));
}

function compareDependents(walk: SchemaWalk): void {
  const [before, after] = [objectAt(walk.old, "dependentSchemas"), objectAt(walk.new, "dependentSchemas")];
  for (const name of keysOf(before, after)) {
    const [was, is] = [before[name] !== undefined, after[name] !== undefined];
    if (was && is) walk.descend(["dependentSchemas", name], ["dependentSchemas", name], "");
    else
      walk.tell(
        ["dependentSchemas", name],
        `${say(walk.label)} ${is ? "asks" : "no longer asks"} for more where it has \`${name}\``,
        effectOfDemand(was, is),
      );
  }
}

function compareNot(walk: SchemaWalk): void {
  const [before, after] = [walk.old["not"], walk.new["not"]];
  if (same(before, after)) return;
  const what =
    after === undefined
      ? `${say(walk.label)} may be ${show(before)}`
      : `${say(walk.label)} must not be ${show(after)}${isObject(before) ? ` instead of ${show(before)}` : ""}`;
  walk.tell("not", what, effectOfDemand(before !== undefined, after !== undefined));
}

/** What is asked for under a condition, and what must not be. */
export const conditions: KeywordRule = {
  keywords: ["if", "then", "else", "dependentRequired", "dependentSchemas", "not"],
  compare: (walk) => {
    compareChoice(walk);
    compareNeeds(walk);
    compareDependents(walk);
    compareNot(walk);
  },
};
