import type { Bump, Party } from "../../src/diff/change.ts";
import type { Edit } from "./edits.ts";

/** Two specs that differ by one change, and what is right to say about it, forwards and backwards. */
export interface Pair {
  /** The change, as a sentence about the new spec. */
  readonly name: string;
  /** Applied to both sides first, where the real spec lacks what the change is about. */
  readonly base?: Edit;
  readonly edit: Edit;
  readonly forwards: Judgement;
  /** The same change read from new to old. */
  readonly backwards: Judgement;
}

/** What a change asks for at version 1 and later, and who breaks; `none` where nothing is to be reported. */
export interface Judgement {
  readonly verdict: "breaking" | "non-breaking" | "none";
  readonly bump: Bump | "none";
  readonly breaks: readonly Party[];
}

const breaking = (...breaks: readonly Party[]): Judgement => ({ verdict: "breaking", bump: "major", breaks });

export const breaksCallers: Judgement = breaking("callers");
export const breaksSdk: Judgement = breaking("sdk");
export const breaksTests: Judgement = breaking("tests");
/** Nobody who uses the contract breaks, and something is new. */
export const adds: Judgement = { verdict: "non-breaking", bump: "minor", breaks: [] };
/** Words only. */
export const words: Judgement = { verdict: "non-breaking", bump: "patch", breaks: [] };
/** Not a change of the contract. */
export const nothing: Judgement = { verdict: "none", bump: "none", breaks: [] };
