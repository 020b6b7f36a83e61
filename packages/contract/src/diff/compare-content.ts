import { compareExamples } from "./compare-examples.ts";
import { compareSchemas } from "./compare-schemas.ts";
import { judge, type Side } from "./direction.ts";
import {
  type OperationSite,
  type Part,
  type PartPair,
  partsBelow,
  spotBelow,
  tell,
  tellLeftovers,
} from "./operation-site.ts";

const judged = ["schema", "examples", "example"];

/** JSON is UTF-8 whether its type says so or not. */
const byType = (content: ReadonlyMap<string, Part>): Map<string, Part> =>
  new Map(
    [...content].map(([type, part]) => [type.toLowerCase().replace(/json\s*;\s*charset="?utf-8"?$/, "json"), part]),
  );

/** Whether a range of media types has room for one. */
const covers = (range: string, type: string): boolean =>
  range === "*/*" || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));

/** Compares the media types of a body and what each carries; `name` is how sentences call the body. */
export function compareContent(site: OperationSite, pair: PartPair, side: Side, name: string): void {
  const before = byType(partsBelow(site.comparison.old, pair.old, "content"));
  const after = byType(partsBelow(site.comparison.new, pair.new, "content"));
  const gone = [...before.keys()].filter((type) => !after.has(type));
  const came = [...after.keys()].filter((type) => !before.has(type));
  const ranges = gone.flatMap((type) =>
    came.filter((other) => covers(type, other) || covers(other, type)).map((other): [string, string] => [type, other]),
  );
  for (const [type, other] of ranges)
    tell(
      site,
      { old: before.get(type), new: after.get(other) },
      "media-range-changed",
      `${name} is ${other} instead of ${type}`,
      judge(covers(type, other) ? "narrowed" : "widened", side),
    );
  const lost = gone.filter((type) => !ranges.some(([other]) => other === type));
  const gained = came.filter((type) => !ranges.some(([, other]) => other === type));
  if (lost.length > 0 && gained.length > 0) {
    tell(
      site,
      pair,
      "media-type-changed",
      `${name} is ${gained.join(" or ")} instead of ${lost.join(" or ")}`,
      judge("changed", side),
      "content",
    );
  } else {
    // A server picks among the media types of a reply by what a caller accepts, so that one more surprises nobody.
    for (const type of gained)
      tell(
        site,
        { new: after.get(type) },
        "media-type-added",
        `${name} may be ${type} too`,
        judge("widened", "request"),
      );
    for (const type of lost)
      tell(
        site,
        { old: before.get(type) },
        "media-type-removed",
        `${name} is no longer ${type}`,
        judge("changed", side),
      );
  }
  const kept = [...before.keys()].filter((type) => after.has(type)).map((type): [string, string] => [type, type]);
  for (const [type, other] of [...kept, ...ranges]) {
    const [old, renewed] = [before.get(type), after.get(other)];
    if (old === undefined || renewed === undefined) continue;
    compareSchemas(site.comparison, spotBelow(old, "schema", true), spotBelow(renewed, "schema", true), {
      operation: site.operation,
      side,
      label: { before: `${name} as `, name: type },
    });
    compareExamples(site, { old, new: renewed }, name);
    tellLeftovers(site, { old, new: renewed }, judged, name);
  }
}
