import { isJsonObject, type Json } from "../spec/json.ts";
import { isJsonType, type Media } from "../spec/operation.ts";
import { textOf } from "../spec/parameter-text.ts";
import { judgeText } from "../spec/readings.ts";
import { keyword, type SchemaNode, schemaNode, typesOf } from "../spec/schema-node.ts";
import type { Spec } from "../spec/spec.ts";
import { type Verdict, verdictOf } from "../spec/verdict.ts";
import { bytesOf } from "./bytes-of.ts";
import { fieldEncodings, glued, partText } from "./field-encoding.ts";

/** How a value becomes the bytes of one media type, and what the spec says of it as it is written there. */
export interface BodyForm {
  readonly kind: "json" | "form" | "multipart" | "text" | "bytes";
  /** What announces it in Content-Type. */
  readonly contentType: string;
  /** The bytes, or undefined when the value cannot be written unmistakably. */
  encode(value: Json): Uint8Array | undefined;
  judge(value: Json): Verdict;
}

/** Divides the parts of a multipart body; the same in every run. */
const BOUNDARY = "emchat-contract-part";

/** The form of a media type, or undefined when this kit cannot write it. */
export function bodyForm(spec: Spec, media: Media & { readonly schema: string }): BodyForm | undefined {
  const { type, schema } = media;
  const announced = type.includes("*") ? "application/json" : media.announced;
  const plain = (value: Json): Verdict => verdictOf(spec.document, spec.validators, schema, value);
  if (isJsonType(type) || type === "*/*" || type === "application/*") {
    return {
      kind: "json",
      contentType: announced,
      encode: (value) => bytesOf(JSON.stringify(value)),
      judge: plain,
    };
  }
  const node = schemaNode(spec.document, schema);
  const encodings = fieldEncodings(spec, media);
  if (type === "application/x-www-form-urlencoded") {
    return {
      kind: "form",
      contentType: type,
      encode: (value) => formBytes(value, encodings),
      judge: (value) => judgeFields(spec, node, value, "form"),
    };
  }
  if (type === "multipart/form-data") {
    return {
      kind: "multipart",
      contentType: `${type}; boundary=${BOUNDARY}`,
      encode: (value) => multipartBytes(spec, node, value, encodings),
      judge: (value) => judgeFields(spec, node, value, "multipart"),
    };
  }
  const text = type.startsWith("text/");
  const bytes = type === "application/octet-stream" || /^(image|audio|video|font)\//.test(type);
  if ((!text && !bytes) || /xml$/.test(type)) return undefined;
  const encode = (value: Json) => (typeof value === "string" ? bytesOf(value) : undefined);
  return {
    kind: text ? "text" : "bytes",
    contentType: type.endsWith("/*") ? "text/plain" : media.announced,
    encode,
    judge: plain,
  };
}

const isFlat = (value: Json): boolean => value !== null && typeof value !== "object" && textOf(value) !== "";

/** Fields that a form has room for: scalars, and lists of them as repeated fields. */
function fieldsOf(value: Json, structured: boolean): readonly (readonly [string, Json])[] | undefined {
  if (!isJsonObject(value)) return undefined;
  const fields = Object.entries(value).flatMap(([name, inner]) =>
    Array.isArray(inner) ? inner.map((entry) => [name, entry] as const) : [[name, inner] as const],
  );
  const lists = Object.values(value).filter(Array.isArray);
  const fit = fields.every(([name, inner]) => name !== "" && (isFlat(inner) || (structured && isJsonObject(inner))));
  return fit && fields.length > 0 && lists.every((list) => list.length > 0) ? fields : undefined;
}

/** Objects count as JSON in a multipart body, and cannot be written in a form. */
function judgeFields(spec: Spec, node: SchemaNode, value: Json, kind: "form" | "multipart"): Verdict {
  if (fieldsOf(value, kind === "multipart") === undefined || !areAsDeclared(spec, node, value)) return "unclear";
  const written = (inner: Json): Json =>
    isJsonObject(inner) ? inner : Array.isArray(inner) ? inner.map(written) : textOf(inner);
  const texts = Object.fromEntries(
    Object.entries(value as Record<string, Json>).map(([name, inner]) => [name, written(inner)]),
  );
  return judgeText(spec.document, spec.validators, node.pointer, texts);
}

/** Lists where the spec has lists and nothing but: one field is as good as a list of one. */
function areAsDeclared(spec: Spec, node: SchemaNode, value: Json): boolean {
  const declared = node.properties;
  return Object.entries(value as Record<string, Json>).every(([name, inner]) => {
    const at = declared.get(name);
    const types = at === undefined ? [] : typesOf(schemaNode(spec.document, at));
    if (Array.isArray(inner) !== types.includes("array")) return false;
    return !isJsonObject(inner) || types.includes("object");
  });
}

type Encodings = ReturnType<typeof fieldEncodings>;

function formBytes(value: Json, encodings: Encodings): Uint8Array | undefined {
  if (fieldsOf(value, false) === undefined || !isJsonObject(value)) return undefined;
  const fields = Object.entries(value).map(([name, inner]): string | undefined => {
    const { glue, unknown } = encodings(name);
    if (unknown) return undefined;
    if (!Array.isArray(inner) || glue === undefined)
      return new URLSearchParams([inner].flat().map((entry) => [name, textOf(entry)])).toString();
    const list = glued(inner, glue);
    return list === undefined ? undefined : `${encodeURIComponent(name)}=${list}`;
  });
  return fields.includes(undefined) ? undefined : bytesOf(fields.join("&"));
}

function multipartBytes(spec: Spec, node: SchemaNode, value: Json, encodings: Encodings): Uint8Array | undefined {
  const fields = fieldsOf(value, true);
  if (fields === undefined || fields.some(([name]) => /["\r\n]/.test(name))) return undefined;
  const declared = node.properties;
  const parts = fields.map(([name, inner]) => {
    const at = declared.get(name);
    const file = at !== undefined && isFile(spec, schemaNode(spec.document, at));
    const disposition = `Content-Disposition: form-data; name="${name}"${file ? '; filename="file.bin"' : ""}`;
    const part = partText(inner, encodings(name), file);
    if (part === undefined) return undefined;
    const type = part.type === undefined ? "" : `Content-Type: ${part.type}\r\n`;
    return `--${BOUNDARY}\r\n${disposition}\r\n${type}\r\n${part.text}\r\n`;
  });
  if (parts.includes(undefined)) return undefined;
  return bytesOf(`${parts.join("")}--${BOUNDARY}--\r\n`);
}

/** A file: bytes by its format, its media type, or because its schema says nothing at all. */
function isFile(spec: Spec, node: SchemaNode): boolean {
  const items = keyword(node, "items");
  if (items !== undefined) return isFile(spec, schemaNode(spec.document, items.pointer));
  const format = keyword(node, "format")?.value;
  if (format === "binary" || keyword(node, "contentMediaType") !== undefined) return true;
  return typesOf(node).length === 0 && keyword(node, "enum") === undefined && keyword(node, "const") === undefined;
}
