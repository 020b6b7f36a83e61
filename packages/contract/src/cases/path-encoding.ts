import { numberKeyword, schemaNode } from "../spec/schema-node.ts";
import { accepted, buildCase } from "./build-case.ts";
import type { Case, Expectation } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";
import { reachable, refusedValue } from "./reachable.ts";
import { pathOf } from "./target-values.ts";
import { textOfLength } from "./text-values.ts";

const hex = (character: string, upper: boolean): string => {
  const code = character.charCodeAt(0).toString(16).padStart(2, "0");
  return `%${upper ? code.toUpperCase() : code}`;
};

/** Percent encoding (RFC 3986): once, in either case; twice is another name; broken escapes and dot segments are no names. */
export function* pathEncoding(context: OperationContext): Iterable<Case> {
  const { operation, values } = context;
  for (const parameter of operation.parameters) {
    if (parameter.in !== "path") continue;
    const value = values[parameter.name] ?? "";
    const [first = "a", ...others] = [...value];
    const rest = others.map(encodeURIComponent).join("");
    const make = (name: string, raw: string, expect: Expectation, positive: boolean, decoded = value): Case =>
      buildCase(context, {
        family: "path-encoding",
        name: `path/${parameter.name}/encoding/${name}`,
        request: { path: pathOf(operation, values, { [parameter.name]: raw }) },
        values: { [parameter.name]: decoded },
        rule: parameter.pointer,
        positive,
        expect,
      });
    const same = accepted(context, "an escaped letter is the letter (RFC 3986, section 6.2.2.2)");
    yield make("upper-hex", hex(first, true) + rest, same, true);
    yield make("lower-hex", hex(first, false) + rest, same, true);
    yield make("all-escaped", [...value].map((character) => hex(character, true)).join(""), same, true);
    const most = numberKeyword(schemaNode(context.spec.document, parameter.schema), "maxLength")?.value;
    const longest =
      most === undefined || most > 512
        ? undefined
        : textOfLength(most, value, (text) => context.spec.validators.valid(parameter.schema, text));
    if (longest !== undefined) {
      const escaped = [...longest].map((character) => hex(character, true)).join("");
      const expect = reachable(context, parameter, "its length is that of the decoded text");
      yield make("longest-escaped", escaped, expect, true, longest);
    }

    const not = (because: string) => refusedValue(context, parameter, because);
    const twice = `%25${hex(first, true).slice(1)}${rest}`;
    if (!context.spec.validators.valid(parameter.schema, decodeURIComponent(twice))) {
      yield make(
        "twice",
        twice,
        not("it is decoded once, and a per cent sign is no part of a name"),
        false,
        decodeURIComponent(twice),
      );
      const slash = `${encodeURIComponent(value)}%252F`;
      yield make("slash-twice", slash, not("it is decoded once"), false, decodeURIComponent(slash));
    }
    for (const [name, raw] of [
      ["lone-percent", "%"],
      ["percent-at-end", `${encodeURIComponent(value)}%`],
      ["not-hex", `${encodeURIComponent(value)}%zz`],
      ["half", `${encodeURIComponent(value)}%4`],
      ["invalid-utf-8", "%FF"],
      ["cut-utf-8", "%E4%BD"],
      ["overlong-utf-8", "%C0%AF"],
    ] as const) {
      yield make(name, raw, not("the path has a broken escape"), false, "");
    }
    for (const [name, raw] of [
      ["slash", "a%2Fb"],
      ["backslash", "a%5Cb"],
      ["dot-dot-slash", "..%2F..%2Fa"],
    ] as const) {
      if (context.spec.validators.valid(parameter.schema, decodeURIComponent(raw))) continue;
      const open = not("an escaped slash does not divide the path; gateways may refuse the whole path");
      yield make(name, raw, { ...open, statuses: [...open.statuses, 404] }, false, decodeURIComponent(raw));
    }
    for (const [name, raw] of [
      ["dot", "."],
      ["dot-dot", ".."],
      ["dot-escaped", "%2E"],
      ["dot-dot-escaped", "%2e%2E"],
      ["nothing", ""],
    ] as const) {
      const open = not("a dot segment or nothing is no name; whoever removes it finds no such path");
      const { errors: _, ...bare } = open;
      yield make(name, raw, { ...bare, statuses: [...open.statuses, 404] }, false, "");
    }
  }
}
