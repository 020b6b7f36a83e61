import { isRecord, type Json, ownValue } from "../spec/json.ts";
import { onceOf } from "../spec/once-for.ts";
import { keyOf, type Operation, type Parameter } from "../spec/operation.ts";
import { canBeWritten, headerText, type Pair, pairsOf, pathText, textOf } from "../spec/parameter-text.ts";
import { judgeText, valueOfText } from "../spec/readings.ts";
import { schemaNode } from "../spec/schema-node.ts";
import type { Spec } from "../spec/spec.ts";
import { type Verdict, verdictOf } from "../spec/verdict.ts";
import type { Sampler } from "./sampler.ts";
import { sampleText } from "./text-values.ts";

/** Values of path and other parameters as texts, by name. */
export type ParameterValues = Readonly<Record<string, string>>;

/** Values of query, header and cookie parameters, by `place:name`. */
export type OtherValues = ReadonlyMap<string, Json>;

/** The parameters of a plain, valid call; `missing`: why there are none. */
export interface BaseValues {
  readonly values: ParameterValues;
  readonly others: OtherValues;
  readonly missing: string | undefined;
}

/** The values that a plain, valid call of an operation has: given ones first, then the spec's examples. */
export function baseValues(spec: Spec, operation: Operation, sampler: Sampler, given: ParameterValues): BaseValues {
  const values: Record<string, string> = {};
  const others = new Map<string, Json>();
  let missing: string | undefined;
  for (const parameter of operation.parameters) {
    const { name } = parameter;
    const own = Object.hasOwn(given, name) ? given[name] : undefined;
    if (!parameter.required && own === undefined) continue;
    const value = own === undefined ? plainValue(spec, parameter, sampler) : givenValue(spec, parameter, own);
    if (value === undefined || judgeValue(spec, parameter, value) !== "valid") {
      missing ??= whyMissing(spec, parameter, own);
    } else if (parameter.in !== "path") others.set(keyOf(parameter), value);
    else values[name] = parameter.structured ? JSON.stringify(value) : textOf(value);
  }
  return { values, others, missing };
}

function whyMissing(spec: Spec, parameter: Parameter, own: string | undefined): string {
  const place = `${spec.document.source}:${spec.document.lineOf(parameter.schema)}`;
  const { name } = parameter;
  return own === undefined
    ? `no valid value for the parameter ${name} could be made (${place}); give one with --param ${name}=VALUE`
    : `the value ${JSON.stringify(own)} of the parameter ${name} breaks the spec's own rule (${place}); give another with --param ${name}=VALUE`;
}

/** A value of the command line or of a profile: JSON where the parameter is structured, or a list with commas. */
function givenValue(spec: Spec, parameter: Parameter, text: string): Json {
  if (!parameter.structured) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return valueOfText(spec.document, spec.validators, parameter.schema, text.split(","));
  }
}

/** A valid value for a parameter: an example of the spec, or one made for it. */
export function plainValue(spec: Spec, parameter: Parameter, sampler: Sampler): Json | undefined {
  const shown = parameter.example as Json | undefined;
  if (shown !== undefined && judgeValue(spec, parameter, shown) === "valid") return shown;
  const node = schemaNode(spec.document, parameter.schema);
  if (!parameter.structured) {
    const text = sampleText(node, (value) => judgeValue(spec, parameter, value) === "valid");
    if (text !== undefined) return text;
  }
  return [sampler.minimal(node), ...sampler.fuller(node)].find(
    (value) => judgeValue(spec, parameter, value) === "valid",
  );
}

/** What the spec says of a value, read as it is written into a request. */
export function judgeValue(spec: Spec, parameter: Parameter, value: Json): Verdict {
  const flat = typeof value !== "object" || value === null;
  // A text for a list is a list of one, and for an object whatever somebody makes of it.
  if (parameter.structured && parameter.style !== "json" && flat) return "unclear";
  if (parameter.style === "json") return verdictOf(spec.document, spec.validators, parameter.schema, value);
  if (!canBeWritten(parameter, value) || !fitsPlace(parameter, value)) return "unclear";
  if (parameter.dividers.some((text) => textOf(value).includes(text))) return "unclear";
  const exact = parameter.in === "path";
  const verdict = judgeText(spec.document, spec.validators, parameter.schema, written(value), exact);
  return verdict === "valid" && parameter.in === "path" && DIVIDES.test(textOf(value)) ? "unclear" : verdict;
}

/** What gateways refuse or divide a path at, though a name may hold it. */
const DIVIDES = /[/\\\p{Cc}]/u;

/** A value with every scalar as the text that stands on the wire. */
const written = (value: Json): Json =>
  Array.isArray(value)
    ? value.map(written)
    : isRecord(value)
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, written(inner as Json)]))
      : textOf(value);

/** A header and a cookie have no room for every character; an empty text is as good as none in a query. */
function fitsPlace(parameter: Parameter, value: Json): boolean {
  const text = headerText(parameter, value);
  if (parameter.in === "header") return /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text);
  if (parameter.in === "cookie") return /^[\w.!~*'()-]+$/.test(text);
  // A segment of dots alone is taken out of a path on its way, and an escaped slash divides it for some.
  if (parameter.in === "path") return text !== "" && !/^\.{1,2}$/.test(text);
  return text !== "";
}

/** Whether the text of a parameter is surely valid. */
export const validParameter = (spec: Spec, parameter: Parameter, text: string): boolean =>
  judgeValue(spec, parameter, text) === "valid";

/** Writes a path without its query: `raw` holds encoded texts that go in as they are. */
export function pathOf(operation: Operation, values: ParameterValues, raw: ParameterValues = {}): string {
  let path = "";
  for (const { text, name, parameter } of partsOf(operation)) {
    path += text;
    if (name === undefined) break;
    const value = values[name] ?? "";
    const written = ownValue(raw, name);
    if (written !== undefined) path += written;
    else if (parameter === undefined) path += encodeURIComponent(value);
    else path += pathText(parameter, parameter.structured ? (JSON.parse(value) as Json) : value);
  }
  return path;
}

/** A path's texts, each with the parameter that comes after it. */
const partsOf = onceOf(({ template, parameters }: Operation) => {
  const pieces = template.split(/\{([^}]+)\}/);
  return pieces.flatMap((text, index) => {
    if (index % 2 === 1) return [];
    const name = pieces[index + 1];
    return [{ text, name, parameter: parameters.find((one) => one.in === "path" && one.name === name) }];
  });
});

/** The query of a request, `?` included; empty when there is none. */
export function queryOf(operation: Operation, others: OtherValues): string {
  const pairs = pairsIn(operation, others, "query");
  return pairs.length === 0 ? "" : `?${pairs.map(([name, text]) => `${name}=${text}`).join("&")}`;
}

/** The headers, `Cookie` among them, that carry parameters. */
export function headersOf(operation: Operation, others: OtherValues): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const parameter of operation.parameters) {
    const value = others.get(keyOf(parameter));
    if (parameter.in === "header" && value !== undefined) headers[parameter.name] = headerText(parameter, value);
  }
  const cookies = pairsIn(operation, others, "cookie");
  if (cookies.length > 0) headers["Cookie"] = cookies.map(([name, text]) => `${name}=${text}`).join("; ");
  return headers;
}

const pairsIn = (operation: Operation, others: OtherValues, place: "query" | "cookie"): readonly Pair[] =>
  operation.parameters.flatMap((parameter) => {
    const value = others.get(keyOf(parameter));
    return parameter.in !== place || value === undefined ? [] : pairsOf(parameter, value);
  });
