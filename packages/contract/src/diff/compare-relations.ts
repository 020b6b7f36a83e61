import { addition, breaking, type Effect, judge, type Outcome } from "./direction.ts";
import {
  canonical,
  isList,
  isObject,
  type Json,
  type JsonObject,
  keysOf,
  same,
  step,
  textAt,
} from "./json-document.ts";
import { type OperationSite, type Part, type PartPair, tell } from "./operation-site.ts";
import { effectOn, gainsAndLosses } from "./schema-values.ts";
import { show } from "./schema-walk.ts";

const KEY = "x-contract";

const tightened: Outcome = addition(
  "no caller breaks; a server that does not keep it fails its contract test from now on",
);
const renamed = breaking("tests", "deviations files that name it are stale; write the new name there");

function relationsOf(owner: Part): Map<string, Part> {
  const list = owner.value[KEY];
  const relations = isList(list) ? list : [];
  return new Map(
    relations.flatMap((value, index): [string, Part][] =>
      isObject(value)
        ? [[textAt(value, "id") ?? `#${index}`, { value, pointer: step(owner.pointer, KEY, String(index)) }]]
        : [],
    ),
  );
}

const setOf = (value: Json | undefined): Set<string> => new Set(isList(value) ? value.map(canonical) : []);

/** A list of what is allowed: for each status, where there is one. One that is not listed allows everything. */
function effectOnStatuses(before: JsonObject, after: JsonObject): Effect | undefined {
  const effects = keysOf(before, after).flatMap((status): Effect[] => {
    const [from, to] = [before[status], after[status]];
    if (from === undefined) return ["narrowed"];
    if (to === undefined) return ["widened"];
    const effect = effectOn(setOf(from), setOf(to));
    return effect === undefined ? [] : [effect];
  });
  const [first] = effects;
  return effects.every((effect) => effect === first) ? first : "changed";
}

/** What a change of one key of a relation does to the replies that keep it. */
function effectOf(key: string, before: Json | undefined, after: Json | undefined): Effect | undefined {
  switch (key) {
    case "when": {
      // The more statuses it speaks of, the more it asks.
      const effect = effectOn(setOf(before), setOf(after));
      return effect === "widened" ? "narrowed" : effect === "narrowed" ? "widened" : effect;
    }
    case "within":
      return Number(after) < Number(before) ? "narrowed" : "widened";
    case "ignoreCase":
      return after === true ? "widened" : "narrowed";
    case "startsWith":
      return effectOn(setOf(before), setOf(after));
    case "byStatus":
      return effectOnStatuses(isObject(before) ? before : {}, isObject(after) ? after : {});
    default:
      return "changed";
  }
}

function howItChanged(before: Json | undefined, after: Json | undefined): string {
  if (isList(before) && isList(after)) return gainsAndLosses(setOf(before), setOf(after));
  if (!isObject(before) || !isObject(after)) return `goes from ${show(before)} to ${show(after)}`;
  const keys = keysOf(before, after).filter((key) => !same(before[key], after[key]));
  return keys.map((key) => `${howItChanged(before[key], after[key])} at \`${key}\``).join(", ");
}

function compareRelation(site: OperationSite, pair: PartPair, id: string): void {
  for (const key of keysOf(pair.old.value, pair.new.value)) {
    const [before, after] = [pair.old.value[key], pair.new.value[key]];
    if (same(before, after)) continue;
    const effect = effectOf(key, before, after);
    if (effect === undefined) continue;
    const word = effect === "narrowed" ? "stricter" : effect === "widened" ? "looser" : "different";
    const outcome = effect === "narrowed" ? tightened : judge(effect, "reply");
    const what = `the relation \`${id}\` is ${word}, as its \`${key}\` ${howItChanged(before, after)}`;
    tell(site, pair, `relation-${effect}`, what, outcome, key);
  }
}

/** Compares `x-contract`: what replies promise beyond their schemas. */
export function compareRelations(site: OperationSite, pair: PartPair): void {
  const [before, after] = [relationsOf(pair.old), relationsOf(pair.new)];
  const nameless = ({ value: { id: _, ...rest } }: Part): string => canonical(rest);
  const gained = new Map([...after].filter(([id]) => !before.has(id)));
  for (const [id, old] of before) {
    const renewed = after.get(id);
    const twin = [...gained].find(([, other]) => nameless(other) === nameless(old));
    if (renewed !== undefined) compareRelation(site, { old, new: renewed }, id);
    else if (twin === undefined)
      tell(site, { old }, "relation-removed", `the relation \`${id}\` is gone`, judge("widened", "reply"));
    else {
      gained.delete(twin[0]);
      tell(
        site,
        { old, new: twin[1] },
        "relation-renamed",
        `the relation \`${id}\` is called \`${twin[0]}\` now`,
        renamed,
        "id",
      );
    }
  }
  for (const [id, renewed] of gained)
    tell(site, { new: renewed }, "relation-added", `the relation \`${id}\` is new`, tightened);
}
