import type { Json } from "./open-api-object.ts";

/** What the operation table says of one operation. */
export interface OperationEntry<Method extends string = string, Path extends string = string> {
  readonly method: Method;
  /** The path's template, `/{org}/{app}/…`. */
  readonly path: Path;
  /** Those of the path first, in the order in which the path has them; then query, headers and cookies as they are written. */
  readonly parameters: readonly ParameterEntry[];
  /** `null` where the operation takes no body. */
  readonly requestBody: RequestBodyEntry | null;
  /** By response key: a status, a class such as `5XX`, or `default`. */
  readonly responses: Readonly<Record<string, ResponseEntry>>;
  /** Alternatives, each a list of security schemes that go together; empty where no credentials are asked for. */
  readonly security: readonly (readonly string[])[];
  /** What no schema can say of a reply, those of the contract's root included. */
  readonly relations: readonly RelationEntry[];
  /** What the client makes of the operation. */
  readonly client: ClientEntry;
  /** What a mock makes of it. */
  readonly mock: MockEntry;
  readonly rateLimit: RateLimitEntry | null;
}

/** A parameter, and how its value is written. */
export interface ParameterEntry {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  /** OpenAPI's word: `simple`, `form`, `spaceDelimited`, `pipeDelimited` or `deepObject`. */
  readonly style: string;
  readonly explode: boolean;
  /** What the text is read as, before it is validated. */
  readonly shape: ParameterShape;
}

/** The types that a text can stand for. */
export type ScalarType = "string" | "integer" | "number" | "boolean";

/** What the text of a parameter is read as. */
export type ParameterShape =
  | { readonly type: ScalarType }
  | { readonly type: "array"; readonly items: ScalarType }
  | {
      readonly type: "object";
      readonly properties: Readonly<Record<string, ScalarType>>;
      /** The type of keys that are not listed, where there may be any. */
      readonly others?: ScalarType;
    };

/** The body of a request. */
export interface RequestBodyEntry {
  readonly required: boolean;
  /** The largest body in bytes, `null` where the contract sets no limit. */
  readonly maxBytes: number | null;
  readonly mediaTypes: readonly string[];
  /** Names of the examples. */
  readonly examples: readonly string[];
}

/** One of the declared replies. */
export interface ResponseEntry {
  /** Empty where the reply has no body. */
  readonly mediaTypes: readonly string[];
  readonly headers: readonly ResponseHeaderEntry[];
  /** Names of the reply's examples; the first is what a mock answers with. */
  readonly examples: readonly string[];
}

/** A header of a reply. */
export interface ResponseHeaderEntry {
  readonly name: string;
  readonly required: boolean;
  /** The contract's own sample; `null` where it has none. */
  readonly example: string | null;
}

/** One of the contract's `x-contract` relations: one of `equals`, `length`, `near`, `startsWith` and `byStatus` says what holds. */
export interface RelationEntry {
  readonly id: string;
  /** The statuses it speaks of: `200`, or a class such as `2XX`. */
  readonly when: readonly string[];
  /** JSON pointer into the reply; where it leads nowhere, the relation says nothing. */
  readonly reply: string;
  /** The value is that of a path parameter, or a constant. */
  readonly equals?: { readonly path: string } | { readonly const: Json };
  /** Upper and lower case are the same to `equals`. */
  readonly ignoreCase?: boolean;
  /** How many elements the array has. */
  readonly length?: number;
  /** Epoch milliseconds, at most `within` milliseconds away from now. */
  readonly near?: "now";
  readonly within?: number;
  /** The text begins with one of these. */
  readonly startsWith?: readonly string[];
  /** Status -> the values that fit it. */
  readonly byStatus?: Readonly<Record<string, readonly string[]>>;
  /** Why a request is refused -> which of the values of `byStatus` say so. */
  readonly byRefusal?: Readonly<Record<string, readonly string[]>>;
}

/** The contract's `x-client`. */
export interface ClientEntry {
  readonly resource: string;
  readonly method: string;
  /** How the client reads the reply; `null`: it gives the reply's data as it is. */
  readonly result: "presence" | "delivery" | null;
  /** The path parameter that names whom the call is about. */
  readonly target: string | null;
  /** The method for many targets. */
  readonly many: string | false;
}

/** The contract's `x-mock`. */
export interface MockEntry {
  /** What the call does to the state; `null`: nothing, and it is answered with the first example of its success. */
  readonly effect: "read-presence" | "deliver-message" | null;
  /** Whom the call is about: a kind of target, and the path parameter that names it. */
  readonly target: { readonly kind: string; readonly parameter: string } | null;
}

/** The contract's `x-rate-limit`. */
export interface RateLimitEntry {
  readonly requests: number;
  /** The period in milliseconds. */
  readonly perMs: number;
  /** Whose calls are counted together. */
  readonly scope: string;
}
