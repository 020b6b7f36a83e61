import { typesOf } from "../spec/schema-node.ts";
import { at, type BodyFamily, type BodyProbe } from "./body-probe.ts";

/** How JSON may write a number, and what is none by its value. */
const FORMS: readonly (readonly [string, string, number])[] = [
  ["one-point-zero", "1.0", 1],
  ["exponent", "1e1", 10],
  ["exponent-capital", "1E+1", 10],
  ["minus-zero", "-0", -0],
  ["fraction", "1.5", 1.5],
  ["tiny-fraction", "0.0000001", 0.0000001],
  ["many-digits", "1.00000000000000000000000000000", 1],
  ["beyond-doubles", "1e400", Number.POSITIVE_INFINITY],
  ["beyond-safe", "9007199254740993", 9007199254740992],
  ["negative", "-1", -1],
  ["int-32-last", "2147483647", 2147483647],
  ["int-32-beyond", "2147483648", 2147483648],
  ["uint-32-beyond", "4294967296", 4294967296],
  // What is left of these where only some of their bits are kept is a small number.
  ["uint-16-wrapped", "65541", 65541],
  ["uint-32-wrapped", "4294967301", 4294967301],
  ["uint-64-wrapped", "18446744073709555712", 2 ** 64 + 4096],
  ["smallest", "5e-324", 5e-324],
  ["fifteen-decimals", "1.123456789012345", 1.123456789012345],
  ["int-64-beyond", "9223372036854775808", 2 ** 63],
  ["uint-64-beyond", "18446744073709551616", 2 ** 64],
  ["int-64-below", "-9223372036854777856", -(2 ** 63) - 2048],
  ["huge-exponent", "1e30", 1e30],
  ["hundred-digits", `1${"0".repeat(100)}`, 1e100],
];

/** Numbers as JSON may write them: `1.0` and `1e1` are whole numbers, `1.5` is not. */
export const numberForms: BodyFamily = function* (context): Iterable<BodyProbe> {
  for (const site of context.sites) {
    const types = typesOf(site.node);
    if (!types.includes("integer") && !types.includes("number")) continue;
    const spot = "\u{F0000}spot\u{F0000}";
    const written = JSON.stringify(site.wrap(spot));
    for (const [name, text, value] of FORMS) {
      const valid = context.sampler.valid(site.node, value);
      // What no double holds, some servers refuse whatever the spec says.
      if (valid && !Number.isFinite(value)) continue;
      yield {
        family: "number-forms",
        name: `${at(site.label)}/number/${name}`,
        json: site.wrap(value),
        text: written.replace(`"${spot}"`, () => text),
        valid,
        rule: site.node.pointer,
        because: `${at(site.label)}: ${text} by its value`,
      };
    }
  }
};
