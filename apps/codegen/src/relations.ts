import { ContractError } from "./contract-error.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import type { Parameter, Relation } from "./operation.ts";
import type { Source } from "./source.ts";

/** A relation has one of these, and says with it what holds. */
const CLAIMS: Readonly<Record<string, (value: Json, relation: JsonObject) => boolean>> = {
  equals: (value) =>
    isObject(value) && Object.keys(value).length === 1 && (typeof value["path"] === "string" || "const" in value),
  length: (value) => Number.isSafeInteger(value),
  near: (value, { within }) => value === "now" && typeof within === "number",
  startsWith: (value) => isTexts(value),
  byStatus: (value, { byRefusal = {} }) => isWordLists(value) && isWordLists(byRefusal),
};
const STATUS_KEY = /^[1-5](?:\d\d|XX)$/;
const KEYS = ["id", "when", "reply", "ignoreCase", "within", "byRefusal", ...Object.keys(CLAIMS)];

/** The relations of the root that hold everywhere, and those that stand beside an operation. */
export function readRelations(source: Source, at: string, parameters: readonly Parameter[]): Relation[] {
  return ["", at].flatMap((owner) => {
    const { value } = source.resolve(owner);
    const list = isObject(value) ? (value["x-contract"] ?? []) : [];
    if (!Array.isArray(list)) throw bad(source, `${owner}/x-contract`, "x-contract is no list");
    return list.map((relation: Json, index) =>
      readRelation(source, `${owner}/x-contract/${index}`, relation, owner === "" ? undefined : parameters),
    );
  });
}

function readRelation(
  source: Source,
  at: string,
  relation: Json,
  parameters: readonly Parameter[] | undefined,
): Relation {
  if (!isObject(relation)) throw bad(source, at, "the relation is no object");
  const unknown = Object.keys(relation).find((key) => !KEYS.includes(key));
  if (unknown) throw bad(source, at, `the relation has the key ${unknown}`);
  const { id, when, reply, equals, ignoreCase = false } = relation;
  if (typeof id !== "string" || !isTexts(when) || typeof reply !== "string" || !/^(?:\/|$)/.test(reply))
    throw bad(source, at, "the relation needs an id, a list when and a pointer reply");
  const stray = (when as readonly string[]).find((key) => !STATUS_KEY.test(key));
  if (stray !== undefined || typeof ignoreCase !== "boolean")
    throw bad(
      source,
      at,
      `the relation ${id} has ${stray === undefined ? "an ignoreCase" : `a when of ${stray}`} that says nothing`,
    );
  const claims = Object.keys(CLAIMS).filter((claim) => relation[claim] !== undefined);
  const [claim = ""] = claims;
  if (claims.length !== 1 || !CLAIMS[claim]?.(relation[claim] ?? null, relation))
    throw bad(source, at, `the relation ${id} says nothing, or more than one thing`);
  const echoed = isObject(equals) ? equals["path"] : undefined;
  if (echoed !== undefined && parameters?.every(({ name }) => name !== echoed))
    throw bad(source, at, `the relation ${id} echoes ${String(echoed)}, which is not in the path`);
  return relation;
}

function isWordLists(value: Json): boolean {
  return isObject(value) && Object.values(value).every(isTexts);
}

function isTexts(value: Json | undefined): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function bad(source: Source, at: string, problem: string): ContractError {
  return new ContractError(
    source.place(at),
    problem,
    `Write { id, when: [2XX], reply: POINTER } and one of ${Object.keys(CLAIMS).join(", ")}`,
  );
}
