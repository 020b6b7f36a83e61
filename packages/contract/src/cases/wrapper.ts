import { isJsonObject, type Json } from "../spec/json.ts";
import type { BodyFamily, BodyProbe } from "./body-probe.ts";

/** The right content in the wrong wrapping: bare, wrapped twice, in a list, as a text; and bodies that are no object. */
export const wrapper: BodyFamily = function* (context): Iterable<BodyProbe> {
  const { body, media } = context;
  if (body === undefined || media === undefined || context.form?.kind !== "json") return;
  const shapes: [string, Json][] = [
    ["null", null],
    ["true", true],
    ["false", false],
    ["zero", 0],
    ["number", 1],
    ["text", "a"],
    ["empty-text", ""],
    ["empty-array", []],
    ["empty-object", {}],
    ["in-array", [body]],
    ["as-text", JSON.stringify(body)],
  ];
  for (const name of ["data", "body", "payload", "message"]) shapes.push([`in-${name}`, { [name]: body }]);
  for (const site of context.sites) {
    if (site.label !== site.property || site.branch) continue;
    if (isJsonObject(site.base)) {
      shapes.push([`bare-${site.property}`, site.base]);
      shapes.push([`twice-${site.property}`, site.wrap({ [site.property]: site.base })]);
    }
  }
  for (const [name, json] of shapes) {
    yield {
      family: "wrapper",
      name: `(root)/wrapper/${name}`,
      json,
      valid: false,
      rule: media.schema,
      because: `the body is wrapped wrongly: ${name}`,
    };
  }
};
