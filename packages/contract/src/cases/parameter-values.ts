import { codePoints, type Json, ownValue } from "../spec/json.ts";
import { keyOf, type Parameter } from "../spec/operation.ts";
import { textOf } from "../spec/parameter-text.ts";
import { enumOf, keyword, numberKeyword, schemaNode, typesOf } from "../spec/schema-node.ts";
import type { Spec } from "../spec/spec.ts";
import { type BodyFamily, side } from "./body-probe.ts";
import { bodySites } from "./body-sites.ts";
import { bounds } from "./bounds.ts";
import { accepted, buildCase, refused } from "./build-case.ts";
import type { Case } from "./case.ts";
import { enums } from "./enums.ts";
import type { OperationContext } from "./operation-context.ts";
import { PUNCTUATION_CHANGES, patterns, TEXT_CHANGES } from "./patterns.ts";
import { canaryId, reachable, refusedValue } from "./reachable.ts";
import { required } from "./required.ts";
import { judgeValue, plainValue, validParameter } from "./target-values.ts";
import { textOfLength } from "./text-values.ts";
import { types } from "./types.ts";
import { unknownProperty } from "./unknown-property.ts";

/** Names that a router, a language or a system could take for something of its own. */
const ODD_NAMES = [
  ...["toString", "hasOwnProperty", "valueOf", "__proto__", "null", "undefined", "NaN", "true", "false", "None", "nil"],
  ...["0", "00", "1e3", "-1", "admin", "root", "me", "self", "all", "any", "new", "default", "system", "health"],
  ...["con", "nul", "aux", "index.html", "index.php", "robots.txt", "favicon.ico", "web.config", "a".repeat(32)],
  ...["anonymous", "guest", "everyone", "nobody", "public", "internal", "api", "v1", "id", "_id", "count", "search"],
  ...["2147483648", "9223372036854775808", "18446744073709551616", "9".repeat(20), "9".repeat(39), "9".repeat(64)],
  ...["4d7e4ba0-dc4a-11e3-90d5-e1ffbaacdaf5", "507f1f77bcf86cd799439011", "0x10", "a..b", "a--b", "2026-01-31"],
];

/** So many words of the spec's own paths are tried as names. */
const MAX_WORDS = 8;

/** The words that stand in the paths of a spec: each is a name like any other where a parameter stands. */
const wordsOf = (spec: Spec): readonly string[] =>
  [
    ...new Set(spec.operations.flatMap(({ template }) => template.split("/").filter((part) => /^[\w-]+$/.test(part)))),
  ].slice(0, MAX_WORDS);

/** Texts that are the same number as one that consists of digits, and another name. */
const otherSpellings = (text: string): readonly string[] =>
  /^\d+$/.test(text) ? [`0${text}`, `000${text}`, `${text}.0`] : [];

/** Both sides of every rule of every parameter, wherever it stands. */
export function* parameterValues(context: OperationContext): Iterable<Case> {
  yield* longest(context);
  for (const parameter of context.operation.parameters) {
    const seen = new Set<string>([plainText(context, parameter) ?? ""]);
    if (!parameter.required) yield* present(context, parameter);
    if (parameter.required && parameter.in !== "path") yield missing(context, parameter);
    const all = parameter.structured ? structuredValues(context, parameter) : candidates(context, parameter);
    for (const candidate of all) {
      const text = typeof candidate.value === "string" ? candidate.value : JSON.stringify(candidate.value);
      if (seen.has(text) || text === "") continue;
      seen.add(text);
      const verdict = judgeValue(context.spec, parameter, candidate.value);
      // What right servers may read in different ways is nobody's fault.
      if (verdict === "unclear") continue;
      yield verdict === "valid" ? good(context, parameter, candidate) : bad(context, parameter, candidate);
    }
  }
}

function plainText(context: OperationContext, parameter: Parameter): string | undefined {
  if (parameter.in === "path") return context.values[parameter.name];
  const value = context.others.get(keyOf(parameter));
  return value === undefined ? undefined : typeof value === "string" ? value : JSON.stringify(value);
}

