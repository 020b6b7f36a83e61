import { checkKeywords } from "./check-keywords.ts";
import { ContractError } from "./contract-error.ts";
import { type Fate, type ObjectRule, RULES } from "./grammar.ts";
import { isObject, type Json, type JsonObject, pointer } from "./json.ts";
import type { Source } from "./source.ts";
import { isInherited } from "./taken-names.ts";
import { VALUE_KINDS, valueInWords } from "./value-kinds.ts";

/** May stand in every object: where a statement comes from. */
const EVERYWHERE = "x-source";

/** What is known of a document while it is walked. */
interface Walk {
  readonly source: Source;
  /** Where each object stands -> its rule's name. */
  readonly kinds: Map<string, string>;
  readonly references: { readonly at: string; readonly kind: string }[];
}

/**
 * Walks the whole document by the grammar, so that nothing of it is dropped in silence, or taken for what it is not.
 *
 * @throws ContractError for a field that nothing is made of, whether OpenAPI knows it or not, and for a value of another kind
 */
export function checkGrammar(source: Source): void {
  const walk: Walk = { source, kinds: new Map(), references: [] };
  visit(walk, "Root", source.document, "");
  for (const reference of walk.references) checkTarget(walk, reference);
}

function visit(walk: Walk, kind: string, value: Json, at: string): void {
  const { source } = walk;
  const rule = RULES[kind] ?? MAP;
  walk.kinds.set(at, kind);
  if (typeof value === "boolean" && rule.or?.includes("boolean")) return;
  if (!isObject(value)) throw wrongKind(source, rule.name, value, "an object", "Write { … }", at);
  if (value["$ref"] !== undefined) {
    checkReference(walk, kind, rule, value, at);
    return;
  }
  const missing = rule.needs?.find((key) => value[key] === undefined);
  if (missing !== undefined)
    throw new ContractError(source.place(at), `${rule.name} has no ${missing}`, `Write its ${missing}`);
  if (kind === "Schema") checkKeywords(source, value, at);
  for (const [key, child] of Object.entries(value)) {
    const place = at + pointer(key);
    const fate = key.startsWith("x-") ? fateOfExtension(source, rule, key, place) : fateOf(source, rule, key, place);
    visitField(walk, fate, child, place, `${key} of ${rule.name}`);
  }
}

function visitField(walk: Walk, fate: Fate, child: Json, at: string, what: string): void {
  const { source } = walk;
  const [open] = fate;
  const word = /\w+/.exec(fate)?.[0] ?? "";
  if (open === "[") {
    if (!Array.isArray(child)) throw wrongKind(source, what, child, "a list", "Write [ … ]", at);
    child.forEach((each: Json, index) => void visit(walk, word, each, at + pointer(index)));
  } else if (open === "{") {
    if (!isObject(child)) throw wrongKind(source, what, child, "a map", "Write { NAME: … }", at);
    for (const [key, each] of Object.entries(child)) visitEntry(walk, word, key, each, at);
  } else if (open === "=" || open === "~") {
    const kind = VALUE_KINDS[word];
    if (kind && !kind.holds(child)) throw wrongKind(source, what, child, kind.name, kind.remedy, at);
  } else visit(walk, word, child, at);
}

function visitEntry(walk: Walk, kind: string, key: string, value: Json, at: string): void {
  const { source } = walk;
  const place = at + pointer(key);
  if (kind === "Schema") refuseInherited(source, key, place);
  if (key.startsWith("x-") && MAPS_WITH_EXTENSIONS.test(at)) fateOfExtension(source, MAP, key, place);
  else visit(walk, kind, value, place);
}

function wrongKind(
  source: Source,
  what: string,
  value: Json,
  wanted: string,
  remedy: string,
  at: string,
): ContractError {
  return new ContractError(
    source.place(at),
    `${what} is ${valueInWords(value)}, where ${wanted} has to stand`,
    value === null ? `${remedy}, or leave its key out` : remedy,
  );
}

/** What every object answers to by itself; whoever looks for such a key in one that lacks it finds something. */
function refuseInherited(source: Source, name: string, at: string): void {
  if (!isInherited(name)) return;
  throw new ContractError(source.place(at), `every object has a ${name} by itself`, "Give the property another name");
}

/** The keys of other maps are names that somebody chose. */
const MAPS_WITH_EXTENSIONS = /^\/paths$|\/responses$/;

/** Maps, such as `paths` and `responses`, have no fields of their own. */
const MAP: ObjectRule = { name: "a map", fields: {} };

function fateOf(source: Source, { name, fields }: ObjectRule, key: string, at: string): Fate {
  const fate = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (fate === undefined) {
    const known = Object.keys(fields).filter((field) => !fields[field]?.startsWith("!"));
    throw new ContractError(
      source.place(at),
      `${name} has no ${key}`,
      `Write one of ${known.join(", ")}, or remove it`,
    );
  }
  if (!fate.startsWith("!")) return fate;
  throw new ContractError(source.place(at), `${key} of ${name} is not compiled`, fate.slice(1));
}

function fateOfExtension(source: Source, { name, extensions = {} }: ObjectRule, key: string, at: string): Fate {
  if (key === EVERYWHERE) return "~object";
  const fate = Object.hasOwn(extensions, key) ? extensions[key] : undefined;
  if (fate !== undefined) return fate;
  throw new ContractError(
    source.place(at),
    `nobody reads ${key} of ${name}`,
    `Write one of ${[EVERYWHERE, ...Object.keys(extensions)].join(", ")}, or remove it`,
  );
}

function checkReference(walk: Walk, kind: string, rule: ObjectRule, value: JsonObject, at: string): void {
  const { source, references } = walk;
  if (!rule.or?.includes("$ref"))
    throw new ContractError(source.place(`${at}/$ref`), `${rule.name} is never a reference`, "Write it out");
  if (typeof value["$ref"] !== "string")
    throw wrongKind(source, "$ref", value["$ref"] ?? null, "a text", "Write #/components/…", `${at}/$ref`);
  const beside = Object.keys(value).find((key) => key !== "$ref");
  if (beside !== undefined) {
    throw new ContractError(
      source.place(at + pointer(beside)),
      `${beside} stands beside a $ref, which would hide it`,
      "Move it into what the reference names, or write both into an allOf",
    );
  }
  references.push({ at, kind });
}

/** A reference leads to what may stand in its place: anything else would be read as an empty one. */
function checkTarget({ source, kinds }: Walk, { at, kind }: Walk["references"][number]): void {
  const found = kinds.get(source.resolve(at).pointer);
  if (found === kind) return;
  throw new ContractError(
    source.place(at),
    `the reference leads to ${RULES[found ?? ""]?.name ?? "a mere value"}, where ${RULES[kind]?.name} has to stand`,
    "Name a component of the right kind",
  );
}
