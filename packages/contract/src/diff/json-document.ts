import { DiffError } from "./diff-error.ts";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A value and the JSON pointer, with `#` before it, of where it really stands: behind its references. */
export interface Spot {
  readonly value: Json;
  readonly pointer: string;
}

/** References that lead to references; more of them in a row are a circle. */
const MAX_REFERENCE_HOPS = 32;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function objectAt(owner: Json | undefined, key: string): JsonObject {
  const value = isObject(owner) && Object.hasOwn(owner, key) ? owner[key] : undefined;
  return isObject(value) ? value : {};
}

export function textAt(owner: JsonObject, key: string): string | undefined {
  const value = owner[key];
  return typeof value === "string" ? value : undefined;
}

/** Every key of either, once, the old document's order first. */
export function keysOf(left: JsonObject, right: JsonObject): string[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])];
}

const escaped = (key: string): string => (/[~/]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key);

export function step(pointer: string, ...keys: readonly string[]): string {
  let stepped = pointer;
  for (const key of keys) stepped += `/${escaped(key)}`;
  return stepped;
}

/** The same text for the same JSON, whatever the order of its keys. */
export function canonical(value: Json | undefined): string {
  if (isList(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "";
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}

/** Whether two values are the same JSON, whatever the order of their keys. */
export function same(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (isList(left))
    return isList(right) && left.length === right.length && left.every((one, at) => same(one, right[at]));
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]))
  );
}

/**
 * The keys of a JSON pointer that begins with `#`, percent-decoded.
 *
 * @throws DiffError when the percent encoding is broken
 */
export function keysOfPointer(pointer: string): string[] {
  try {
    const keys = pointer.slice(1).split("/").slice(1);
    return keys.map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
  } catch {
    throw new DiffError(`The reference ${pointer} is not percent-encoded rightly; mend it.`);
  }
}

function lookUp(root: JsonObject, reference: string): Json {
  if (!reference.startsWith("#/"))
    throw new DiffError(
      `The document refers to ${reference}, outside of itself; bundle it into one file first, with \`redocly bundle\`.`,
    );
  let value: Json | undefined = root;
  for (const key of keysOfPointer(reference)) {
    if (isList(value)) value = value[Number(key)];
    else value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  if (value === undefined)
    throw new DiffError(`The document refers to ${reference}, which is not there; mend the reference.`);
  return value;
}

/**
 * Follows `$ref` to what it stands for. Keys beside the `$ref` are laid over the target; then the spot is that of the
 * reference, because the whole stands nowhere else.
 *
 * @throws DiffError when the reference leads out of the document, to nothing, or round in a circle
 */
export function follow(root: JsonObject, spot: Spot): Spot {
  let { value, pointer } = spot;
  let beside: JsonObject = {};
  for (let hops = 0; isObject(value) && typeof value["$ref"] === "string"; hops += 1) {
    if (hops === MAX_REFERENCE_HOPS)
      throw new DiffError(`The reference at ${spot.pointer} leads round in a circle; mend it.`);
    const { $ref, ...rest } = value;
    beside = { ...rest, ...beside };
    pointer = value["$ref"];
    value = lookUp(root, pointer);
  }
  if (Object.keys(beside).length === 0) return { value, pointer };
  return { value: { ...(isObject(value) ? value : {}), ...beside }, pointer: spot.pointer };
}
