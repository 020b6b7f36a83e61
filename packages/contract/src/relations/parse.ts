import { ContractSetupError } from "../errors.ts";
import type { SpecDocument } from "../spec/document.ts";
import { isRecord } from "../spec/json.ts";
import { join, valueAt } from "../spec/pointer.ts";
import type { Claim, Relation } from "./relation.ts";

/** Reads the `x-contract` list that stands at `pointer`; none is an empty list. */
export function parseRelations(spec: SpecDocument, pointer: string): readonly Relation[] {
  const list = valueAt(spec.root, pointer);
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw broken(spec, pointer, "x-contract must be a list of relations");
  return list.map((entry, index) => {
    const at = join(pointer, index);
    if (!isRecord(entry)) throw broken(spec, at, "a relation must be an object");
    const { id, when, reply } = entry;
    if (typeof id !== "string" || id === "") throw broken(spec, at, "a relation needs an id");
    if (!Array.isArray(when) || when.length === 0)
      throw broken(spec, at, `relation ${id} needs "when", a list of statuses`);
    if (typeof reply !== "string" || !reply.startsWith("/")) {
      throw broken(spec, at, `relation ${id} needs "reply", a JSON pointer such as /data/0`);
    }
    return { id, when: when.map(String), reply, claim: parseClaim(spec, at, id, entry), pointer: at };
  });
}

function parseClaim(spec: SpecDocument, at: string, id: string, entry: Record<string, unknown>): Claim {
  const equals = entry["equals"];
  if (isRecord(equals)) {
    if (typeof equals["path"] === "string") {
      return { kind: "equals-path", parameter: equals["path"], ignoreCase: entry["ignoreCase"] === true };
    }
    if ("const" in equals) return { kind: "equals-const", value: equals["const"] };
    throw broken(spec, at, `relation ${id}: "equals" needs "path" or "const"`);
  }
  const keyedBy = entry["keyedBy"];
  if (isRecord(keyedBy) && typeof keyedBy["path"] === "string")
    return { kind: "keyed-by", parameter: keyedBy["path"], ignoreCase: entry["ignoreCase"] === true };
  if (typeof entry["length"] === "number") return { kind: "length", length: entry["length"] };
  if (entry["near"] === "now") {
    if (typeof entry["within"] !== "number")
      throw broken(spec, at, `relation ${id}: "near: now" needs "within", in ms`);
    return { kind: "near-now", within: entry["within"] };
  }
  if (Array.isArray(entry["startsWith"])) return { kind: "starts-with", prefixes: entry["startsWith"].map(String) };
  const byStatus = entry["byStatus"];
  if (isRecord(byStatus)) {
    const values = new Map<string, readonly unknown[]>();
    for (const [status, list] of Object.entries(byStatus)) values.set(status, Array.isArray(list) ? list : [list]);
    const refusals = isRecord(entry["byRefusal"]) ? Object.entries(entry["byRefusal"]) : [];
    return {
      kind: "by-status",
      values,
      refusals: new Map(refusals.map(([kind, list]) => [kind, (Array.isArray(list) ? list : [list]).map(String)])),
    };
  }
  throw broken(
    spec,
    at,
    `relation ${id} says nothing this kit knows; use one of equals, length, keyedBy, near, startsWith, byStatus`,
  );
}

const broken = (spec: SpecDocument, pointer: string, message: string): ContractSetupError =>
  new ContractSetupError(`${spec.source}:${spec.lineOf(pointer)}: ${message}`);
