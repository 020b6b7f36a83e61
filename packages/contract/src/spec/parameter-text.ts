import { isRecord, type Json } from "./json.ts";
import type { Parameter } from "./operation.ts";

/** One `name=value` of a query or a cookie; the value is written as it goes on the wire. */
export type Pair = readonly [name: string, value: string];

const encoded = (value: Json): string => encodeURIComponent(textOf(value));

/** A scalar as a request writes it. */
export const textOf = (value: Json): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);

const isFlat = (value: Json): boolean => typeof value !== "object" || value === null;

/** Whether a value can be written unmistakably: nothing empty, nothing nested. */
export function canBeWritten(parameter: Parameter, value: Json): boolean {
  if (parameter.style === "json") return true;
  if (value === null) return false;
  if (isFlat(value)) return true;
  const inner = Array.isArray(value) ? value : Object.values(value as Record<string, Json>);
  const plain = (entry: Json) =>
    isFlat(entry) && entry !== null && textOf(entry) !== "" && !/[,|;=& .]/.test(textOf(entry));
  if (inner.length === 0 || !inner.every(plain)) return false;
  if (Array.isArray(value) && parameter.style === "deepObject") return false;
  return Array.isArray(value) || parameter.style !== "spaceDelimited";
}

/** What stands in the path for a parameter: `5`, `.5`, `;id=5`, `3,4`. */
export function pathText(parameter: Parameter, value: Json): string {
  const { name, style, explode } = parameter;
  if (style === "json") return encodeURIComponent(JSON.stringify(value));
  const list = Array.isArray(value)
    ? value.map(encoded)
    : isRecord(value)
      ? Object.entries(value).flatMap(([key, inner]) =>
          explode
            ? [`${encodeURIComponent(key)}=${encoded(inner as Json)}`]
            : [encodeURIComponent(key), encoded(inner as Json)],
        )
      : [encoded(value)];
  if (style === "label") return `.${list.join(explode ? "." : ",")}`;
  if (style !== "matrix") return list.join(",");
  if (!explode || isFlat(value)) return `;${name}=${list.join(",")}`;
  return Array.isArray(value)
    ? list.map((entry) => `;${name}=${entry}`).join("")
    : list.map((entry) => `;${entry}`).join("");
}

/** The pairs of a query or a cookie for a parameter. */
export function pairsOf(parameter: Parameter, value: Json): readonly Pair[] {
  const { name, style, explode } = parameter;
  const key = encodeURIComponent(name);
  if (style === "json") return [[key, encodeURIComponent(JSON.stringify(value))]];
  if (Array.isArray(value)) {
    const texts = value.map(encoded);
    if (style === "form" && explode) return texts.map((text) => [key, text]);
    const glue = style === "spaceDelimited" ? "%20" : style === "pipeDelimited" ? "%7C" : ",";
    return explode && style !== "form" ? texts.map((text) => [key, text]) : [[key, texts.join(glue)]];
  }
  if (isRecord(value)) {
    const entries = Object.entries(value).map(
      ([inner, entry]) => [encodeURIComponent(inner), encoded(entry as Json)] as const,
    );
    if (style === "deepObject") return entries.map(([inner, text]) => [`${key}%5B${inner}%5D`, text]);
    if (explode) return entries;
    const glue = style === "pipeDelimited" ? "%7C" : ",";
    return [[key, entries.flat().join(glue)]];
  }
  return [[key, encoded(value)]];
}

/** The value of a header for a parameter. */
export function headerText(parameter: Parameter, value: Json): string {
  if (parameter.style === "json") return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(textOf).join(",");
  if (!isRecord(value)) return textOf(value);
  const entries = Object.entries(value).map(([key, inner]) => [key, textOf(inner as Json)]);
  return parameter.explode ? entries.map((pair) => pair.join("=")).join(",") : entries.flat().join(",");
}
