import type { Comparison } from "./comparison.ts";
import type { Outcome } from "./direction.ts";
import { follow, isObject, type Json, type JsonObject, objectAt, type Spot, step } from "./json-document.ts";
import { leftovers } from "./leftovers.ts";

/** An object of the document, references followed, with its place. */
export interface Part {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** The same part of an operation in both documents. */
export interface PartPair {
  readonly old: Part;
  readonly new: Part;
}

/** Where parts of an operation are compared. */
export interface OperationSite {
  readonly comparison: Comparison;
  /** The operation's id, or its method and path; `undefined` for what concerns the whole document. */
  readonly operation: string | undefined;
}

export function partOf(root: JsonObject, spot: Spot): Part {
  const { value, pointer } = follow(root, spot);
  return { value: isObject(value) ? value : {}, pointer };
}

/** The values below one key of a part, each with its references followed. */
export function partsBelow(root: JsonObject, owner: Part, key: string): Map<string, Part> {
  const entries = Object.entries(objectAt(owner.value, key));
  return new Map(
    entries.map(([name, value]) => [name, partOf(root, { value, pointer: step(owner.pointer, key, name) })]),
  );
}

export function spotBelow(owner: Part, key: string, absent: Json): Spot {
  return { value: owner.value[key] ?? absent, pointer: step(owner.pointer, key) };
}

/** Reports something about a pair, at one of its keys where `key` is given. */
export function tell(
  site: OperationSite,
  pair: { readonly old?: Part | undefined; readonly new?: Part | undefined },
  rule: string,
  what: string,
  outcome: Outcome,
  key?: string,
): void {
  const at = (part: Part | undefined): string | undefined => {
    if (part === undefined || key === undefined) return part?.pointer;
    return part.value[key] === undefined ? undefined : step(part.pointer, key);
  };
  site.comparison.report({ rule, what, outcome, operation: site.operation, old: at(pair.old), new: at(pair.new) });
}

/** Reports what differs beside the keys that were judged. */
export function tellLeftovers(site: OperationSite, pair: PartPair, judged: readonly string[], name: string): void {
  for (const { key, rule, outcome } of leftovers(pair.old.value, pair.new.value, new Set(judged)))
    tell(site, pair, rule, `\`${key}\` of ${name} changed`, outcome, key);
}
