import type { JsonObject } from "./json.ts";

/** One operation of the contract, with its references followed. Pointers lead to where a thing really stands. */
export interface Operation {
  readonly id: string;
  readonly pointer: string;
  readonly method: string;
  readonly path: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly pathParameters: readonly PathParameter[];
  readonly requestBody: RequestBody | undefined;
  readonly responses: readonly Response[];
  readonly client: ClientCall;
  readonly rateLimit: RateLimit | undefined;
}

export interface PathParameter {
  readonly name: string;
  readonly description: string;
  readonly schemaPointer: string;
  readonly schema: JsonObject;
  /** The contract's own sample, for documentation and tests. */
  readonly example: string;
}

export interface RequestBody {
  readonly pointer: string;
  readonly required: boolean;
  readonly maxBytes: number | undefined;
  readonly schemaPointer: string | undefined;
  readonly examples: readonly NamedExample[];
}

export interface Response {
  /** `200`, `4XX` or `default`. */
  readonly key: string;
  readonly pointer: string;
  readonly description: string;
  readonly requiredHeaders: readonly string[];
  readonly schemaPointer: string | undefined;
  readonly examples: readonly NamedExample[];
}

export interface NamedExample {
  readonly name: string;
  readonly summary: string | undefined;
  readonly value: JsonObject[string];
}

/** What the client makes of an operation: `x-client`. */
export interface ClientCall {
  readonly resource: string;
  readonly method: string;
  readonly result: "presence" | "delivery";
  /** The path parameter that names whom the call is about. */
  readonly target: string;
  readonly many: string | false;
}

/** What the service allows: `x-rate-limit`. */
export interface RateLimit {
  readonly requests: number;
  readonly perMs: number;
  readonly scope: string;
}
