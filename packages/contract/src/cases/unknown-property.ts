import { isJsonObject, type Json } from "../spec/json.ts";
import { keyword } from "../spec/schema-node.ts";
import { at, type BodyFamily, type BodyProbe, side } from "./body-probe.ts";
import { isClosed } from "./sampler.ts";

/** Closed objects with a property they do not declare: a typing error, a sibling's property, the name of a built-in. */
export const unknownProperty: BodyFamily = function* (context): Iterable<BodyProbe> {
  const siblings = [...new Set(context.sites.flatMap((site) => (site.property === undefined ? [] : [site.property])))];
  for (const site of context.sites) {
    if (site.union || !isClosed(site.node) || !isJsonObject(site.base)) continue;
    const rule = keyword(site.node, "additionalProperties")?.pointer ?? site.node.pointer;
    const declared = [...site.node.properties.keys()];
    const names: [string, string, Json][] = [
      ["unknown", "no_such_property", "a"],
      ["unknown-null", "no_such_property", null],
      ["constructor", "constructor", "a"],
      ["x-extension", "x-extension", "a"],
      ["empty-name", "", "a"],
    ];
    for (const name of declared) {
      const upper = name.charAt(0).toUpperCase() + name.slice(1);
      names.push([`capital-${name}`, upper, site.base[name] ?? "a"]);
    }
    for (const name of siblings) {
      if (declared.includes(name)) continue;
      const owner = context.sites.find((other) => other.property === name);
      names.push([`sibling-${name}`, name, owner?.base ?? "a"]);
    }
    const base = site.base;
    const spot = "\u{F0000}spot\u{F0000}";
    const text = JSON.stringify(site.wrap({ ...base, [spot]: { admin: true } })).replace(spot, () => "__proto__");
    yield {
      family: "unknown-property",
      name: `${at(site.label)}/unknown-property/proto`,
      json: JSON.parse(text) as Json,
      text,
      valid: false,
      rule,
      covers: [side(rule, "bad")],
      because: `${at(site.label)} is closed and does not declare "__proto__"`,
    };
    for (const [label, name, value] of names) {
      yield {
        family: "unknown-property",
        name: `${at(site.label)}/unknown-property/${label}`,
        json: site.wrap({ ...base, [name]: value }),
        valid: false,
        rule,
        covers: [side(rule, "bad")],
        because: `${at(site.label)} is closed and does not declare ${JSON.stringify(name)}`,
      };
    }
  }
};
