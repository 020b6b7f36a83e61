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
  if (before.length !== after.length)
    walk.tell(
      "prefixItems",
      `${say(walk.label)} has rules for its first ${after.length} elements, not ${before.length}`,
      "changed",
    );
  for (const index of before.keys())
    if (index < after.length)
      walk.descend(["prefixItems", String(index)], ["prefixItems", String(index)], `[${index}]`);
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
