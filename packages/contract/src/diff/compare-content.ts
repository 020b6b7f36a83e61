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

/** Compares the media types of a body and what each carries; `name` is how sentences call the body. */
export function compareContent(site: OperationSite, pair: PartPair, side: Side, name: string): void {
  const before = byType(partsBelow(site.comparison.old, pair.old, "content"));
  const after = byType(partsBelow(site.comparison.new, pair.new, "content"));
  const lost = [...before.keys()].filter((type) => !after.has(type));
  const gained = [...after.keys()].filter((type) => !before.has(type));
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
  for (const [type, old] of before) {
    const renewed = after.get(type);
    if (renewed === undefined) continue;
    compareSchemas(site.comparison, spotBelow(old, "schema", true), spotBelow(renewed, "schema", true), {
      operation: site.operation,
      side,
      label: { before: `${name} as `, name: type },
    });
    compareExamples(site, { old, new: renewed }, name);
    tellLeftovers(site, { old, new: renewed }, judged, name);
  }
}
