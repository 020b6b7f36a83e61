/** What a token function is told. */
export interface TokenRequest {
  /** The organisation's id. */
  readonly org: string;
  /** The application's name. */
  readonly app: string;
  /** The service's address. */
  readonly baseUrl: string;
  /** The client's own `fetch`. */
  readonly fetch: typeof globalThis.fetch;
  /** Fires when nobody waits any more. */
  readonly signal: AbortSignal;
  /** The token that the service has just refused to this call, where it was one. */
  readonly rejected: string | undefined;
}

/**
 * Gives a token. It is asked before every attempt, so it should keep what it has: `keepToken` makes one that does of one that
 * does not.
 */
export type TokenFunction = (request: TokenRequest) => string | Promise<string>;
