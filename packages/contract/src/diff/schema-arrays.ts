import { say } from "./comparison.ts";
import { isList, isObject, same } from "./json-document.ts";
import { openOr } from "./schema-objects.ts";
import type { KeywordRule, SchemaWalk } from "./schema-walk.ts";

function compareItems(walk: SchemaWalk, keyword: "items" | "unevaluatedItems"): void {
  const [before, after] = [openOr(walk.old[keyword]), openOr(walk.new[keyword])];
  if (isObject(before) && isObject(after)) {
    walk.descend([keyword], [keyword], "[]");
    return;
  }
  if (same(before, after)) return;
  const narrowed = after === false || before === true;
  walk.tell(
    keyword,
    `the elements of ${say(walk.label)} ${narrowed ? "are limited" : "are no longer limited"}`,
    narrowed ? "narrowed" : "widened",
  );
}

function comparePositions(walk: SchemaWalk): void {
  const [before, after] = [walk.old["prefixItems"] ?? [], walk.new["prefixItems"] ?? []];
  if (!isList(before) || !isList(after)) return;
  const both = Math.min(before.length, after.length);
  for (let index = 0; index < both; index += 1)
    walk.descend(["prefixItems", String(index)], ["prefixItems", String(index)], `[${index}]`);
  if (before.length === after.length) return;
  // What has no rule of its own goes by that for all the others.
  const longer = after.length > before.length;
  const rest = openOr((longer ? walk.old : walk.new)["items"]);
  if (isObject(rest))
    for (let index = both; index < Math.max(before.length, after.length); index += 1) {
      const [was, is] = [index < before.length, index < after.length];
      const own = ["prefixItems", String(index)];
      walk.descend(was ? own : ["items"], is ? own : ["items"], `[${index}]`);
    }
  else
    walk.tell(
      "prefixItems",
      `${say(walk.label)} has rules for its first ${after.length} elements, not ${before.length}`,
      longer === (rest === true) ? "narrowed" : "widened",
    );
}

/** What the elements of a list are. */
export const arrays: KeywordRule = {
  keywords: ["items", "unevaluatedItems", "prefixItems"],
  compare: (walk) => {
    compareItems(walk, "items");
    compareItems(walk, "unevaluatedItems");
    comparePositions(walk);
  },
};
