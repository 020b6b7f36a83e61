import { say } from "./comparison.ts";
import type { Effect } from "./direction.ts";
import { type Json, same } from "./json-document.ts";
import { type KeywordRule, type SchemaWalk, show } from "./schema-walk.ts";

const upper = ["maxLength", "maxItems", "maxProperties", "maxContains"];
const lower = ["minLength", "minItems", "minProperties"];

function numberAt(owner: SchemaWalk["old"], keyword: string, absent: number): number {
  const value = owner[keyword];
  return typeof value === "number" ? value : absent;
}

function went(walk: SchemaWalk, keyword: string): string {
  const [from, to] = [walk.old[keyword], walk.new[keyword]];
  if (from === undefined) return `\`${keyword}\` ${show(to)} is put on ${say(walk.label)}`;
  if (to === undefined) return `\`${keyword}\` ${show(from)} is taken off ${say(walk.label)}`;
  return `\`${keyword}\` of ${say(walk.label)} goes from ${show(from)} to ${show(to)}`;
}

/** `minimum` and `exclusiveMinimum` are one bound, and so are their opposites: the stricter of the two holds. */
function compareRange(walk: SchemaWalk, bound: "minimum" | "maximum"): void {
  const exclusive = bound === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
  const sign = bound === "minimum" ? -1 : 1;
  const whole = [walk.old, walk.new].every(({ type }) => type === "integer");
  const limit = (owner: SchemaWalk["old"]): { at: number; open: boolean } => {
    // OpenAPI 3.0 writes `exclusiveMaximum: true` beside `maximum`.
    const flag = owner[exclusive] === true;
    const closedAt = sign * numberAt(owner, bound, sign * Number.POSITIVE_INFINITY);
    const openAt = flag ? closedAt : sign * numberAt(owner, exclusive, sign * Number.POSITIVE_INFINITY);
    // Between two integers there is none.
    if (whole) return { at: Math.min(Math.floor(closedAt), Math.ceil(openAt) - 1), open: false };
    return openAt <= closedAt && openAt < Number.POSITIVE_INFINITY
      ? { at: openAt, open: true }
      : { at: closedAt, open: false };
  };
  const [before, after] = [limit(walk.old), limit(walk.new)];
  if (before.at === after.at && before.open === after.open) return;
  const tighter = after.at < before.at || (after.at === before.at && after.open);
  const keyword = same(walk.old[bound], walk.new[bound]) ? exclusive : bound;
  const both = keyword === bound && !same(walk.old[exclusive], walk.new[exclusive]);
  const what = both
    ? `the ${bound} of ${say(walk.label)} becomes ${after.open ? "exclusive" : "inclusive"}`
    : went(walk, keyword);
  walk.tell(keyword, what, tighter ? "narrowed" : "widened");
}

function compareCount(walk: SchemaWalk, keyword: string, sign: 1 | -1, absent: number): void {
  const [before, after] = [numberAt(walk.old, keyword, absent), numberAt(walk.new, keyword, absent)];
  if (before !== after) walk.tell(keyword, went(walk, keyword), (after - before) * sign < 0 ? "narrowed" : "widened");
}

function compareMultiple(walk: SchemaWalk): void {
  const [before, after] = [numberAt(walk.old, "multipleOf", 0), numberAt(walk.new, "multipleOf", 0)];
  if (before === after) return;
  let effect: Effect = "changed";
  if (before === 0 || (after !== 0 && after % before === 0)) effect = "narrowed";
  else if (after === 0 || before % after === 0) effect = "widened";
  walk.tell("multipleOf", went(walk, "multipleOf"), effect);
}

/** A rule whose two values cannot be ordered: there or not there is all that direction can tell. */
function comparePresence(walk: SchemaWalk, keyword: string): void {
  const [before, after] = [walk.old[keyword], walk.new[keyword]];
  if (same(before, after)) return;
  walk.tell(
    keyword,
    went(walk, keyword),
    before === undefined ? "narrowed" : after === undefined ? "widened" : "changed",
  );
}

/** Formats of which one has room for the other. */
const roomier: Readonly<Record<string, string>> = { int32: "int64", float: "double" };

function compareFormat(walk: SchemaWalk): void {
  const [before, after] = [String(walk.old["format"]), String(walk.new["format"])];
  if (roomier[before] === after) walk.tell("format", went(walk, "format"), "widened");
  else if (roomier[after] === before) walk.tell("format", went(walk, "format"), "narrowed");
  else comparePresence(walk, "format");
}

function compareUnique(walk: SchemaWalk): void {
  const [before, after] = [walk.old["uniqueItems"] === true, walk.new["uniqueItems"] === true];
  if (before === after) return;
  const what = after
    ? `the elements of ${say(walk.label)} must differ`
    : `the elements of ${say(walk.label)} may be the same`;
  walk.tell("uniqueItems", what, after ? "narrowed" : "widened");
}

/** Patterns that every text has, as good as none. */
const ANY_TEXT = ["", "^", "$", ".*", "^.*", ".*$", "[\\s\\S]*", "^[\\s\\S]*$"];

function comparePattern(walk: SchemaWalk): void {
  const said = (pattern: Json | undefined) => (ANY_TEXT.some((any) => any === pattern) ? undefined : pattern);
  const [before, after] = [said(walk.old["pattern"]), said(walk.new["pattern"])];
  if (same(before, after)) return;
  const effect = before === undefined ? "narrowed" : after === undefined ? "widened" : "changed";
  walk.tell("pattern", went(walk, "pattern"), effect);
}

const unordered = ["contentEncoding", "contentMediaType", "contains"];

/** How large, how long, how many, and of which form. */
export const bounds: KeywordRule = {
  keywords: [
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "uniqueItems",
    "format",
    "pattern",
    "minContains",
    ...upper,
    ...lower,
    ...unordered,
  ],
  compare: (walk) => {
    compareRange(walk, "minimum");
    compareRange(walk, "maximum");
    for (const keyword of upper) compareCount(walk, keyword, 1, Number.POSITIVE_INFINITY);
    for (const keyword of lower) compareCount(walk, keyword, -1, 0);
    compareCount(walk, "minContains", -1, 1);
    comparePattern(walk);
    compareMultiple(walk);
    compareUnique(walk);
    compareFormat(walk);
    for (const keyword of unordered) comparePresence(walk, keyword);
  },
};
