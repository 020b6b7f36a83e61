import { say } from "./comparison.ts";
import { breaking, CALLERS, type Effect, type Outcome, opposite } from "./direction.ts";
import { isList, isObject, type Json, type JsonObject, keysOf, objectAt, same } from "./json-document.ts";
import { type KeywordRule, type SchemaWalk, show } from "./schema-walk.ts";

const requiredOf = (schema: JsonObject): Set<string> => {
  const names = schema["required"];
  return new Set(isList(names) ? names.filter((name) => typeof name === "string") : []);
};

const isClosed = (schema: JsonObject): boolean =>
  schema["additionalProperties"] === false || schema["unevaluatedProperties"] === false;

const gone: Outcome = breaking(
  "callers",
  `${CALLERS} who read it find nothing there; keep sending it until they no longer do`,
);
const ignored: Outcome = breaking(
  "callers",
  `${CALLERS} who send it are refused or no longer heard; keep accepting it until they no longer do`,
);

function added(walk: SchemaWalk, name: string): void {
  const required = requiredOf(walk.new).has(name);
  const what = `${say(walk.label)} has the new ${required ? "required" : "optional"} property \`${name}\``;
  // Where unknown keys were tolerated, one of them that gets a name narrows a reply; callers ignored it before.
  const effect: Effect =
    walk.side === "request" ? (required ? "narrowed" : "widened") : isClosed(walk.old) ? "widened" : "narrowed";
  walk.tell(["properties", name], what, effect);
}

function removed(walk: SchemaWalk, name: string): void {
  const what = `${say(walk.label)} no longer has the property \`${name}\``;
  walk.tell(["properties", name], what, "changed", walk.side === "request" ? ignored : gone);
}

/** Compares the properties, and answers which names came or went, so that `required` does not tell of them again. */
function compareProperties(walk: SchemaWalk): Set<string> {
  const here = (schema: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(objectAt(schema, "properties")).filter(([name]) => !walk.isElsewhere(name)));
  const [before, after] = [here(walk.old), here(walk.new)];
  const lost = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const gained = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  const told = new Set([...lost, ...gained]);
  const [from, to] = [lost[0], gained[0]];
  if (from !== undefined && to !== undefined && told.size === 2 && same(before[from], after[to])) {
    walk.tell(["properties", to], `the property \`${from}\` of ${say(walk.label)} is called \`${to}\` now`, "changed");
  } else {
    for (const name of lost) removed(walk, name);
    for (const name of gained) added(walk, name);
  }
  for (const name of Object.keys(before).filter((key) => Object.hasOwn(after, key)))
    walk.descend(["properties", name], ["properties", name], `.${name}`);
  return told;
}

function compareRequired(walk: SchemaWalk, told: ReadonlySet<string>): void {
  const [before, after] = [requiredOf(walk.old), requiredOf(walk.new)];
  for (const name of new Set([...before, ...after])) {
    if (before.has(name) === after.has(name) || told.has(name) || walk.isElsewhere(name)) continue;
    const now = after.has(name) ? "required" : "optional";
    walk.tell(
      "required",
      `the property \`${name}\` of ${say(walk.label)} becomes ${now}`,
      after.has(name) ? "narrowed" : "widened",
    );
  }
}

/** Nothing said and the empty schema both mean that anything goes. */
export const openOr = (value: Json | undefined): Json => (value === undefined || same(value, {}) ? true : value);

function compareUnnamed(walk: SchemaWalk, keyword: "additionalProperties" | "unevaluatedProperties"): void {
  const [before, after] = [openOr(walk.old[keyword]), openOr(walk.new[keyword])];
  if (isObject(before) && isObject(after)) {
    walk.descend([keyword], [keyword], ".*");
    return;
  }
  if (same(before, after)) return;
  const effect: Effect = after === false || before === true ? "narrowed" : "widened";
  const unnamed = { true: "any key that has no name there", false: "no key that has no name there" };
  const now = isObject(after) ? `only such unnamed keys as fit ${show(after)}` : unnamed[`${after === true}`];
  walk.tell(keyword, `${say(walk.label)} takes ${now}`, effect);
}

function comparePatterns(walk: SchemaWalk): void {
  const [before, after] = [objectAt(walk.old, "patternProperties"), objectAt(walk.new, "patternProperties")];
  for (const pattern of keysOf(before, after)) {
    if (before[pattern] !== undefined && after[pattern] !== undefined) {
      walk.descend(["patternProperties", pattern], ["patternProperties", pattern], `[${pattern}]`);
      continue;
    }
    const came = before[pattern] === undefined;
    const effect: Effect = came ? "narrowed" : "widened";
    const what = `a rule for keys like \`${pattern}\` is ${came ? "put on" : "taken off"} ${say(walk.label)}`;
    walk.tell(["patternProperties", pattern], what, isClosed(walk.new) ? opposite(effect) : effect);
  }
}

function compareNames(walk: SchemaWalk): void {
  const [before, after] = [walk.old["propertyNames"], walk.new["propertyNames"]];
  if (isObject(before) && isObject(after)) {
    walk.descend(["propertyNames"], ["propertyNames"], " (names of keys)");
    return;
  }
  if (same(before, after)) return;
  const came = before === undefined;
  const what = `the keys of ${say(walk.label)} ${came ? `must fit ${show(after)}` : "may have any name"}`;
  walk.tell("propertyNames", what, came ? "narrowed" : "widened");
}

/** Which keys an object has, must have and may have. */
export const objects: KeywordRule = {
  keywords: [
    "properties",
    "required",
    "additionalProperties",
    "unevaluatedProperties",
    "patternProperties",
    "propertyNames",
  ],
  compare: (walk) => {
    compareRequired(walk, compareProperties(walk));
    compareUnnamed(walk, "additionalProperties");
    compareUnnamed(walk, "unevaluatedProperties");
    comparePatterns(walk);
    compareNames(walk);
  },
};
