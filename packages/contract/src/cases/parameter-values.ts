import { codePoints } from "../spec/json.ts";
import type { Parameter } from "../spec/operation.ts";
import { enumOf, keyword, numberKeyword, schemaNode, typesOf } from "../spec/schema-node.ts";
import { side } from "./body-probe.ts";
import { accepted, buildCase } from "./build-case.ts";
import type { Case } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";
import { PUNCTUATION_CHANGES, TEXT_CHANGES } from "./patterns.ts";
import { reachable, refusedValue } from "./reachable.ts";
import { pathOf, validParameter } from "./target-values.ts";
import { textOfLength } from "./text-values.ts";

/** Names that a router could take for a part of itself, and that servers trip over. */
const ODD_NAMES = [
  "toString",
  "hasOwnProperty",
  "__proto__",
  "null",
  "0",
  "00",
  "1e3",
  "users",
  "status",
  "messages",
  "index.html",
  "a".repeat(32),
];

/** Both sides of every rule of every parameter. */
export function* parameterValues(context: OperationContext): Iterable<Case> {
  for (const parameter of context.operation.parameters) {
    const seen = new Set<string>([context.values[parameter.name] ?? ""]);
    for (const { name, text, rule, because } of candidates(context, parameter)) {
      if (seen.has(text) || text === "") continue;
      seen.add(text);
      const valid = validParameter(context.spec, parameter, text);
      const parts = {
        family: "parameters",
        name: `${parameter.in}/${parameter.name}/${name}`,
        values: { [parameter.name]: text },
        rule,
        covers: [
          side(rule, valid ? "ok" : "bad"),
          `parameter:${context.operation.id}:${parameter.name}:${valid ? "ok" : "bad"}`,
        ],
        positive: valid,
      };
      if (valid) {
        const exists =
          sameName(context, parameter, text) || context.profile.known[parameter.name]?.includes(text) === true;
        const expect = exists ? accepted(context, because) : reachable(context, parameter, because);
        yield buildCase(context, { ...parts, expect });
      } else if (parameter.in !== "path" || !/^\.{1,2}$/.test(text)) {
        // A segment "." or ".." cannot be written so that every client and proxy leaves it alone: see path-encoding.
        const request =
          parameter.in === "header"
            ? {}
            : { path: pathOf(context.operation, { ...context.values, [parameter.name]: text }) };
        yield buildCase(context, {
          ...parts,
          request,
          expect: refusedValue(context, parameter, `${parameter.name}: ${because}`),
        });
      }
    }
  }
}

/** Whether a text names the plain call's own target, where case does not count. */
const sameName = (context: OperationContext, parameter: Parameter, text: string): boolean =>
  context.caseless.has(parameter.pointer) && text.toLowerCase() === context.values[parameter.name]?.toLowerCase();

interface Candidate {
  readonly name: string;
  readonly text: string;
  readonly rule: string;
  readonly because: string;
}

function* candidates(context: OperationContext, parameter: Parameter): Iterable<Candidate> {
  const node = schemaNode(context.spec.document, parameter.schema);
  const base = context.values[parameter.name] ?? parameter.example ?? "a";
  const valid = (text: string) => validParameter(context.spec, parameter, text);
  for (const name of ["minLength", "maxLength"] as const) {
    const bound = numberKeyword(node, name);
    if (bound === undefined || bound.value > 4096) continue;
    const rule = bound.pointer;
    const inside = textOfLength(bound.value, base, valid);
    if (inside !== undefined) yield { name, text: inside, rule, because: `${bound.value} characters are allowed` };
    if (name === "minLength") continue;
    const outside = textOfLength(bound.value + 1, base, (text) => codePoints(text) > bound.value);
    if (outside !== undefined)
      yield { name: "maxLength+1", text: outside, rule, because: `longer than ${bound.value}` };
    yield {
      name: "maxLength-far",
      text: "a".repeat(bound.value * 16),
      rule,
      because: `much longer than ${bound.value}`,
    };
  }
  for (const name of ["minimum", "maximum"] as const) {
    const bound = numberKeyword(node, name);
    if (bound === undefined) continue;
    const beyond = name === "minimum" ? bound.value - 1 : bound.value + 1;
    yield { name, text: String(bound.value), rule: bound.pointer, because: `${bound.value} is allowed` };
    yield { name: `${name}+beyond`, text: String(beyond), rule: bound.pointer, because: `${beyond} breaks ${name}` };
  }
  const listed = enumOf(node);
  if (listed !== undefined) {
    for (const value of listed.value) {
      yield { name: `enum/=${String(value)}`, text: String(value), rule: listed.pointer, because: "it is listed" };
      yield {
        name: `enum/${String(value)}-more`,
        text: `${String(value)}x`,
        rule: listed.pointer,
        because: "it is not listed",
      };
      yield {
        name: `enum/${String(value)}-upper`,
        text: String(value).toUpperCase(),
        rule: listed.pointer,
        because: "case counts",
      };
    }
  }
  const type = keyword(node, "type")?.pointer ?? node.pointer;
  if (!typesOf(node).includes("string")) {
    for (const text of ["abc", "1.5", "1e0x", "true", "null", "１", "0x10", "1,0", " 1"]) {
      yield { name: `type/${text.trim()}`, text, rule: type, because: `${JSON.stringify(text)} by its type` };
    }
    return;
  }
  const pattern = keyword(node, "pattern");
  const rule = pattern?.pointer ?? node.pointer;
  const last = context.operation.parameters.filter(({ in: place }) => place === "path").at(-1) === parameter;
  const changes =
    pattern === undefined ? [] : last || context.first ? [...TEXT_CHANGES, ...PUNCTUATION_CHANGES] : TEXT_CHANGES;
  for (const [name, change] of changes) {
    const text = change(base);
    yield { name: `pattern/${name}`, text, rule, because: `${JSON.stringify(text)} by its pattern` };
  }
  for (const text of ODD_NAMES)
    yield { name: `name/${text.slice(0, 20)}`, text, rule, because: "a name like any other" };
}
