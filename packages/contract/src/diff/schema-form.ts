import { DiffError } from "./diff-error.ts";
import { follow, isList, isObject, type Json, type JsonObject, type Spot, step } from "./json-document.ts";
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

function unionOf(value: Json): (typeof UNIONS)[number] | undefined {
  return isObject(value) ? UNIONS.find((keyword) => isList(value[keyword]) && saysOnly(value, keyword)) : undefined;
}

/**
 * Two schemas in comparable form. Where one is a plain union and the other no union at all, the other is taken for a union
 * of itself, so that a schema that becomes one choice of several is found among them.
 */
export function inSameForm(roots: { old: JsonObject; new: JsonObject }, before: Spot, after: Spot): [Spot, Spot] {
  const [old, renewed] = [plainSchema(roots.old, before), plainSchema(roots.new, after)];
  const [was, is] = [unionOf(old.value), unionOf(renewed.value)];
  if ((was === undefined) === (is === undefined)) return [old, renewed];
  const alone = (spot: Spot, keyword: string): Spot => ({ value: { [keyword]: [spot.value] }, pointer: spot.pointer });
  const plain = is === undefined ? renewed : old;
  if (!isObject(plain.value) || UNIONS.some((keyword) => keyword in Object(plain.value))) return [old, renewed];
  return is === undefined ? [old, alone(after, was ?? "oneOf")] : [alone(before, is), renewed];
}
