import { declares } from "../spec/operation.ts";
import { numberKeyword, schemaNode } from "../spec/schema-node.ts";
import { accepted, buildCase, targetOf } from "./build-case.ts";
import type { Case, Expectation } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";
import { reachable, refusedValue } from "./reachable.ts";
import { judgeValue, validParameter } from "./target-values.ts";
import { textOfLength } from "./text-values.ts";

const hex = (character: string, upper: boolean): string => {
  const code = character.charCodeAt(0).toString(16).padStart(2, "0");
  return `%${upper ? code.toUpperCase() : code}`;
};

/** Percent encoding (RFC 3986): once, in either case; twice is another name; broken escapes and dot segments are no names. */
export function* pathEncoding(context: OperationContext): Iterable<Case> {
  const { operation, values } = context;
  for (const parameter of operation.parameters) {
    if (parameter.in !== "path" || parameter.structured || parameter.style !== "simple") continue;
    const value = values[parameter.name] ?? "";
    const [first = "a", ...others] = [...value];
    const rest = others.map(encodeURIComponent).join("");
    const make = (name: string, raw: string, expect: Expectation, positive: boolean, decoded = value): Case =>
      buildCase(context, {
        family: "path-encoding",
        name: `path/${parameter.name}/encoding/${name}`,
        request: { path: targetOf(context, values, { [parameter.name]: raw }) },
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
        : textOfLength(most, value, (text) => validParameter(context.spec, parameter, text));
    if (longest !== undefined) {
      const escaped = [...longest].map((character) => hex(character, true)).join("");
      const expect = reachable(context, parameter, "its length is that of the decoded text");
      yield make("longest-escaped", escaped, expect, true, longest);
    }

    const not = (because: string) => refusedValue(context, parameter, because);
    // A path that cannot be decoded is refused by whoever decodes it, often before anybody looks for an operation.
    const broken = (because: string): Expectation => {
      const expect = not(because);
      return declares(operation, 400) ? expect : { ...expect, foreign: true };
    };
    const twice = `%25${hex(first, true).slice(1)}${rest}`;
    if (judgeValue(context.spec, parameter, decodeURIComponent(twice)) === "invalid") {
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
      ["old-escape", `%u${(first.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}${rest}`],
      ["not-hex", `${encodeURIComponent(value)}%zz`],
      ["half", `${encodeURIComponent(value)}%4`],
      ["invalid-utf-8", "%FF"],
      ["cut-utf-8", "%E4%BD"],
      ["overlong-utf-8", "%C0%AF"],
    ] as const) {
      yield make(name, raw, broken("the path has a broken escape"), false, "");
    }
    for (const [name, raw] of [
      ["slash", "a%2Fb"],
      ["backslash", "a%5Cb"],
      ["dot-dot-slash", "..%2F..%2Fa"],
    ] as const) {
      if (judgeValue(context.spec, parameter, decodeURIComponent(raw)) !== "invalid") continue;
      const open = not("an escaped slash does not divide the path; gateways may refuse the whole path");
      yield make(
        name,
        raw,
        { ...open, statuses: [...open.statuses, 404], foreign: true },
        false,
        decodeURIComponent(raw),
      );
    }
    for (const [name, raw] of [
      ["dot", "."],
      ["dot-dot", ".."],
      ["dot-escaped", "%2E"],
      ["dot-dot-escaped", "%2e%2E"],
      ["nothing", ""],
    ] as const) {
      // Where any text is a name, so is this; what becomes of it on its way is nobody's fault.
      if (raw !== "" && context.spec.validators.valid(parameter.schema, decodeURIComponent(raw))) continue;
      const open = not("a dot segment or nothing is no name; whoever removes it finds no such path");
      const { errors: _, ...bare } = open;
      yield make(
        name,
        raw,
        { ...bare, statuses: [...open.statuses, 404, ...elsewhere(context)], foreign: true },
        false,
        "",
      );
    }
  }
}

/** What a path that has lost a segment may be answered with, where it then leads to another operation's path. */
const elsewhere = ({ spec, operation }: OperationContext): readonly number[] => {
  const length = operation.template.split("/").length;
  const shorter = spec.operations.some(({ template }) => template.split("/").length < length);
  return shorter ? [200, 201, 202, 204, 301, 307, 308, 405] : [];
};
