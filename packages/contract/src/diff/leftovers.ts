import { breaking, type Outcome, wordsOnly } from "./direction.ts";
import { type JsonObject, keysOf, same } from "./json-document.ts";

/** Keys that speak to people, wherever they stand. Unknown `x-` keys count as such: nothing is known to act by them. */
const wordKeys = new Set([
  ...["description", "summary", "title", "externalDocs", "tags", "example", "examples", "$comment", "$schema", "$id"],
  ...["contact", "license", "termsOfService", "xml", "links"],
]);

export const isWordKey = (key: string): boolean => wordKeys.has(key) || key.startsWith("x-");

const unjudged: Outcome = breaking(
  "callers",
  "this is not judged here and counts as breaking, to be safe; read what changed and decide who has to follow",
);

/** One key that no rule has looked at and that differs. */
export interface Leftover {
  readonly key: string;
  readonly rule: "words-changed" | "unjudged-change";
  readonly outcome: Outcome;
}

/** What differs between two objects beside the keys that rules have judged: words for people, or something unjudged. */
export function leftovers(old: JsonObject, renewed: JsonObject, judged: ReadonlySet<string>): Leftover[] {
  return keysOf(old, renewed)
    .filter((key) => !judged.has(key) && !same(old[key], renewed[key]))
    .map((key) =>
      isWordKey(key)
        ? { key, rule: "words-changed", outcome: wordsOnly }
        : { key, rule: "unjudged-change", outcome: unjudged },
    );
}
