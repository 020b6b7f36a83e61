import type { RetryTiming } from "./call-options.ts";
import type { Logger } from "./logger.ts";
import type { Middleware } from "./middleware.ts";
import type { OperationId } from "./operation-data.ts";
import type { RateLimit, RateLimiter } from "./pace/rate-limiter.ts";
import type { TokenFunction } from "./token/token-function.ts";
import type { Fetch } from "./transport/fetch-function.ts";
import type { Transport } from "./transport/transport.ts";

/** How failed attempts are made again, and how often by all calls together. */
export interface RetryOptions extends RetryTiming {
  /** Retries that all calls of the client have together, in one go; every tenth success gives one back. A 429 costs none. Default 20. */
  readonly budget?: number | undefined;
}

/** The pace of each operation; an operation that is left out keeps the contract's. */
export type RateOptions = { readonly [Id in OperationId]?: RateLimit | false | undefined };

/** What a client is made of. Times are in milliseconds. */
export interface ClientOptions {
  /** The organisation's id. */
  readonly org?: string | undefined;
  /** The application's name. */
  readonly app?: string | undefined;
  /** Both of them as the console shows them, `org#app`. Default: the environment's `EMCHAT_APP_KEY`. */
  readonly appKey?: string | undefined;
  /** The token of an administrator, or what gets one: `clientCredentials(…)`, or a function of your own. Default: the environment's `EMCHAT_TOKEN`. */
  readonly token?: string | TokenFunction | undefined;
  /** The service's address. Default: the environment's `EMCHAT_BASE_URL`, or else the contract's first server, `https://a1.easemob.com`. */
  readonly baseUrl?: string | undefined;
  /** What sends requests, for a proxy or a test. Default: the runtime's `fetch`, looked up at each call. */
  readonly fetch?: Fetch | undefined;
  /** What sends requests instead of `fetch`, as `undiciTransport()` of `@emchat/client/undici` gives it; `fetch` then only gets tokens. */
  readonly transport?: Transport | undefined;
  /** Headers of every request. `authorization`, `content-length` and `transfer-encoding` are the client's own and cannot be set. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The most that one attempt may take, its reply's body included; `Infinity` for no limit. Default 10,000. */
  readonly timeout?: number | undefined;
  /** The most that a call may take, with all its waits and attempts; `Infinity` for no limit. Default 60,000. */
  readonly deadline?: number | undefined;
  /** How failed attempts are made again; `false` for never. */
  readonly retry?: RetryOptions | false | undefined;
  /** The pace of requests: limits per operation, a limiter that several clients share, or `false` for none. Default: the contract's limits. */
  readonly rate?: RateOptions | RateLimiter | false | undefined;
  /** Wraps every attempt; the first is the outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  /** Where to log; `console` is one. Default: nowhere. */
  readonly logger?: Logger | undefined;
  /** Lets the client start in a web page, where everybody who opens it can read the token. Default `false`. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}