const partsOf = (context: OperationContext, parameter: Parameter, candidate: Candidate, positive: boolean) => ({
  family: "parameters",
  name: `${parameter.in}/${parameter.name}/${candidate.name}`,
  rule: candidate.rule,
  covers: [
    side(candidate.rule, positive ? "ok" : "bad"),
    `parameter:${context.operation.id}:${parameter.name}:${positive ? "ok" : "bad"}`,
  ],
  positive,
  ...valueParts(context, parameter, candidate.value),
});

function valueParts(context: OperationContext, parameter: Parameter, value: Json) {
  if (parameter.in !== "path") return { others: new Map(context.others).set(keyOf(parameter), value) };
  return { values: { [parameter.name]: parameter.structured ? JSON.stringify(value) : textOf(value) } };
}

function good(context: OperationContext, parameter: Parameter, candidate: Candidate): Case {
  const { because, value } = candidate;
  const exists =
    typeof value === "string" &&
    (sameName(context, parameter, value) || ownValue(context.profile.known, parameter.name)?.includes(value) === true);
  const expect = exists ? accepted(context, because) : reachable(context, parameter, because);
  return buildCase(context, { ...partsOf(context, parameter, candidate, true), expect });
}

function bad(context: OperationContext, parameter: Parameter, candidate: Candidate): Case {
  const expect = refusedValue(context, parameter, `${parameter.name}: ${candidate.because}`);
  return buildCase(context, { ...partsOf(context, parameter, candidate, false), expect });
}

function missing(context: OperationContext, parameter: Parameter): Case {
  const others = new Map(context.others);
  others.delete(keyOf(parameter));
  return buildCase(context, {
    family: "parameters",
    name: `${parameter.in}/${parameter.name}/missing`,
    others,
    rule: parameter.pointer,
    covers: [`parameter:${context.operation.id}:${parameter.name}:bad`],
    positive: false,
    expect: refused(context, `the ${parameter.in} parameter ${parameter.name} is required`),
  });
}

function* present(context: OperationContext, parameter: Parameter): Iterable<Case> {
  const value = plainValue(context.spec, parameter, context.sampler);
  if (value === undefined) return;
  const because = `the ${parameter.in} parameter ${parameter.name} may be there`;
  yield good(context, parameter, { name: "present", value, rule: parameter.pointer, because });
}

/** So many values of one structured parameter are tried. */
const MAX_STRUCTURED = 60;

const STRUCTURED_FAMILIES: readonly BodyFamily[] = [bounds, enums, required, types, unknownProperty, patterns];

/** Lists and objects are probed as bodies are, as far as they can be written where they belong. */
function* structuredValues(context: OperationContext, parameter: Parameter): Iterable<Candidate> {
  const { spec, sampler } = context;
  const sites = bodySites(spec, sampler, parameter.schema);
  let count = 0;
  for (const family of STRUCTURED_FAMILIES) {
    for (const probe of family({ ...context, sites })) {
      if (probe.text !== undefined || count >= MAX_STRUCTURED) continue;
      count += 1;
      yield { name: probe.name, value: probe.json, rule: probe.rule, because: probe.because };
    }
  }
}

/** Every part of the path as long as the spec lets it be, at once. */
function* longest(context: OperationContext): Iterable<Case> {
  const parameters = context.operation.parameters.filter(
    ({ in: place, structured }) => place === "path" && !structured,
  );
  const last = parameters.at(-1);
  const values: Record<string, string> = {};
  for (const parameter of parameters) {
    const most = numberKeyword(schemaNode(context.spec.document, parameter.schema), "maxLength")?.value;
    if (most === undefined || most > 256) return;
    const base = context.values[parameter.name] ?? "a";
    const text = textOfLength(most, base, (value) => validParameter(context.spec, parameter, value));
    if (text === undefined) return;
    values[parameter.name] = text;
  }
  if (last === undefined || parameters.length < 2) return;
  // A tenant in front of the target may be none of the token's business.
  const statuses = [...accepted(context, "").statuses, 401, 403, 404];
  yield buildCase(context, {
    family: "parameters",
    name: "path/every-longest",
    values,
    rule: last.schema,
    positive: true,
    expect: {
      statuses,
      sameAs: canaryId(context.operation.id, parameters[0]?.name ?? ""),
      because: "every part of the path is as long as it may be",
    },
  });
}

