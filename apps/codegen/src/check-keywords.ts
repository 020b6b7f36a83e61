import { ContractError } from "./contract-error.ts";
import type { JsonObject } from "./json.ts";
import type { Source } from "./source.ts";

/** Refuses keywords of one schema that are well-formed, and would not do what they say. */
export function checkKeywords(source: Source, schema: JsonObject, at: string): void {
  refuseLoneDiscriminator(source, schema, at);
  refuseInexactStep(source, schema, at);
}

/** It tells the branches of a union apart, and says nothing where there is none. */
function refuseLoneDiscriminator(source: Source, schema: JsonObject, at: string): void {
  if (schema["discriminator"] === undefined || schema["oneOf"] || schema["anyOf"]) return;
  throw new ContractError(
    source.place(`${at}/discriminator`),
    "the discriminator stands beside no oneOf or anyOf",
    "List the branches, or remove it",
  );
}

/** Steps of 1/1024 and halves of it are far beyond what a contract counts in. */
const FINEST_STEP = 1024;

/** A double holds 0.5, and no 0.1: 0.3 / 0.1 is 2.9999999999999996, and validators would refuse what is right. */
function refuseInexactStep(source: Source, { multipleOf }: JsonObject, at: string): void {
  if (typeof multipleOf !== "number" || Number.isInteger(multipleOf * FINEST_STEP)) return;
  throw new ContractError(
    source.place(`${at}/multipleOf`),
    `no number is a multiple of ${multipleOf} exactly, so that 3 * ${multipleOf} would be refused`,
    "Write whole numbers of a smaller unit, a string with a pattern, or bounds only",
  );
}
