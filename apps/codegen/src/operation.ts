import type { Json, JsonObject } from "./json.ts";
import type { ParameterShape } from "./parameter-shape.ts";

/** One operation of the contract, with its references followed. Pointers lead to where a thing really stands. */
export interface Operation {
  readonly id: string;
  readonly pointer: string;
  readonly method: string;
  readonly path: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** Those of the path first, in the order of its template, then the others as they are written. */
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  readonly responses: readonly Response[];
  /** Alternatives, each a list of schemes that go together; none where no credentials are asked for. */
  readonly security: readonly (readonly string[])[];
  readonly relations: readonly Relation[];
  readonly client: ClientCall;
  /** The path after the tenant by which the service of today does the same. */
  readonly successor: string | undefined;
  readonly mock: MockCall;
  readonly rateLimit: RateLimit | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly pointer: string;
  readonly description: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly shape: ParameterShape;
  readonly schemaPointer: string;
  readonly schema: JsonObject;
  /** The contract's own sample, for documentation and tests. */
  readonly example: Json | undefined;
}

export interface RequestBody {
  readonly pointer: string;
  readonly required: boolean;
  readonly maxBytes: number | undefined;
  readonly mediaTypes: readonly string[];
  readonly schemaPointer: string;
  readonly examples: readonly NamedExample[];
}

export interface Response {
  /** `200`, `4XX` or `default`. */
  readonly key: string;
  readonly pointer: string;
  readonly description: string;
  readonly headers: readonly ResponseHeader[];
  /** None where the reply has no body. */
  readonly mediaTypes: readonly string[];
  readonly schemaPointer: string | undefined;
  readonly examples: readonly NamedExample[];
}

export interface ResponseHeader {
  readonly name: string;
  readonly pointer: string;
  readonly required: boolean;
  readonly example: string | undefined;
}

export interface NamedExample {
  readonly name: string;
  readonly pointer: string;
  readonly summary: string | undefined;
  readonly value: Json;
}

/** What the client makes of an operation: `x-client`, and what follows from tags and operationId where it is silent. */
export interface ClientCall {
  readonly resource: string;
  readonly method: string;
  /** How the reply is read; `undefined`: its data is given as it is. */
  readonly result: "presence" | "delivery" | undefined;
  /** The path parameter that names whom the call is about. */
  readonly target: string | undefined;
  readonly many: string | false;
}

export const EFFECTS = ["read-presence", "deliver-message"] as const;

/** What a mock does: `x-mock`. */
export interface MockCall {
  /** `undefined`: it answers with the first example of the success. */
  readonly effect: (typeof EFFECTS)[number] | undefined;
  readonly target: { readonly kind: string; readonly parameter: string } | undefined;
}

/** What no schema says of a reply: an entry of `x-contract`. */
export type Relation = JsonObject;

/** What the service allows: `x-rate-limit`. */
export interface RateLimit {
  readonly requests: number;
  readonly perMs: number;
  readonly scope: string;
}
