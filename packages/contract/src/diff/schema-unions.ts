import { say } from "./comparison.ts";
import type { Effect } from "./direction.ts";
import { isList, isObject, type Json, type JsonObject, keysOf, objectAt, same, textAt } from "./json-document.ts";
import { type KeywordRule, type SchemaWalk, show } from "./schema-walk.ts";

const branchesOf = (schema: JsonObject, keyword: string): readonly Json[] => {
  const list = schema[keyword];
  return isList(list) ? list : [];
};

function nameOf(branch: Json | undefined): string {
  const reference = isObject(branch) ? textAt(branch, "$ref") : undefined;
  return reference === undefined ? show(branch) : `\`${reference.slice(reference.lastIndexOf("/") + 1)}\``;
}

const COMPONENT = "#/components/schemas/";

type Keyword = "oneOf" | "anyOf" | "allOf";

/** Pairs branches by what they refer to, then by what they say; one left on each side is taken for the same, edited. */
function compareBranches(walk: SchemaWalk, was: Keyword, is: Keyword): void {
  const [before, after] = [branchesOf(walk.old, was), branchesOf(walk.new, is)];
  const free = new Set(after.keys());
  const left: number[] = [];
  const pair = (from: number, to: number): void => {
    free.delete(to);
    walk.descend([was, String(from)], [is, String(to)], "");
  };
  for (const [index, branch] of before.entries()) {
    const twin = [...free].find((other) => walk.sameReference(branch, after[other]) || same(branch, after[other]));
    if (twin === undefined) left.push(index);
    else pair(index, twin);
  }
  const [onlyOld, onlyNew] = [left[0], [...free][0]];
  if (left.length === 1 && free.size === 1 && onlyOld !== undefined && onlyNew !== undefined) {
    pair(onlyOld, onlyNew);
    return;
  }
  // A branch more is a choice more, except of `allOf`, where it is a demand more, and where there was no choice at all.
  const demand = is === "allOf";
  const lost: Effect = demand || after.length === 0 ? "widened" : "narrowed";
  const gained: Effect = demand || before.length === 0 ? "narrowed" : "widened";
  for (const index of left)
    walk.tell(
      [was, String(index)],
      `${nameOf(before[index])} is no longer one of the schemas of ${say(walk.label)}`,
      lost,
    );
  for (const index of free)
    walk.tell([is, String(index)], `${nameOf(after[index])} becomes one of the schemas of ${say(walk.label)}`, gained);
}

const has = (schema: JsonObject, keyword: Keyword): boolean => branchesOf(schema, keyword).length > 0;

/** `oneOf` and `anyOf` list choices alike; of the first, no two may fit at once. */
function compareChoices(walk: SchemaWalk): void {
  const [was, is] = [walk.old, walk.new].map((schema): Keyword => (has(schema, "oneOf") ? "oneOf" : "anyOf"));
  const both = [walk.old, walk.new].some((schema) => has(schema, "oneOf") && has(schema, "anyOf"));
  if (was === undefined || is === undefined || was === is || both || !has(walk.old, was) || !has(walk.new, is)) {
    compareBranches(walk, "oneOf", "oneOf");
    compareBranches(walk, "anyOf", "anyOf");
    return;
  }
  const what = `${say(walk.label)} ${is === "anyOf" ? "may fit several of its schemas at once" : "must fit exactly one of its schemas"}`;
  walk.tell(is, what, is === "anyOf" ? "widened" : "narrowed");
  compareBranches(walk, was, is);
}

/** What the union itself lists; a mapping to anything else has been told of with its branch. */
const choicesOf = (schema: JsonObject): readonly Json[] => [
  ...branchesOf(schema, "oneOf"),
  ...branchesOf(schema, "anyOf"),
];

/** Where each value leads: a choice that no value leads to goes by its own name, and a name stands for the component. */
function mappingOf(schema: JsonObject, discriminator: JsonObject): JsonObject {
  const said = Object.entries(objectAt(discriminator, "mapping")).map(([value, to]): [string, Json] => [
    value,
    typeof to === "string" && /^[\w.-]+$/.test(to) ? `${COMPONENT}${to}` : to,
  ]);
  const unsaid = choicesOf(schema).flatMap((choice): [string, Json][] => {
    const reference = isObject(choice) ? textAt(choice, "$ref") : undefined;
    if (!reference?.startsWith(COMPONENT) || said.some(([, to]) => to === reference)) return [];
    return [[reference.slice(COMPONENT.length), reference]];
  });
  return Object.fromEntries([...unsaid, ...said]);
}

function compareDiscriminator(walk: SchemaWalk): void {
  const [before, after] = [walk.old["discriminator"], walk.new["discriminator"]];
  if (same(before, after) && before === undefined) return;
  if (!isObject(before) || !isObject(after)) {
    const what = `the discriminator of ${say(walk.label)} is ${isObject(after) ? "new" : "gone"}`;
    walk.tell("discriminator", what, isObject(after) ? "narrowed" : "widened");
    return;
  }
  const [from, to] = [before["propertyName"], after["propertyName"]];
  if (from !== to)
    walk.tell(
      ["discriminator", "propertyName"],
      `\`${to}\` instead of \`${from}\` tells the kinds of ${say(walk.label)} apart`,
      "changed",
    );
  const [had, has] = [mappingOf(walk.old, before), mappingOf(walk.new, after)];
  for (const value of keysOf(had, has)) {
    const [old, renewed] = [had[value], has[value]].map((reference): Json => ({ $ref: reference ?? null }));
    const tell = (what: string, effect: Effect): void => walk.tell(["discriminator", "mapping", value], what, effect);
    if (had[value] === undefined) {
      if (choicesOf(walk.old).some((choice) => walk.sameReference(choice, renewed)))
        tell(`\`${from}\` of ${say(walk.label)} takes the value \`${value}\``, "widened");
    } else if (has[value] === undefined) {
      if (choicesOf(walk.new).some((choice) => walk.sameReference(old, choice)))
        tell(`\`${from}\` of ${say(walk.label)} no longer takes the value \`${value}\``, "narrowed");
    } else if (!walk.sameReference(old, renewed)) {
      tell(`\`${value}\` of ${say(walk.label)} leads to ${nameOf(renewed)} instead of ${nameOf(old)}`, "changed");
    }
  }
}

/** Which of several schemas. */
export const unions: KeywordRule = {
  keywords: ["oneOf", "anyOf", "allOf", "discriminator"],
  compare: (walk) => {
    compareChoices(walk);
    compareBranches(walk, "allOf", "allOf");
    compareDiscriminator(walk);
  },
};
