import { addition, breaking, wordsOnly } from "./direction.ts";
import { listed } from "./findings.ts";
import { same } from "./json-document.ts";
import { type OperationSite, type PartPair, partsBelow, tell } from "./operation-site.ts";

/** Named examples are asked for by name from the mock and replayed by the contract tests: their names are an interface. */
export function compareExamples(site: OperationSite, pair: PartPair, name: string): void {
  const [before, after] = [
    partsBelow(site.comparison.old, pair.old, "examples"),
    partsBelow(site.comparison.new, pair.new, "examples"),
  ];
  const lost = [...before.keys()].filter((key) => !after.has(key));
  const gained = [...after.keys()].filter((key) => !before.has(key));
  if (lost.length > 0) {
    const example = `example ${listed(lost.map((key) => `\`${key}\``))} of ${name}`;
    const what =
      gained.length > 0
        ? `the ${example} is called ${listed(gained.map((key) => `\`${key}\``))} now`
        : `the ${example} is gone`;
    const outcome = breaking(
      "tests",
      "tests that ask the mock for it by name fail; let them name another example, or keep this one",
    );
    tell(site, pair, "example-removed", what, outcome, "examples");
  } else if (gained.length > 0) {
    const what = `${name} has the new example ${listed(gained.map((key) => `\`${key}\``))}`;
    tell(site, pair, "example-added", what, addition("nobody breaks; tests may ask the mock for it"), "examples");
  }
  for (const [key, old] of before) {
    const renewed = after.get(key);
    if (renewed !== undefined && !same(old.value, renewed.value))
      tell(
        site,
        { old, new: renewed },
        "words-changed",
        `the example \`${key}\` of ${name} shows something else`,
        wordsOnly,
      );
  }
  const [one, other] = [pair.old.value["example"], pair.new.value["example"]];
  if (!same(one, other))
    tell(site, pair, "words-changed", `the example of ${name} shows something else`, wordsOnly, "example");
}