/** Whether a text names the plain call's own target, where case does not count. */
const sameName = (context: OperationContext, parameter: Parameter, text: string): boolean =>
  context.caseless.has(parameter.pointer) && text.toLowerCase() === context.values[parameter.name]?.toLowerCase();

interface Candidate {
  readonly name: string;
  readonly value: Json;
  readonly rule: string;
  readonly because: string;
}

function* candidates(context: OperationContext, parameter: Parameter): Iterable<Candidate> {
  const node = schemaNode(context.spec.document, parameter.schema);
  const base = plainText(context, parameter) ?? textOf((parameter.example as Json | undefined) ?? "a");
  const valid = (text: string) => validParameter(context.spec, parameter, text);
  for (const name of ["minLength", "maxLength"] as const) {
    const bound = numberKeyword(node, name);
    if (bound === undefined || bound.value > 4096) continue;
    const rule = bound.pointer;
    const inside = textOfLength(bound.value, base, valid);
    if (inside !== undefined) yield { name, value: inside, rule, because: `${bound.value} characters are allowed` };
    if (name === "minLength") continue;
    const outside = textOfLength(bound.value + 1, base, (text) => codePoints(text) > bound.value);
    if (outside !== undefined)
      yield { name: "maxLength+1", value: outside, rule, because: `longer than ${bound.value}` };
    yield {
      name: "maxLength-far",
      value: "a".repeat(bound.value * 16),
      rule,
      because: `much longer than ${bound.value}`,
    };
  }
  for (const name of ["minimum", "maximum"] as const) {
    const bound = numberKeyword(node, name);
    if (bound === undefined) continue;
    const beyond = name === "minimum" ? bound.value - 1 : bound.value + 1;
    yield { name, value: String(bound.value), rule: bound.pointer, because: `${bound.value} is allowed` };
    yield { name: `${name}+beyond`, value: String(beyond), rule: bound.pointer, because: `${beyond} breaks ${name}` };
  }
  const listed = enumOf(node);
  if (listed !== undefined) {
    for (const value of listed.value) {
      yield { name: `enum/=${String(value)}`, value: String(value), rule: listed.pointer, because: "it is listed" };
      yield {
        name: `enum/${String(value)}-more`,
        value: `${String(value)}x`,
        rule: listed.pointer,
        because: "it is not listed",
      };
      yield {
        name: `enum/${String(value)}-upper`,
        value: String(value).toUpperCase(),
        rule: listed.pointer,
        because: "case counts",
      };
    }
  }
  const type = keyword(node, "type")?.pointer ?? node.pointer;
  if (!typesOf(node).includes("string")) {
    for (const text of ["abc", "1.5", "1e0x", "true", "null", "１", "0x10", "1,0", " 1"]) {
      yield { name: `type/${text.trim()}`, value: text, rule: type, because: `${JSON.stringify(text)} by its type` };
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
    yield { name: `pattern/${name}`, value: text, rule, because: `${JSON.stringify(text)} by its pattern` };
  }
  // Operations share what stands in front of their targets: it is tried at one of them.
  if (parameter.in === "path" && !last && !context.first) return;
  for (const text of otherSpellings(base))
    yield {
      name: `spelling/${text.slice(0, 80)}`,
      value: text,
      rule,
      because: "another name, which a number would not be",
    };
  for (const text of new Set([...wordsOf(context.spec), ...ODD_NAMES]))
    yield { name: `name/${text.slice(0, 20)}`, value: text, rule, because: "a name like any other" };
}
