import { addition, breaking, CALLERS, wordsOnly } from "./direction.ts";
import { textAt } from "./json-document.ts";
import { type OperationSite, type PartPair, tell } from "./operation-site.ts";

const KEY = "x-sunset";

const sooner = breaking(
  "callers",
  `${CALLERS} who count on the later day have less time; keep answering until it has come`,
);

/** The day on which an operation goes (`x-sunset`, RFC 8594): it may be named or put off, but not come sooner. */
export function compareSunset(site: OperationSite, pair: PartPair, name: string): void {
  const [before, after] = [textAt(pair.old.value, KEY), textAt(pair.new.value, KEY)];
  if (before === after) return;
  const what =
    after === undefined
      ? `${name} no longer says that it goes on ${before}`
      : `${name} goes on ${after}${before === undefined ? "" : ` instead of ${before}`}`;
  const [was, is] = [Date.parse(before ?? ""), Date.parse(after ?? "")];
  const outcome = is < was ? sooner : addition("nobody breaks before that day; call something else by then");
  tell(site, pair, "sunset-changed", what, after === undefined ? wordsOnly : outcome, KEY);
}
