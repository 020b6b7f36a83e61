import { keyword, typesOf } from "../spec/schema-node.ts";
import { at, type BodyFamily, type BodyProbe } from "./body-probe.ts";

/** Texts of a body that are the same as a part of the path: who sends may be the one that is sent to. */
export const namesOfThePath: BodyFamily = function* (context): Iterable<BodyProbe> {
  const names = context.operation.parameters.filter((one) => one.in === "path" && !one.structured);
  for (const site of context.sites) {
    if (site.union || !typesOf(site.node).includes("string") || keyword(site.node, "enum") !== undefined) continue;
    for (const { name } of names) {
      const text = context.values[name];
      if (text === undefined || !context.sampler.valid(site.node, text)) continue;
      yield {
        family: "names-of-the-path",
        name: `${at(site.label)}/same-as/${name}`,
        json: site.wrap(text),
        valid: true,
        rule: site.node.pointer,
        because: `${at(site.label)} may be the same text as the ${name} of the path`,
      };
    }
  }
};
