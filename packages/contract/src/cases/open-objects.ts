import { isJsonObject, type Json } from "../spec/json.ts";
import { keyword } from "../spec/schema-node.ts";
import { at, type BodyFamily, type BodyProbe } from "./body-probe.ts";
import { isOpen } from "./sampler.ts";

const nested = (depth: number, inner: Json): Json => {
  let value = inner;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? { a: value } : [value];
  return value;
};

/** Objects in objects, lists in lists and both in turn, of moderate depths. */
function depths(): readonly (readonly [string, Json])[] {
  return [8, 11, 12, 16, 20, 24, 30, 32, 64].flatMap((depth): [string, Json][] => {
    let [objects, lists]: [Json, Json] = [1, 1];
    for (let level = 0; level < depth; level += 1) [objects, lists] = [{ a: objects }, [lists]];
    return [
      [`deep-${depth}`, nested(depth, 1)],
      [`deep-objects-${depth}`, objects],
      [`deep-lists-${depth}`, lists],
    ];
  });
}

const SCALARS: readonly [string, Json] = [
  "scalars",
  { text: "a", number: 1.5, negative: -1, yes: true, no: false, zero: 0, empty: "" },
];

const CONTENT: readonly (readonly [string, Json])[] = [
  ["empty", {}],
  ["null-inside", { a: null }],
  SCALARS,
  ["big-number", { a: 9007199254740991, b: 1e300 }],
  ["lists", { a: [], b: [1, "a", null, true, { c: [] }, [[]]] }],
  ["empty-key", { "": "a" }],
  ["chinese-key", { 键: "值", "😀": "😀" }],
  ["odd-keys", { "a.b": 1, "a/b": 1, "a b": 1, $ref: "#/a", $where: "1", "a[0]": 1, "~1": 1, "%41": 1 }],
  ["built-in-keys", { constructor: 1, toString: 1, hasOwnProperty: 1, length: 0, valueOf: null }],
  ["telling-keys", { password: "a", token: "a", secret: "a", _id: 1, id: 1, __v: 0, class: "a", $ne: null, "*": 1 }],
  ["long-key", { ["k".repeat(300)]: 1 }],
  ...depths(),
  ["many-keys", Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`key${index}`, index]))],
  ["long-list", { a: Array.from({ length: 2000 }, (_, index) => index) }],
  ["long-text", { a: "a".repeat(8192) }],
  ["emoji-text", { a: "😀".repeat(200), b: "\u0000\u2028" }],
];

/** Objects that take whatever they are given, filled with everything. */
export const openObjects: BodyFamily = function* (context): Iterable<BodyProbe> {
  const words = context.sites.flatMap(({ property }) => property ?? []);
  const own = ["own-words", Object.fromEntries(words.map((word) => [word, "a"]))] as const;
  for (const site of context.sites) {
    if (site.union || site.label === "" || !isOpen(site.node)) continue;
    const base = isJsonObject(site.base) ? site.base : {};
    const written = JSON.stringify(site.wrap({ ...base, spot: 1 }));
    // An object that is open because nothing closes it is asked once, one that is meant to be open by everything.
    const meant = keyword(site.node, "additionalProperties") !== undefined || site.node.properties.size === 0;
    for (const [name, content] of meant ? [...CONTENT, own] : [SCALARS]) {
      const value = isJsonObject(content) ? { ...base, ...content } : { ...base, a: content };
      yield {
        family: "open-objects",
        name: `${at(site.label)}/open/${name}`,
        json: site.wrap(value),
        valid: true,
        rule: site.node.pointer,
        because: `${at(site.label)} takes anything (${name})`,
      };
    }
    yield {
      family: "open-objects",
      name: `${at(site.label)}/open/like-the-body`,
      json: site.wrap({ ...base, ...(isJsonObject(context.body) ? { inner: context.body } : { a: 1 }) }),
      valid: true,
      rule: site.node.pointer,
      because: `${at(site.label)} takes anything, what looks like the body too`,
    };
    if (!meant) continue;
    yield {
      family: "open-objects",
      name: `${at(site.label)}/open/proto-key`,
      json: site.wrap({ ...base, spot: 1 }),
      text: written.replace('"spot"', '"__proto__"'),
      valid: true,
      rule: site.node.pointer,
      because: `${at(site.label)} takes anything, a key __proto__ too`,
    };
  }
};
