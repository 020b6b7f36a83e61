/** What the operation table says of one operation. */
export interface OperationEntry {
  readonly method: string;
  /** The path's template, `/{org}/{app}/…`. */
  readonly path: string;
  readonly tags: readonly string[];
  readonly summary: string;
  /** In the order in which the path has them. Lengths are in characters; `null` is no limit. */
  readonly pathParameters: readonly PathParameterEntry[];
  readonly hasRequestBody: boolean;
  /** The largest body in bytes, `null` where the contract sets no limit. */
  readonly maxBodyBytes: number | null;
  /** Names of the request's examples. */
  readonly requestExamples: readonly string[];
  /** By response key: a status, a class such as `5XX`, or `default`. */
  readonly responses: Readonly<Record<string, ResponseEntry>>;
  /** What the client makes of the operation. */
  readonly client: ClientEntry;
  readonly rateLimit: RateLimitEntry | null;
}

/** A part of the path that the caller fills in. */
export interface PathParameterEntry {
  readonly name: string;
  readonly minLength: number;
  readonly maxLength: number | null;
  /** A regular expression for the flag `u`. */
  readonly pattern: string | null;
}

/** One of the declared replies. */
export interface ResponseEntry {
  readonly description: string;
  readonly requiredHeaders: readonly string[];
  /** Names of the reply's examples. */
  readonly examples: readonly string[];
}

/** The contract's `x-client`. */
export interface ClientEntry {
  readonly resource: string;
  readonly method: string;
  readonly result: "presence" | "delivery";
  /** The path parameter that names whom the call is about. */
  readonly target: string;
  /** The method for many targets. */
  readonly many: string | false;
}

/** The contract's `x-rate-limit`. */
export interface RateLimitEntry {
  readonly requests: number;
  /** The period in milliseconds. */
  readonly perMs: number;
  /** Whose calls are counted together. */
  readonly scope: string;
}
