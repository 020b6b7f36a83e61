import { ContractError } from "./contract-error.ts";
import { type ObjectRule, RULES } from "./grammar.ts";
import { isObject, type Json, type JsonObject, pointer } from "./json.ts";
import type { Source } from "./source.ts";
import { isInherited } from "./taken-names.ts";

/** May stand in every object: where a statement comes from. */
const EVERYWHERE = "x-source";

/**
 * Walks the whole document by the grammar, so that nothing of it is dropped in silence.
 *
 * @throws ContractError for a field that nothing is made of, whether OpenAPI knows it or not
 */
export function checkGrammar(source: Source): void {
  visit(source, "Root", source.document, "");
}

function visit(source: Source, kind: string, value: Json, at: string): void {
  const rule = RULES[kind];
  // a schema may be a boolean, and what is no object at all is refused by who reads it
  if (!rule || !isObject(value)) return;
  if (typeof value["$ref"] === "string") {
    refuseBesideReference(source, value, at);
    return;
  }
  if (kind === "Schema") refuseLoneDiscriminator(source, value, at);
  for (const [key, child] of Object.entries(value)) {
    const place = at + pointer(key);
    if (key.startsWith("x-")) checkExtension(source, rule, key, place);
    else visitField(source, fateOf(source, rule, key, place), child, place);
  }
}

/** It tells the branches of a union apart, and says nothing where there is none. */
function refuseLoneDiscriminator(source: Source, value: JsonObject, at: string): void {
  if (value["discriminator"] === undefined || value["oneOf"] || value["anyOf"]) return;
  throw new ContractError(
    source.place(`${at}/discriminator`),
    "the discriminator stands beside no oneOf or anyOf",
    "List the branches, or remove it",
  );
}

function visitField(source: Source, fate: string, child: Json, at: string): void {
  const [open] = fate;
  const kind = /\w+/.exec(fate)?.[0] ?? "";
  if (open === "[" && Array.isArray(child))
    child.forEach((each: Json, index) => void visit(source, kind, each, at + pointer(index)));
  else if (open === "{" && isObject(child)) {
    for (const [key, each] of Object.entries(child)) {
      if (kind === "Schema") refuseInherited(source, key, at + pointer(key));
      if (key.startsWith("x-") && MAPS_WITH_EXTENSIONS.test(at)) checkExtension(source, MAP, key, at + pointer(key));
      else visit(source, kind, each, at + pointer(key));
    }
  } else visit(source, fate, child, at);
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

function fateOf(source: Source, { name, fields }: ObjectRule, key: string, at: string): string {
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

function checkExtension(source: Source, { name, extensions = [] }: ObjectRule, key: string, at: string): void {
  if (key === EVERYWHERE || extensions.includes(key)) return;
  throw new ContractError(
    source.place(at),
    `nobody reads ${key} of ${name}`,
    `Write one of ${[EVERYWHERE, ...extensions].join(", ")}, or remove it`,
  );
}

function refuseBesideReference(source: Source, value: JsonObject, at: string): void {
  const beside = Object.keys(value).find((key) => key !== "$ref");
  if (beside === undefined) return;
  throw new ContractError(
    source.place(at + pointer(beside)),
    `${beside} stands beside a $ref, which would hide it`,
    "Move it into what the reference names, or write both into an allOf",
  );
}
