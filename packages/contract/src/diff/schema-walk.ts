import type { Label } from "./comparison.ts";
import type { Effect, Outcome, Side } from "./direction.ts";
import type { Json, JsonObject } from "./json-document.ts";

/** A keyword, or the way from a keyword to the part of it that is meant. */
export type KeywordPath = string | readonly [string, ...string[]];

/** Two schemas side by side, references followed, and what a rule about one keyword may do with them. */
export interface SchemaWalk {
  readonly old: JsonObject;
  readonly new: JsonObject;
  readonly side: Side;
  readonly label: Label;
  /** Says that a keyword lets other values through now, and lets the direction judge; `outcome` judges instead. */
  readonly tell: (keyword: KeywordPath, what: string, effect: Effect, outcome?: Outcome) => void;
  /** Says something that the direction does not judge. */
  readonly note: (rule: string, keyword: KeywordPath, what: string, outcome: Outcome) => void;
  /** Compares the schemas at these keys below the two. */
  readonly descend: (oldKeys: readonly string[], newKeys: readonly string[], part: string) => void;
  /** Whether this side has nothing to do with a property, in neither document: requests with what is read only, replies with what is written only. */
  readonly isElsewhere: (name: string) => boolean;
  /** Whether two references mean the same component, its name aside. */
  readonly sameReference: (old: Json | undefined, renewed: Json | undefined) => boolean;
}

/** A rule about some keywords: which they are, and how a difference between them is judged. */
export interface KeywordRule {
  readonly keywords: readonly string[];
  readonly compare: (walk: SchemaWalk) => void;
}

/** A value as a sentence shows it; long ones are cut. */
export function show(value: Json | undefined): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
