import type { IncomingHttpHeaders } from "node:http";
import type { Node } from "./any-server.ts";

type Resolve = (node: Node) => Node;

interface Sources {
  readonly encoded: Readonly<Record<string, string>>;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
}

/** The value of a parameter, read by its style and turned into what its schema says; undefined when it is not there. */
export function parameterValue(parameter: Node, at: Resolve, sources: Sources): unknown {
  const { name } = parameter;
  const content = Object.keys(parameter.content ?? {})[0];
  const schema = at(parameter.schema ?? {});
  const place: string = parameter.in;
  const style: string = parameter.style ?? (place === "query" || place === "cookie" ? "form" : "simple");
  const explode: boolean = parameter.explode ?? style === "form";
  if (place === "path") {
    const raw = sources.encoded[name] ?? "";
    if (content !== undefined) return JSON.parse(decodeURIComponent(raw));
    return coerced(ofSegment(raw, name, style, explode, schema), schema, at);
  }
  if (place === "header") {
    const text = sources.headers[name.toLowerCase()];
    if (text === undefined) return undefined;
    if (content !== undefined) return JSON.parse(String(text));
    return coerced(ofList(String(text).split(","), explode, schema), schema, at);
  }
  const text = place === "cookie" ? (sources.headers.cookie ?? "").replaceAll("; ", "&") : sources.query;
  const pairs = text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair): [string, string] => {
      const cut = pair.indexOf("=");
      return [decodeURIComponent(pair.slice(0, cut === -1 ? undefined : cut)), cut === -1 ? "" : pair.slice(cut + 1)];
    });
  const own = pairs.filter(([key]) => key === name).map(([, raw]) => raw);
  if (style === "deepObject") {
    const fields = pairs.filter(([key]) => key.startsWith(`${name}[`) && key.endsWith("]"));
    return fields.length === 0
      ? undefined
      : coerced(
          Object.fromEntries(fields.map(([key, raw]) => [key.slice(name.length + 1, -1), decodeURIComponent(raw)])),
          schema,
          at,
        );
  }
  if (schema.type === "object" && style === "form" && explode) {
    const fields = pairs.filter(([key]) => schema.properties?.[key] !== undefined);
    return fields.length === 0
      ? undefined
      : coerced(Object.fromEntries(fields.map(([key, raw]) => [key, decodeURIComponent(raw)])), schema, at);
  }
  const [first] = own;
  if (first === undefined) return undefined;
  if (content !== undefined) return JSON.parse(decodeURIComponent(first));
  if (schema.type === "array" && explode) return coerced(own.map(decodeURIComponent), schema, at);
  const glue = style === "spaceDelimited" ? /%20|\+/ : style === "pipeDelimited" ? /%7C|\|/i : ",";
  if (schema.type === "array") return coerced(first.split(glue).map(decodeURIComponent), schema, at);
  if (schema.type === "object") return coerced(ofList(first.split(glue), false, schema), schema, at);
  return coerced(decodeURIComponent(first), schema, at);
}

function ofSegment(raw: string, name: string, style: string, explode: boolean, schema: Node): unknown {
  const structured = schema.type === "array" || schema.type === "object";
  let text = raw;
  if (style === "label") {
    if (!text.startsWith(".")) throw new Error("no dot");
    text = text.slice(1);
    if (explode && structured) return ofList(text.split("."), explode, schema);
  }
  if (style === "matrix") {
    const parts = text.split(";").slice(1);
    if (!explode || !structured) {
      if (!(parts[0] ?? "").startsWith(`${name}=`)) throw new Error("no name");
      text = (parts[0] ?? "").slice(name.length + 1);
    } else if (schema.type === "array") return parts.map((part) => decodeURIComponent(part.slice(name.length + 1)));
    else return ofList(parts, true, schema);
  }
  return structured ? ofList(text.split(","), explode, schema) : decodeURIComponent(text);
}

function ofList(parts: readonly string[], explode: boolean, schema: Node): unknown {
  const texts = parts.map((part) => decodeURIComponent(part));
  if (schema.type === "array") return texts;
  if (schema.type !== "object") return texts.join(",");
  if (explode) return Object.fromEntries(texts.map((text) => [text.split("=")[0], text.split("=")[1]]));
  return Object.fromEntries(texts.flatMap((text, index) => (index % 2 === 0 ? [[text, texts[index + 1]]] : [])));
}

/** Texts as their schema says: numbers and booleans as JSON writes them. */
export function coerced(value: unknown, given: Node, at: Resolve): unknown {
  const schema = at(given) ?? {};
  if (Array.isArray(value)) return value.map((entry) => coerced(entry, schema.items ?? {}, at));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, coerced(inner, schema.properties?.[name] ?? {}, at)]),
    );
  }
  const types: string[] = [schema.type].flat();
  const text = String(value);
  if ((types.includes("integer") || types.includes("number")) && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text))
    return Number(text);
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  if (types.includes("null") && text === "null") return null;
  return value;
}
