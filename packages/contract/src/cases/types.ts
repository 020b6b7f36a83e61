import type { Json } from "../spec/json.ts";
import { keyword, mayBeNull, typesOf } from "../spec/schema-node.ts";
import { at, type BodyFamily, type BodyProbe, side } from "./body-probe.ts";
import type { BodySite } from "./body-sites.ts";

/** Each place with a value of another type: `null`, a list of the right value, what a lenient server would convert. */
export const types: BodyFamily = function* (context): Iterable<BodyProbe> {
  for (const site of context.sites) {
    if (site.branch) continue;
    const rule = keyword(site.node, "type")?.pointer ?? site.node.pointer;
    for (const [name, value] of swaps(site)) {
      // Some places take several types, and then each of them.
      const valid = context.sampler.valid(site.node, value);
      yield {
        family: "types",
        name: `${at(site.label)}/type/${name}`,
        json: site.wrap(value),
        valid,
        rule,
        covers: [side(rule, valid ? "ok" : "bad")],
        because: `${at(site.label)} is of ${valid ? "one of its types" : "another type"}: ${name}`,
      };
    }
  }
};

function swaps(site: BodySite): readonly (readonly [string, Json])[] {
  const given = typesOf(site.node);
  const list: [string, Json][] = [["array-of-it", [site.base]]];
  if (!mayBeNull(site.node)) list.unshift(["null", null]);
  if (given.includes("string")) list.push(["number", 1], ["boolean", true], ["object", {}]);
  else if (given.includes("boolean")) list.push(["text", "true"], ["number", 1], ["object", {}]);
  else if (given.includes("number") || given.includes("integer")) {
    list.push(["text-of-it", String(site.base)], ["boolean", true], ["object", {}], ["empty-text", ""]);
  } else
    list.push(
      ["text", "a"],
      ["number", 1],
      ["boolean", true],
      ["json-text", JSON.stringify(site.base)],
      ["empty-array", []],
    );
  return list;
}
