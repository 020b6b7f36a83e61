import { ContractError } from "./contract-error.ts";
import { isObject, type Json, type JsonObject, section, text } from "./json.ts";
import type { Source } from "./source.ts";

/** A `oneOf` or `anyOf`, where it stands, and where its tags are to be noted. */
export interface Union {
  readonly source: Source;
  /** The schema that holds the union, as it is written. */
  readonly original: JsonObject;
  readonly at: string;
  /** `oneOf` or `anyOf`: where the branches exclude one another, both mean the same. */
  readonly keyword: string;
  readonly tags: Record<string, readonly string[]>;
}

interface Branch {
  readonly original: JsonObject;
  readonly ready: Json;
}

/**
 * Turns a union into a dispatch on the property, or the type, that tells its branches apart.
 *
 * @param ready the schema that holds the union, with its branches already rewritten
 */
export function dispatch({ source, original, at, keyword, tags }: Union, ready: JsonObject): JsonObject {
  const references = original[keyword] as readonly Json[];
  const branches: Branch[] = references.map((_, index) => {
    const { value } = source.resolve(`${at}/${keyword}/${index}`);
    return { original: isObject(value) ? value : {}, ready: (ready[keyword] as readonly Json[])[index] ?? true };
  });
  const { [keyword]: _, ...rest } = ready;
  const declared = text(section(original, "discriminator"), "propertyName");
  const tag = declared ?? dispatchingProperty(branches);
  if (tag !== undefined) {
    const values = branches.map((branch) => tagValues(branch.original, tag));
    if (declared !== undefined) checkMapping(source, original, at, references, values);
    if (values.every((list) => list?.every((value) => typeof value === "string"))) {
      tags[`#${at}/discriminator`] = values.flatMap((list) => list ?? []).map(String);
      // A discriminator speaks of objects only; without the type anything else would pass.
      return {
        ...rest,
        type: "object",
        oneOf: branches.map((branch) => branch.ready),
        discriminator: { propertyName: tag },
      };
    }
    return { ...rest, ...chainOfConstants(branches, values, tag) };
  }
  const types = branches.map((branch) => branch.original["type"]);
  if (
    types.every((type) => typeof type === "string") &&
    new Set(types).size === types.length &&
    !(types.includes("integer") && types.includes("number"))
  ) {
    return { ...rest, type: types, ...chainOfTypes(branches) };
  }
  throw new ContractError(
    source.place(`${at}/${keyword}`),
    `nothing tells the branches of this ${keyword} apart`,
    "Give them types that differ, or one required property whose enum differs in each",
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

/** The branch without constants, or the first, stands last. */
function chainOfConstants(
  branches: readonly Branch[],
  values: readonly (readonly Json[] | undefined)[],
  tag: string,
): JsonObject {
  const last = Math.max(0, values.indexOf(undefined));
  return branches.reduceRight<JsonObject>((rest, branch, index) => {
    const constants = values[index];
    if (index === last || !constants) return rest;
    return conditional({ type: "object", required: [tag], properties: { [tag]: { enum: constants } } }, branch, rest);
  }, branches[last]?.ready as JsonObject);
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
  values: readonly (readonly Json[] | undefined)[],
): void {
  const mapping = section(original["discriminator"], "mapping");
  values.forEach((list, index) => {
    const branch = references[index];
    const reference = isObject(branch) ? text(branch, "$ref") : undefined;
    for (const value of list ?? []) {
      if (reference !== undefined && mapping[String(value)] === reference) continue;
      throw new ContractError(
        source.place(`${at}/discriminator`),
        `the mapping sends ${String(value)} to ${JSON.stringify(mapping[String(value)])}, but the schema with that value is ${reference ?? "written in place"}`,
        "Name every value of every branch in the mapping",
      );
    }
  });
}
