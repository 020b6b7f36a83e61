import { keyword } from "../spec/schema-node.ts";
import { at, type BodyFamily, type BodyProbe, side } from "./body-probe.ts";

/** Each required property left out, and each optional one given alone. */
export const required: BodyFamily = function* (context): Iterable<BodyProbe> {
  for (const site of context.sites) {
    if (site.branch || site.property === undefined || site.omit === undefined || site.owner === undefined) continue;
    const rule = keyword(site.owner, "required")?.pointer ?? site.owner.pointer;
    if (site.required) {
      yield {
        family: "required",
        name: `${at(site.label)}/missing`,
        json: site.omit(),
        valid: false,
        rule,
        covers: [side(`${rule}/${site.property}`, "bad")],
        because: `${at(site.label)} is required`,
      };
    } else {
      yield {
        family: "required",
        name: `${at(site.label)}/present`,
        json: site.wrap(site.base),
        valid: true,
        rule: site.node.pointer,
        covers: [`property:${site.node.pointer}`],
        because: `${at(site.label)} may be there`,
      };
    }
  }
};
