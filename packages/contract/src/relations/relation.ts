import { onceFor } from "../spec/once-for.ts";

/** What a relation compares a value of a reply with. */
export type Claim =
  | { readonly kind: "equals-path"; readonly parameter: string; readonly ignoreCase: boolean }
  | { readonly kind: "equals-const"; readonly value: unknown }
  | { readonly kind: "length"; readonly length: number }
  | { readonly kind: "keyed-by"; readonly parameter: string; readonly ignoreCase: boolean }
  | { readonly kind: "near-now"; readonly within: number }
  | { readonly kind: "starts-with"; readonly prefixes: readonly string[] }
  | {
      readonly kind: "by-status";
      readonly values: ReadonlyMap<string, readonly unknown[]>;
      /** Which of the values fit a kind of refusal: `syntax`, `rule`, `no-token`, `unknown-token`. */
      readonly refusals: ReadonlyMap<string, readonly string[]>;
    };

/** Something the spec says about a reply that no schema can say (`x-contract`). */
export interface Relation {
  readonly id: string;
  /** Status codes, or classes such as `2XX`. */
  readonly when: readonly string[];
  /** JSON pointer into the reply's body. The relation is silent where the reply has no such value. */
  readonly reply: string;
  readonly claim: Claim;
  /** Where it stands in the spec. */
  readonly pointer: string;
}

/** Whether a relation speaks of a status code. */
export const speaksOf: (relation: Relation, status: number) => boolean = onceFor(
  ({ when }, status) => when.includes(String(status)) || when.includes(`${Math.floor(status / 100)}XX`),
);
