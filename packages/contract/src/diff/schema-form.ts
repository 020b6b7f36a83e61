import { DiffError } from "./diff-error.ts";
import { follow, isList, isObject, type Json, type JsonObject, type Spot, same, step } from "./json-document.ts";
import { isWordKey } from "./leftovers.ts";

/** An `allOf` of one in an `allOf` of one: more of them in a row are a circle. */
const MAX_WRAPPERS = 32;

const UNIONS = ["oneOf", "anyOf"] as const;

/** Whether a schema says nothing but this keyword, and words about it. */
function saysOnly(value: JsonObject, keyword: string): boolean {
  return Object.keys(value).every((key) => key === keyword || isWordKey(key));
}

/**
 * Follows references, and takes a schema out of an `allOf` that holds it alone: both say the same.
 *
 * @throws DiffError when it wraps itself
 */
export function plainSchema(root: JsonObject, spot: Spot, depth = 0): Spot {
  if (depth === MAX_WRAPPERS) throw new DiffError(`The schema at ${spot.pointer} wraps itself; mend its allOf.`);
  const found = follow(root, spot);
  const { value, pointer } = found;
  const only = isObject(value) && isList(value["allOf"]) && value["allOf"].length === 1 ? value["allOf"][0] : undefined;
  if (!isObject(value) || only === undefined || !saysOnly(value, "allOf")) return found;
  const { allOf: _, ...words } = value;
  const inner = plainSchema(root, { value: only, pointer: step(pointer, "allOf", "0") }, depth + 1);
  if (Object.keys(words).length === 0) return inner;
  return { value: { ...(isObject(inner.value) ? inner.value : {}), ...words }, pointer };
}

/** How deep parts of parts are put together. */
const MAX_PARTS_DEPTH = 8;

/** Keywords of which several parts together say what one could say as well. */
const TOGETHER = new Set(["properties", "required"]);

/** Two schemas of which one at least has parts (`allOf`), each as one schema, where that says the same. */
function inOnePart(roots: { old: JsonObject; new: JsonObject }, old: Spot, renewed: Spot): [Spot, Spot] {
  if (!hasParts(old.value) && !hasParts(renewed.value)) return [old, renewed];
  const [was, is] = [merged(roots.old, old.value), merged(roots.new, renewed.value)];
  if (was === undefined || is === undefined) return [old, renewed];
  return [
    { value: was, pointer: old.pointer },
    { value: is, pointer: renewed.pointer },
  ];
}

const hasParts = (value: Json): boolean => isObject(value) && isList(value["allOf"]);

/** A schema and its parts in one, or undefined where they speak of the same thing in different ways. */
function merged(root: JsonObject, value: Json, depth = 0): JsonObject | undefined {
  if (!isObject(value) || depth > MAX_PARTS_DEPTH) return undefined;
  const { allOf, ...own } = value;
  let whole: JsonObject = own;
  for (const part of isList(allOf) ? allOf : []) {
    const inner = merged(root, follow(root, { value: part, pointer: "" }).value, depth + 1);
    const both = inner === undefined ? undefined : together(whole, inner);
    if (both === undefined) return undefined;
    whole = both;
  }
  return whole;
}

function together(left: JsonObject, right: JsonObject): JsonObject | undefined {
  const whole: Record<string, Json> = { ...left };
  for (const [keyword, value] of Object.entries(right)) {
    const known = whole[keyword];
    if (known === undefined || isWordKey(keyword)) whole[keyword] = known ?? value;
    else if (keyword === "required" && isList(known) && isList(value))
      whole[keyword] = [...new Set([...known, ...value])];
    else if (keyword === "properties" && isObject(known) && isObject(value)) {
      const shared = Object.keys(value).filter((name) => Object.hasOwn(known, name) && !same(known[name], value[name]));
      if (shared.length > 0) return undefined;
      whole[keyword] = { ...known, ...value };
    } else if (TOGETHER.has(keyword) || !same(known, value)) return undefined;
  }
  // A part that is closed knows nothing of what the others name.
  return [left, right].some((part) => part["additionalProperties"] !== undefined) ? undefined : whole;
}

function unionOf(value: Json): (typeof UNIONS)[number] | undefined {
  return isObject(value) ? UNIONS.find((keyword) => isList(value[keyword]) && saysOnly(value, keyword)) : undefined;
}

const typesOf = (value: Json): readonly Json[] => (isObject(value) ? [value["type"] ?? []].flat() : []);
const takesNull = (value: Json): boolean => typesOf(value).includes("null");

/** A union of one schema and null as that schema, of which null is one type more; undefined for every other union. */
function withNull(root: JsonObject, { value, pointer }: Spot, keyword: string): Spot | undefined {
  const branches = isObject(value) && isList(value[keyword]) ? value[keyword] : [];
  const [one, ...others] = branches.filter((branch) => !same(branch, { type: "null" }));
  if (one === undefined || others.length > 0 || branches.length === 1) return undefined;
  const inner = follow(root, { value: one, pointer }).value;
  if (!isObject(inner) || typesOf(inner).length === 0 || "enum" in inner || "const" in inner) return undefined;
  return { value: { ...inner, type: [...typesOf(inner), "null"] }, pointer };
}

/**
 * Two schemas in comparable form. Where one is a plain union and the other no union at all, the other is taken for a union
 * of itself, so that a schema that becomes one choice of several is found among them.
 */
export function inSameForm(roots: { old: JsonObject; new: JsonObject }, before: Spot, after: Spot): [Spot, Spot] {
  const [old, renewed] = inOnePart(roots, plainSchema(roots.old, before), plainSchema(roots.new, after));
  const [was, is] = [unionOf(old.value), unionOf(renewed.value)];
  if ((was === undefined) === (is === undefined)) return [old, renewed];
  if (was !== undefined && takesNull(renewed.value)) return [withNull(roots.old, old, was) ?? old, renewed];
  if (is !== undefined && takesNull(old.value)) return [old, withNull(roots.new, renewed, is) ?? renewed];
  const alone = (spot: Spot, keyword: string): Spot => ({ value: { [keyword]: [spot.value] }, pointer: spot.pointer });
  const plain = is === undefined ? renewed : old;
  if (!isObject(plain.value) || UNIONS.some((keyword) => keyword in Object(plain.value))) return [old, renewed];
  return is === undefined ? [old, alone(after, was ?? "oneOf")] : [alone(before, is), renewed];
}
