import { ContractError } from "./contract-error.ts";
import { isObject, type Json, type JsonObject, pointer, section, text } from "./json.ts";
import { partsOf } from "./object-keys.ts";
import type { Source } from "./source.ts";

/** A `oneOf` or `anyOf`, and where it stands. */
export interface Union {
  readonly source: Source;
  /** The schema that holds the union, as it is written. */
  readonly original: JsonObject;
  readonly at: string;
  /** `oneOf` or `anyOf`: where the branches exclude one another, both mean the same. */
  readonly keyword: string;
  /** Its branches, already rewritten. */
  readonly ready: readonly Json[];
}

interface Branch {
  readonly at: string;
  readonly original: JsonObject;
  readonly ready: Json;
}

/** What stands in the union's place, and the values that its discriminator may have. */
export interface Dispatch {
  readonly schema: JsonObject;
  readonly tags?: readonly string[];
}

/** Turns a union into a dispatch on the property, or the type, that tells its branches apart. */
export function dispatch({ source, original, at, keyword, ready }: Union): Dispatch {
  const references = original[keyword] as readonly Json[];
  const branches: Branch[] = references.map((_, index) => {
    const { value, pointer: end } = source.resolve(`${at}/${keyword}/${index}`);
    return { at: end, original: isObject(value) ? value : {}, ready: ready[index] ?? true };
  });
  const declared = text(section(original, "discriminator"), "propertyName");
  if (declared !== undefined) {
    const values = branches.map((branch) => declaredValues(source, branch, declared));
    checkMapping(source, original, at, references, values);
    return onProperty(branches, values, declared);
  }
  const tag = dispatchingProperty(branches);
  if (tag !== undefined) {
    const values = branches.map((branch) => tagValues(branch.original, tag));
    return onProperty(branches, values, tag);
  }
  const types = branches.map((branch) => branch.original["type"]);
  if (
    types.every((type) => typeof type === "string") &&
    new Set(types).size === types.length &&
    !(types.includes("integer") && types.includes("number"))
  ) {
    return { schema: { type: types, ...chainOfTypes(branches) } };
  }
  throw new ContractError(
    source.place(`${at}/${keyword}`),
    `nothing tells the branches of this ${keyword} apart`,
    "Give them types that differ, or one required property whose enum differs in each",
  );
}

function onProperty(
  branches: readonly Branch[],
  values: readonly (readonly Json[] | undefined)[],
  tag: string,
): Dispatch {
  // Ajv looks for the values in each branch itself, and not in the parts of an `allOf` or behind a reference.
  const inPlace = branches.every((branch) => tagValues(branch.original, tag));
  const tags = values.flatMap((list) => list ?? []);
  if (!inPlace || !tags.every((value) => typeof value === "string"))
    return { schema: chainOfConstants(branches, values, tag) };
  return {
    // A discriminator speaks of objects only; without the type anything else would pass.
    schema: { type: "object", oneOf: branches.map((branch) => branch.ready), discriminator: { propertyName: tag } },
    tags: tags.map(String),
  };
}

/** The values of a discriminator that mean a branch, which has to ask for it; they may stand in a part of an `allOf`. */
function declaredValues(source: Source, { at }: Branch, tag: string): readonly Json[] {
  const parts = partsOf(source, at);
  const required = parts.some(({ schema }) => Array.isArray(schema["required"]) && schema["required"].includes(tag));
  const [values] = parts
    .flatMap(({ schema, at: part }) => {
      if (section(schema, "properties")[tag] === undefined) return [];
      const { value } = source.resolve(`${part}/properties${pointer(tag)}`);
      return [tagValues({ properties: { [tag]: value } }, tag) ?? []];
    })
    .filter((list) => list.length > 0);
  if (required && values) return values;
  throw new ContractError(
    source.place(at),
    `the discriminator ${tag} does not tell this branch apart from the others`,
    `Make ${tag} a required property of each branch, with the values that mean it as its enum`,
  );
}

