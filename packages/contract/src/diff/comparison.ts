import type { Findings } from "./findings.ts";
import type { JsonObject } from "./json-document.ts";

/** What every comparison of two documents needs at hand. */
export interface Comparison {
  readonly old: JsonObject;
  readonly new: JsonObject;
  readonly report: Findings["report"];
  /** Component schemas that only changed their name: reference in the old document → reference in the new one. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Pairs of schemas that one operation has met already, so that recursive schemas end. */
  readonly met: Set<string>;
  /** References of the component schemas that some operation uses, in the old and in the new document. */
  readonly used: Set<string>;
}

/** How a thing is called in a sentence: words before it, and its own name, which is set as code. */
export interface Label {
  readonly before: string;
  readonly name: string;
}

export function say({ before, name }: Label): string {
  return `${before}\`${name}\``;
}

export function inside(label: Label, part: string): Label {
  return { before: label.before, name: `${label.name}${part}` };
}
