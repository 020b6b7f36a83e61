import type { Json } from "../spec/json.ts";
import { type Keyword, keyword, numberKeyword, schemaNode, typesOf } from "../spec/schema-node.ts";
import { at, type BodyFamily, type BodyProbe, side } from "./body-probe.ts";
import type { BodySite } from "./body-sites.ts";
import type { OperationContext } from "./operation-context.ts";
import { entrySchema } from "./sampler.ts";
import { textOfLength } from "./text-values.ts";

/** Bounds beyond this many characters or elements are not sent. */
const MAX_SIZE = 1_000_000;

/** Both sides of every bound: lengths, ranges, counts. */
export const bounds: BodyFamily = function* (context): Iterable<BodyProbe> {
  for (const site of context.sites) {
    if (site.union) continue;
    const types = typesOf(site.node);
    if (types.includes("string")) yield* lengths(context, site);
    if (types.includes("integer") || types.includes("number")) yield* ranges(site, types.includes("integer"));
    if (types.includes("array")) yield* counts(context, site);
    if (types.includes("object")) {
      yield* sizes(context, site);
      yield* mapKeys(context, site);
    }
  }
};

function* lengths(context: OperationContext, site: BodySite): Iterable<BodyProbe> {
  const seed = typeof site.base === "string" ? site.base : "";
  const valid = (text: string) => context.sampler.valid(site.node, text);
  if (valid("")) {
    yield {
      family: "bounds",
      name: `${at(site.label)}/empty`,
      json: site.wrap(""),
      valid: true,
      rule: site.node.pointer,
      because: `${at(site.label)}: an empty text is allowed where nothing asks for a length`,
    };
  }
  for (const name of ["minLength", "maxLength"] as const) {
    const bound = numberKeyword(site.node, name);
    if (bound === undefined || bound.value > MAX_SIZE) continue;
    const inside = textOfLength(bound.value, seed, valid);
    if (inside !== undefined) yield probe(site, bound, name, inside, true, `${bound.value} characters are allowed`);
    const beyond = name === "minLength" ? bound.value - 1 : bound.value + 1;
    if (beyond < 0) continue;
    const outside =
      textOfLength(beyond, seed, (text) => brokenOnlyBy(context, site, text, name)) ?? (beyond === 0 ? "" : undefined);
    if (outside !== undefined)
      yield probe(site, bound, name, outside, false, `${beyond} characters break ${name} ${bound.value}`);
  }
}

const brokenOnlyBy = (context: OperationContext, site: BodySite, value: Json, rule: string): boolean => {
  const { validators } = context.spec;
  // What a first look finds is some of what is broken.
  if (!isOnly(rule, validators.broken(site.node.pointer, value))) return false;
  return isOnly(
    rule,
    validators.violations(site.node.pointer, value).map(({ keyword }) => keyword),
  );
};

const isOnly = (rule: string, broken: readonly string[]): boolean =>
  broken.length > 0 && broken.every((keyword) => keyword === rule);

function* ranges(site: BodySite, whole: boolean): Iterable<BodyProbe> {
  const small = whole ? 1 : 1e-6;
  for (const [name, direction] of [
    ["minimum", -1],
    ["maximum", 1],
    ["exclusiveMinimum", -1],
    ["exclusiveMaximum", 1],
  ] as const) {
    const bound = numberKeyword(site.node, name);
    if (bound === undefined) continue;
    const open = name.startsWith("exclusive");
    const inside = open ? bound.value - direction * small : bound.value;
    const outside = open ? bound.value : bound.value + direction * small;
    yield probe(site, bound, name, inside, true, `${inside} keeps ${name} ${bound.value}`);
    if (outside !== inside) yield probe(site, bound, name, outside, false, `${outside} breaks ${name} ${bound.value}`);
    yield {
      ...probe(site, bound, name, bound.value + direction * 1e6, false, `far beyond ${name} ${bound.value}`),
      name: `${at(site.label)}/${name}${direction > 0 ? "+" : "-"}far`,
    };
  }
  const step = numberKeyword(site.node, "multipleOf");
  if (step !== undefined && typeof site.base === "number") {
    yield probe(site, step, "multipleOf", site.base + step.value, true, `a multiple of ${step.value}`);
    yield probe(site, step, "multipleOf", site.base + step.value / 2, false, `no multiple of ${step.value}`);
  }
}

