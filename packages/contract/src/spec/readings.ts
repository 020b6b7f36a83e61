import type { SpecDocument } from "./document.ts";
import { isRecord, type Json } from "./json.ts";
import { enumOf, keyword, type SchemaNode, schemaNode, typesOf } from "./schema-node.ts";
import type { Validators } from "./validators.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/**
 * Judges a text, or a list or an object of texts, by a schema whose values may be numbers, booleans or `null`. `exact`:
 * white space around a text is part of it, as in a path.
 */
export function judgeText(
  spec: SpecDocument,
  validators: Validators,
  schema: string,
  text: Json,
  exact = false,
): Verdict {
  const node = schemaNode(spec, schema);
  const types = typesOf(node);
  if (typeof text === "string" && types.length > 1) return ofEvery(spec, validators, node, strictly(text), types);
  const strict = verdictOf(spec, validators, node.pointer, read(spec, validators, node, text, strictly, 0));
  if (strict !== "invalid") return strict;
  const lenient = read(spec, validators, node, text, exact ? untrimmed : leniently, 0);
  return validators.valid(node.pointer, lenient) ? "unclear" : "invalid";
}

/** Where several types are taken, each reading of them has to fare alike: which one is meant nobody knows. */
function ofEvery(
  spec: SpecDocument,
  validators: Validators,
  node: SchemaNode,
  readings: readonly Json[],
  types: readonly string[],
): Verdict {
  const meant = readings.filter(
    (value) => types.includes(typeof value) || (typeof value === "number" && types.includes("integer")),
  );
  const verdicts = new Set(meant.map((value) => verdictOf(spec, validators, node.pointer, value)));
  const [only] = verdicts;
  return verdicts.size === 1 && only !== undefined && !(only === "invalid" && types.includes("null"))
    ? only
    : "unclear";
}

/** The value of a text by a schema, where it is written as JSON would write it. */
export const valueOfText = (spec: SpecDocument, validators: Validators, schema: string, text: Json): Json =>
  read(spec, validators, schemaNode(spec, schema), text, strictly, 0);

type Reader = (text: string) => readonly Json[];

const strictly: Reader = (text) => {
  if (/^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(text)) return [text, Number(text)];
  if (text === "true" || text === "false") return [text, text === "true"];
  return [text];
};

/** Whatever some reader of numbers, booleans and nothing makes of a text. */
const leniently: Reader = (text) => {
  const found: Json[] = [text];
  const bare = text.trim();
  const number = Number(bare.replaceAll("_", "").replace(/[lLdDfF]$/, ""));
  if (bare !== "" && Number.isFinite(number)) found.push(number);
  if (/^(true|yes|on|1|t|y)$/i.test(bare)) found.push(true);
  if (/^(false|no|off|0|f|n)$/i.test(bare)) found.push(false);
  if (/^(null|nil|none|undefined)?$/i.test(bare)) found.push(null);
  if (bare !== text) found.push(bare);
  return found;
};

const untrimmed: Reader = (text) => leniently(text).filter((value) => typeof value !== "string" || value === text);

function read(
  spec: SpecDocument,
  validators: Validators,
  node: SchemaNode,
  text: Json,
  reader: Reader,
  depth: number,
): Json {
  if (depth > 4) return text;
  if (Array.isArray(text)) {
    const items = keyword(node, "items");
    if (items === undefined) return text;
    const item = schemaNode(spec, items.pointer);
    return text.map((entry) => read(spec, validators, item, entry, reader, depth + 1));
  }
  if (isRecord(text)) {
    const declared = node.properties;
    const rest = keyword(node, "additionalProperties");
    return Object.fromEntries(
      Object.entries(text).map(([name, entry]) => {
        const at = declared.get(name) ?? (isRecord(rest?.value) ? rest.pointer : undefined);
        return [
          name,
          at === undefined ? entry : read(spec, validators, schemaNode(spec, at), entry, reader, depth + 1),
        ];
      }),
    );
  }
  if (typeof text !== "string") return text;
  const readings = reader(text);
  return (
    readings.find((value) => validators.valid(node.pointer, value)) ??
    readings.find((value) => fits(node, value)) ??
    text
  );
}

const fits = (node: SchemaNode, value: Json): boolean => {
  if (enumOf(node) !== undefined) return false;
  const types = typesOf(node);
  if (typeof value === "number")
    return types.includes("number") || (types.includes("integer") && Number.isInteger(value));
  return typeof value === "boolean" && types.includes("boolean");
};
