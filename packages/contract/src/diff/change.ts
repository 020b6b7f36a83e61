/** How much a change asks of the next version, as Semantic Versioning 2.0.0 counts from version 1.0.0 on. */
export type Bump = "major" | "minor" | "patch";

/**
 * Who uses the contract and can break without having changed anything: `callers` by what goes over the wire, `sdk` users by
 * the names that code is generated from, `tests` by the names of examples and relations.
 */
export type Party = "callers" | "sdk" | "tests";

/** One change between two versions of a contract, judged and explained. */
export interface Change {
  /** What kind of change it is; stable, for programs. */
  readonly rule: string;
  /** Breaking when anybody of `Party` breaks. That servers have to follow a change does not make it breaking. */
  readonly verdict: "breaking" | "non-breaking";
  readonly bump: Bump;
  readonly breaks: readonly Party[];
  /** The operations that it touches, by operationId, or by method and path; empty where it touches none or the whole document. */
  readonly operations: readonly string[];
  /** Where it stands in the old document: a JSON pointer with `#` before it. Missing where the thing is new. */
  readonly old?: string;
  /** Where it stands in the new document. Missing where the thing is gone. */
  readonly new?: string;
  /** What changed, who breaks, what to do. */
  readonly sentence: string;
}
