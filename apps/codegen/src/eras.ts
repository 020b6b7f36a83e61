import { ContractError } from "./contract-error.ts";
import { isObject, pointer } from "./json.ts";
import type { Source } from "./source.ts";

const RESULTS = ["list", "map"] as const;
/** The form of `data`: one result for each target, or the targets mapped to a word each. */
export type ResultsWord = (typeof RESULTS)[number];

/** The eras of the root's `x-eras`; none where there is none. @throws ContractError for a form that nobody can write */
export function erasOf(source: Source): Readonly<Record<string, ResultsWord>> {
  const eras = source.document["x-eras"];
  if (!isObject(eras)) return {};
  return Object.fromEntries(
    Object.entries(eras).map(([name, era]) => {
      const results = RESULTS.find((word) => isObject(era) && era["results"] === word);
      if (results !== undefined) return [name, results];
      throw new ContractError(
        source.place(`/x-eras${pointer(name)}`),
        `the era ${name} does not say what the form of its results is`,
        `Give it results: ${RESULTS.join(" or ")}`,
      );
    }),
  );
}