/** The property that every branch asks for and whose constants tell them apart; at most one branch may have no constants. */
function dispatchingProperty(branches: readonly Branch[]): string | undefined {
  const required = branches[0]?.original["required"];
  const candidates = Array.isArray(required) ? required.map(String) : [];
  return candidates.find((name) => {
    const everywhere = branches.every(
      ({ original }) => Array.isArray(original["required"]) && original["required"].includes(name),
    );
    const values = branches.map((branch) => tagValues(branch.original, name));
    const constants = values.flatMap((list) => list ?? []);
    const rest = branches.filter((_, index) => values[index] === undefined);
    if (!everywhere || rest.length > 1 || constants.length === 0 || new Set(constants).size !== constants.length)
      return false;
    return rest.every((branch) =>
      constants.every((value) => excludes(section(section(branch.original, "properties"), name), value)),
    );
  });
}

function tagValues(branch: JsonObject, name: string): readonly Json[] | undefined {
  const schema = section(section(branch, "properties"), name);
  if (schema["const"] !== undefined) return [schema["const"]];
  return Array.isArray(schema["enum"]) ? schema["enum"] : undefined;
}

/** Whether a number surely breaks a schema's bounds: then a branch that has them and one that has the number cannot both hold. */
function excludes(schema: JsonObject, value: Json): boolean {
  if (typeof value !== "number") return false;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  return (
    (typeof minimum === "number" && value < minimum) ||
    (typeof maximum === "number" && value > maximum) ||
    (typeof exclusiveMinimum === "number" && value <= exclusiveMinimum) ||
    (typeof exclusiveMaximum === "number" && value >= exclusiveMaximum)
  );
}

/** The branch without constants stands last; where each has some, no other value is allowed. */
function chainOfConstants(
  branches: readonly Branch[],
  values: readonly (readonly Json[] | undefined)[],
  tag: string,
): JsonObject {
  const tagged = (constants: readonly Json[]): JsonObject => ({
    type: "object",
    required: [tag],
    properties: { [tag]: { enum: constants } },
  });
  const rest = branches[values.indexOf(undefined)]?.ready as JsonObject | undefined;
  return branches.reduceRight<JsonObject>(
    (otherwise, branch, index) => {
      const constants = values[index];
      return constants ? conditional(tagged(constants), branch, otherwise) : otherwise;
    },
    rest ?? tagged(values.flatMap((list) => list ?? [])),
  );
}

function chainOfTypes(branches: readonly Branch[]): JsonObject {
  return branches.reduceRight<JsonObject>(
    (rest, branch) => conditional({ type: branch.original["type"] ?? "null" }, branch, rest),
    {},
  );
}

function conditional(condition: JsonObject, branch: Branch, otherwise: JsonObject): JsonObject {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: condition, then: branch.ready, ...(Object.keys(otherwise).length > 0 && { else: otherwise }) };
}

/** A discriminator's mapping is for generators that do not read `enum`; it may not contradict it. */
function checkMapping(
  source: Source,
  original: JsonObject,
  at: string,
  references: readonly Json[],
  values: readonly (readonly Json[])[],
): void {
  const mapping = section(original["discriminator"], "mapping");
  const meant = new Map<string, string | undefined>();
  const bad = (problem: string, remedy: string): ContractError =>
    new ContractError(source.place(`${at}/discriminator`), problem, remedy);
  values.forEach((list, index) => {
    const branch = references[index];
    const reference = isObject(branch) ? text(branch, "$ref") : undefined;
    for (const value of list.map(String)) {
      if (meant.has(value)) throw bad(`${value} means two branches`, "Give each branch values of its own");
      meant.set(value, reference);
      if (reference !== undefined && mapping[value] === reference) continue;
      throw bad(
        `the mapping sends ${value} to ${JSON.stringify(mapping[value])}, but the schema with that value is ${reference ?? "written in place"}`,
        "Name every value of every branch in the mapping",
      );
    }
  });
  const stray = Object.keys(mapping).find((value) => !meant.has(value));
  if (stray !== undefined) throw bad(`the mapping names ${stray}, which no branch has`, "Remove it, or add its branch");
}
