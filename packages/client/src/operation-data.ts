import type { operations } from "@emchat/schema";

/** The name of an operation of the contract. */
export type OperationId = keyof operations & string;

/** What the client knows at run time of one operation: the contract's few facts that it needs. */
export interface OperationData<Id extends OperationId = OperationId> {
  readonly id: Id;
  readonly method: string;
  /** The path's template. */
  readonly path: string;
  /** The path parameter that names whom the call is about. */
  readonly target: string;
  /** The keys of the declared responses, in the contract's order. */
  readonly keys: readonly (number | string)[];
  /** How many requests an application may make. */
  readonly rate?: { readonly requests: number; readonly perMs: number };
}
