import type { ParameterEntry, ScalarType } from "./operation-entry.ts";

/** A name of the query, decoded, with its value as it was sent. */
export type QueryPair = readonly [name: string, text: string];

/** Splits a query into names and values. The values stay encoded, because a comma in one is not a comma between two. */
export function queryPairs(query: string): QueryPair[] {
  return query
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const end = part.includes("=") ? part.indexOf("=") : part.length;
      return [decoded(part.slice(0, end)), part.slice(end + 1)];
    });
}

/** Reads a parameter out of a query; `undefined` where it is not there. `others` are the names of all parameters of the query. */
export function fromQuery(
  { name, style, explode, shape }: ParameterEntry,
  pairs: readonly QueryPair[],
  others: readonly string[],
): unknown {
  const own = pairs.filter(([key]) => key === name).map(([, text]) => text);
  if (shape.type === "array") {
    if (own.length === 0) return undefined;
    const texts = explode || own.length > 1 ? own : split(own[0] ?? "", SEPARATORS[style] ?? /,/);
    return texts.map((text) => scalar(decoded(text), shape.items));
  }
  if (shape.type !== "object") {
    const values = own.map((text) => scalar(decoded(text), shape.type));
    return values.length > 1 ? values : values[0];
  }
  const entries =
    style === "deepObject" ? inBrackets(name, pairs) : explode ? pairs : pairwise(split(own[0] ?? "", /,/));
  const members = entries.filter(
    ([key]) => Object.hasOwn(shape.properties, key) || style === "deepObject" || !explode || !others.includes(key),
  );
  if (members.length === 0) return undefined;
  const typeOf = (key: string): ScalarType | undefined =>
    Object.hasOwn(shape.properties, key) ? shape.properties[key] : shape.others;
  return Object.fromEntries(members.map(([key, text]) => [key, scalar(decoded(text), typeOf(key) ?? "string")]));
}

/** Reads a parameter of a path or a header: a scalar, or values with commas between. */
export function fromText({ shape }: ParameterEntry, text: string): unknown {
  if (shape.type === "array") return split(text, /,/).map((part) => scalar(part.trim(), shape.items));
  return shape.type === "object" ? text : scalar(text, shape.type);
}

/** Reads a cookie; `undefined` where the header `cookie` has none of that name. */
export function fromCookies(parameter: ParameterEntry, header: string): unknown {
  for (const part of header.split(";")) {
    const [name = "", ...value] = part.trim().split("=");
    if (name === parameter.name) return fromText(parameter, decoded(value.join("=")));
  }
  return undefined;
}

const SEPARATORS: Readonly<Record<string, RegExp>> = { spaceDelimited: /%20|\+/, pipeDelimited: /\||%7C/i };
const INTEGER = /^-?\d{1,16}$/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What a text stands for. A text that does not fit stays a text, for the validator to say so. */
function scalar(text: string, type: ScalarType): unknown {
  if (type === "boolean") return text === "true" || (text === "false" ? false : text);
  if (type === "integer") return INTEGER.test(text) ? Number(text) : text;
  return type === "number" && NUMBER.test(text) ? Number(text) : text;
}

function split(text: string, separator: RegExp): string[] {
  return text === "" ? [] : text.split(separator);
}

function inBrackets(name: string, pairs: readonly QueryPair[]): QueryPair[] {
  return pairs.flatMap(([key, text]): QueryPair[] =>
    key.startsWith(`${name}[`) && key.endsWith("]") ? [[key.slice(name.length + 1, -1), text]] : [],
  );
}

function pairwise(parts: readonly string[]): QueryPair[] {
  return parts.flatMap((part, at): QueryPair[] => (at % 2 === 0 ? [[decoded(part), parts[at + 1] ?? ""]] : []));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