function* counts(context: OperationContext, site: BodySite): Iterable<BodyProbe> {
  const items = keyword(site.node, "items");
  const item: Json =
    items === undefined ? 1 : context.sampler.minimal(schemaNode(context.spec.document, items.pointer));
  const unique = keyword(site.node, "uniqueItems");
  const list = (count: number): Json[] =>
    Array.from({ length: count }, (_, index) =>
      unique?.value === true ? distinct(item, index) : structuredClone(item),
    );
  for (const name of ["minItems", "maxItems"] as const) {
    const bound = numberKeyword(site.node, name);
    if (bound === undefined || bound.value > MAX_SIZE) continue;
    const beyond = name === "minItems" ? bound.value - 1 : bound.value + 1;
    yield probe(site, bound, name, list(bound.value), true, `${bound.value} elements are allowed`);
    if (beyond >= 0)
      yield probe(site, bound, name, list(beyond), false, `${beyond} elements break ${name} ${bound.value}`);
  }
  if (unique?.value === true) {
    yield probe(
      site,
      { value: 1, pointer: unique.pointer },
      "uniqueItems",
      [item, item],
      false,
      "the same element twice",
    );
  }
}

const distinct = (item: Json, index: number): Json =>
  typeof item === "number" ? item + index : typeof item === "string" && index > 0 ? `${item}${index}` : item;

function* sizes(context: OperationContext, site: BodySite): Iterable<BodyProbe> {
  const entry = entrySchema(site.node);
  if (entry === undefined && site.node.properties.size > 0) return;
  const value: Json = entry === undefined ? 1 : context.sampler.minimal(schemaNode(context.spec.document, entry));
  const map = (count: number): Json =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, value]));
  for (const name of ["minProperties", "maxProperties"] as const) {
    const bound = numberKeyword(site.node, name);
    if (bound === undefined || bound.value > MAX_SIZE) continue;
    const beyond = name === "minProperties" ? bound.value - 1 : bound.value + 1;
    yield probe(site, bound, name, map(bound.value), true, `${bound.value} entries are allowed`);
    if (beyond >= 0)
      yield probe(site, bound, name, map(beyond), false, `${beyond} entries break ${name} ${bound.value}`);
  }
}

/** Names that the entries of a map may have: every one, where the spec does not limit them. */
const MAP_KEYS: readonly (readonly [string, string])[] = [
  ["empty", ""],
  ["space", " "],
  ["dotted", "a.b"],
  ["slashed", "a/b"],
  ["chinese", "键"],
  ["cyrillic", "ключ"],
  ["arabic", "مفتاح"],
  ["emoji", "😀"],
  ["digits", "1"],
  ["upper", "KEY"],
  ["long", "k".repeat(200)],
  ["built-in", "constructor"],
];

function* mapKeys(context: OperationContext, site: BodySite): Iterable<BodyProbe> {
  const entry = entrySchema(site.node);
  if (entry === undefined) return;
  const value = context.sampler.minimal(schemaNode(context.spec.document, entry));
  for (const [name, key] of MAP_KEYS) {
    yield {
      family: "bounds",
      name: `${at(site.label)}/key/${name}`,
      json: site.wrap({ [key]: value }),
      valid: true,
      rule: site.node.pointer,
      because: `${at(site.label)} does not limit the names of its entries (${name})`,
    };
  }
}

function probe(
  site: BodySite,
  bound: Keyword<number>,
  name: string,
  value: Json,
  valid: boolean,
  because: string,
): BodyProbe {
  const step = /min/i.test(name) ? "-1" : "+1";
  return {
    family: "bounds",
    name: `${at(site.label)}/${name}${valid ? "" : name === "multipleOf" || name === "uniqueItems" ? "+broken" : step}`,
    json: site.wrap(value),
    valid,
    rule: bound.pointer,
    covers: [side(bound.pointer, valid ? "ok" : "bad")],
    because: `${at(site.label)}: ${because}`,
  };
}
