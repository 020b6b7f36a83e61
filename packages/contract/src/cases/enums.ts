import type { Json } from "../spec/json.ts";
import { enumOf } from "../spec/schema-node.ts";
import { at, type BodyFamily, type BodyProbe, side } from "./body-probe.ts";

/** Each listed value, and its near misses: another case, a space, an unknown word. */
export const enums: BodyFamily = function* (context): Iterable<BodyProbe> {
  for (const site of context.sites) {
    const listed = enumOf(site.node);
    if (listed === undefined) continue;
    const probe = (name: string, value: Json, valid: boolean, because: string): BodyProbe => ({
      family: "enums",
      name: `${at(site.label)}/enum/${name}`,
      json: site.wrap(value),
      valid,
      rule: listed.pointer,
      covers: [side(listed.pointer, valid ? "ok" : "bad")],
      because: `${at(site.label)}: ${because}`,
    });
    for (const value of listed.value) {
      yield probe(`=${String(value)}`, value as Json, true, `${JSON.stringify(value)} is listed`);
      if (typeof value !== "string") continue;
      const misses: readonly [string, string][] = [
        ["upper", value.toUpperCase()],
        ["capital", value.charAt(0).toUpperCase() + value.slice(1)],
        ["space-after", `${value} `],
        ["space-before", ` ${value}`],
        ["cut", value.slice(0, -1)],
        ["more", `${value}x`],
      ];
      for (const [name, text] of misses) {
        yield probe(`${value}-${name}`, text, false, `${JSON.stringify(text)} is not listed`);
      }
    }
    yield probe("unknown", "no-such-value", false, "a value that is not listed");
    yield probe("empty", "", false, "an empty text is not listed");
    yield probe("constructor", "constructor", false, "the name of a built-in is not listed");
  }
};
