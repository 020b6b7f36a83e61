import { isJsonObject, type Json, type JsonObject } from "../spec/json.ts";
import { onceOf } from "../spec/once-for.ts";
import { enumOf, keyword, mayBeNull, numberKeyword, type SchemaNode, typesOf } from "../spec/schema-node.ts";
import type { BodySite } from "./body-sites.ts";
import type { OperationContext } from "./operation-context.ts";
import { isOpen } from "./sampler.ts";
import { textOfLength } from "./text-values.ts";

/** A value of a slot; `undefined` leaves the property out. */
export type SlotValue = Json | undefined;

/** A property that can be chosen apart from the others. */
export interface Slot {
  readonly site: BodySite;
  readonly good: readonly SlotValue[];
  readonly bad: readonly Json[];
}

/** One way to take every union of a body, with its properties. */
export interface Shape {
  readonly name: string;
  readonly slots: readonly Slot[];
  compose(values: readonly SlotValue[]): Json;
}

/** So many ways to take the unions of a body are combined. */
const MAX_SHAPES = 24;

/** So many properties of one shape are chosen apart from each other. */
const MAX_SLOTS = 40;

/** Texts longer than this are left to the bounds. */
const LONG_TEXT = 300;

/** The shapes of a body: one per branch of its unions, or a single one. */
export const shapesOf: (context: OperationContext) => readonly Shape[] = onceOf((context) => {
  const paths = new Map<string, readonly string[]>();
  for (const site of context.sites) if (!site.nested) paths.set(site.within.join("|"), site.within);
  const all = [...paths.values()];
  const longest = all.filter(
    (one) => !all.some((other) => other.length > one.length && one.every((part, index) => other[index] === part)),
  );
  return longest.slice(0, MAX_SHAPES).map((within) => {
    const own = context.sites.filter(
      (site) => isSlot(site) && !isTag(site, within) && site.within.every((part, index) => within[index] === part),
    );
    const slots = own.slice(0, MAX_SLOTS).map((site) => slotOf(context, site));
    const inner = context.sites.findLast((site) => site.branch && site.within.join("|") === within.join("|"));
    const base = inner === undefined ? context.body : inner.wrap(inner.base);
    return {
      name: within.at(-1)?.split("~").at(-1) ?? "body",
      slots,
      compose: (values) =>
        slots.reduce<Json>((body, slot, index) => put(body, slot.site.path, values[index]), base ?? null),
    };
  });
});

/** The property that says which branch it is stays as the shape has it. */
const isTag = (site: BodySite, within: readonly string[]): boolean =>
  site.within.length > 0 && (enumOf(site.node)?.value ?? []).includes(within.at(-1)?.split("~").at(-1));

const isSlot = (site: BodySite): boolean => {
  if (site.property === undefined || site.branch || site.union || site.nested) return false;
  const container = typesOf(site.node).includes("object") && !isOpen(site.node) && site.required;
  return !container;
};

function put(body: Json, path: readonly string[], value: SlotValue): Json {
  const [name, ...rest] = path;
  if (name === undefined || !isJsonObject(body)) return value ?? null;
  const copy: JsonObject = { ...body };
  if (rest.length > 0) copy[name] = put(copy[name] ?? {}, rest, value);
  else if (value === undefined) delete copy[name];
  else copy[name] = value;
  return copy;
}

function slotOf(context: OperationContext, site: BodySite): Slot {
  const valid = (value: Json) => context.sampler.valid(site.node, value);
  const candidates = [site.base, ...edges(site.node, valid)];
  const unique = new Map(candidates.filter((value) => valid(value)).map((value) => [JSON.stringify(value), value]));
  const good: SlotValue[] = [...(site.required ? [] : [undefined]), ...[...unique.values()].slice(0, 4)];
  const wrong: Json[] = [
    ...(mayBeNull(site.node) ? [] : [null]),
    1.5,
    -1,
    "",
    "!\n",
    "a".repeat((numberKeyword(site.node, "maxLength")?.value ?? 0) + 1),
    [],
    {},
    "no-such-value",
    true,
  ];
  return { site, good, bad: wrong.filter((value) => !valid(value) && JSON.stringify(value).length <= LONG_TEXT) };
}

function edges(node: SchemaNode, valid: (value: Json) => boolean): Json[] {
  const listed = enumOf(node)?.value;
  if (listed !== undefined) return listed as Json[];
  const types = typesOf(node);
  if (types.includes("string")) {
    const most = Math.min(numberKeyword(node, "maxLength")?.value ?? LONG_TEXT, LONG_TEXT);
    const pattern = keyword(node, "pattern") !== undefined;
    const seed = typeof keyword(node, "example")?.value === "string" ? String(keyword(node, "example")?.value) : "a";
    return [textOfLength(most, seed, valid), ...(pattern ? ["a", "A-1_b.c"] : ["你好", '😀 \u0000 "quoted"'])].filter(
      (text) => text !== undefined,
    );
  }
  if (types.includes("integer") || types.includes("number")) {
    return [numberKeyword(node, "maximum")?.value, numberKeyword(node, "minimum")?.value, 1].filter(
      (value) => value !== undefined,
    );
  }
  if (types.includes("boolean")) return [true, false];
  if (types.includes("array")) return [[]];
  return isOpen(node) ? [{}, { a: { b: [null, "你"] }, c: 1 }] : [{}];
}
