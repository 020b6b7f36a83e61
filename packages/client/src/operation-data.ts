import type { operations } from "@emchat/schema";
import type { Reader } from "./envelope/reader.ts";
import type { ParameterWriter } from "./transport/parameter-writer.ts";

/** The name of an operation of the contract. */
export type OperationId = keyof operations & string;

/** What the client knows at run time of one operation: the contract's few facts that it needs. */
export interface OperationData<Id extends OperationId = OperationId> {
  readonly id: Id;
  readonly method: string;
  /** The path's template. */
  readonly path: string;
  /** Reads the whole reply, where a success has no body. */
  readonly read?: Reader<never>;
  /** The service asks for no token. */
  readonly open?: true;
  /** How many requests an application may make. */
  readonly rate?: { readonly requests: number; readonly perMs: number };
  /** Upper and lower case of a target are the same, as the contract says. */
  readonly anyCase?: true;
  /** Adds query, headers and cookies to a request, where the operation has them. */
  readonly write?: ParameterWriter;
}
