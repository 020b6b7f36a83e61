import { compareContent } from "./compare-content.ts";
import { compareExamples } from "./compare-examples.ts";
import { compareSchemas } from "./compare-schemas.ts";
import { addition, breaking, judge } from "./direction.ts";
import { isList, type JsonObject, objectAt, same, step, textAt } from "./json-document.ts";
import {
  type OperationSite,
  type Part,
  type PartPair,
  partOf,
  spotBelow,
  tell,
  tellLeftovers,
} from "./operation-site.ts";

const judged = [
  "name",
  "in",
  "required",
  "schema",
  "deprecated",
  "style",
  "explode",
  "allowReserved",
  "allowEmptyValue",
  "content",
  "examples",
  "example",
];

/** The names in a path template, in order. */
export function namesInPath(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");
}

/** The parameters of an operation, those of its path included, by what makes them the same one: for paths, the position. */
export function parametersOf(root: JsonObject, path: string, owners: readonly Part[]): Map<string, Part> {
  const positions = namesInPath(path);
  const found = new Map<string, Part>();
  for (const owner of owners) {
    const list = owner.value["parameters"];
    for (const [index, value] of (isList(list) ? list : []).entries()) {
      const part = partOf(root, { value, pointer: step(owner.pointer, "parameters", String(index)) });
      const [place, name] = [textAt(part.value, "in") ?? "", textAt(part.value, "name") ?? ""];
      // Names of headers have no case.
      const id = place === "path" ? positions.indexOf(name) : place === "header" ? name.toLowerCase() : name;
      found.set(`${place} ${id}`, part);
    }
  }
  return found;
}

function nameOf(part: Part): string {
  return `${textAt(part.value, "in")} parameter \`${textAt(part.value, "name")}\``;
}

const mayBeEmpty = (part: Part): boolean => part.value["allowEmptyValue"] === true;
const isRequired = (part: Part): boolean => part.value["required"] === true;

/** How a value is written into the address, with the defaults that OpenAPI gives; to explode a single value says nothing. */
function serialization({ value }: Part, single: boolean): JsonObject {
  const place = textAt(value, "in");
  const style = textAt(value, "style") ?? (place === "query" || place === "cookie" ? "form" : "simple");
  const explode = single || (value["explode"] ?? style === "form");
  return { style, explode, allowReserved: value["allowReserved"] ?? false };
}

const SINGLE = ["string", "integer", "number", "boolean"];

/** Whether it is surely one value, no list and no object. */
const isSingle = ({ value }: Part): boolean => SINGLE.includes(textAt(objectAt(value, "schema"), "type") ?? "");

function comparePair(site: OperationSite, pair: PartPair): void {
  const [old, renewed] = [pair.old, pair.new];
  const name = nameOf(renewed);
  if (old.value["in"] === "path" && old.value["name"] !== renewed.value["name"]) {
    const consequence =
      "nobody breaks on the wire, but code that passes it by name no longer compiles; rename it there";
    tell(
      site,
      pair,
      "path-parameter-renamed",
      `${nameOf(old)} is called \`${textAt(renewed.value, "name")}\` now`,
      breaking("sdk", consequence),
      "name",
    );
  }
  if (isRequired(old) !== isRequired(renewed)) {
    const now = isRequired(renewed);
    tell(
      site,
      pair,
      "parameter-required-changed",
      `${name} becomes ${now ? "required" : "optional"}`,
      judge(now ? "narrowed" : "widened", "request"),
      "required",
    );
  }
  const single = [old, renewed].every(isSingle);
  if (!same(serialization(old, single), serialization(renewed, single)))
    tell(
      site,
      pair,
      "parameter-serialization-changed",
      `${name} is written into the request in another way`,
      judge("changed", "request"),
    );
  compareContent(site, pair, "request", name);
  const [couldBeEmpty, canBeEmpty] = [mayBeEmpty(old), mayBeEmpty(renewed)];
  if (couldBeEmpty !== canBeEmpty)
    tell(
      site,
      pair,
      "parameter-emptiness-changed",
      `${name} may ${canBeEmpty ? "now" : "no longer"} stand there without a value`,
      judge(canBeEmpty ? "widened" : "narrowed", "request"),
      "allowEmptyValue",
    );
  if ((old.value["deprecated"] === true) !== (renewed.value["deprecated"] === true))
    tell(
      site,
      pair,
      "deprecation-changed",
      `${name} is ${renewed.value["deprecated"] === true ? "now" : "no longer"} deprecated`,
      addition("nobody breaks yet; stop using what is deprecated before it goes"),
      "deprecated",
    );
  compareSchemas(site.comparison, spotBelow(old, "schema", true), spotBelow(renewed, "schema", true), {
    operation: site.operation,
    side: "request",
    label: { before: `${textAt(renewed.value, "in")} parameter `, name: textAt(renewed.value, "name") ?? "" },
  });
  compareExamples(site, pair, name);
  tellLeftovers(site, pair, judged, name);
}

/** Compares the parameters of one operation: path, query, headers and cookies. */
export function compareParameters(
  site: OperationSite,
  before: ReadonlyMap<string, Part>,
  after: ReadonlyMap<string, Part>,
): void {
  for (const [id, old] of before) {
    const renewed = after.get(id);
    if (renewed !== undefined) comparePair(site, { old, new: renewed });
    else if (textAt(old.value, "in") !== "path")
      tell(site, { old }, "parameter-removed", `${nameOf(old)} is gone`, judge("changed", "request"));
  }
  for (const [id, renewed] of after) {
    if (before.has(id) || textAt(renewed.value, "in") === "path") continue;
    const effect = isRequired(renewed) ? "narrowed" : "widened";
    const what = `there is the new ${isRequired(renewed) ? "required" : "optional"} ${nameOf(renewed)}`;
    tell(site, { new: renewed }, "parameter-added", what, judge(effect, "request"));
  }
}
