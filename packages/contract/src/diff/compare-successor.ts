import { addition, wordsOnly } from "./direction.ts";
import { textAt } from "./json-document.ts";
import { type OperationSite, type PartPair, tell } from "./operation-site.ts";

const KEY = "x-successor";

const named = addition("nobody breaks; errors of the generated client name that path, and callers may move there");

/** Compares `x-successor`: the path by which later versions of the service do the same. No request goes there by itself. */
export function compareSuccessor(site: OperationSite, pair: PartPair, name: string): void {
  const [before, after] = [textAt(pair.old.value, KEY), textAt(pair.new.value, KEY)];
  if (before === after) return;
  const what =
    after === undefined
      ? `${name} no longer says that ${before} does the same in later versions of the service`
      : `later versions of the service do the same as ${name} by ${after}${before === undefined ? "" : ` instead of ${before}`}`;
  tell(site, pair, "successor-changed", what, after === undefined ? wordsOnly : named, KEY);
}
