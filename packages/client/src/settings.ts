import type { CallOptions } from "./call-options.ts";
import type { ClientOptions, RetryOptions } from "./client-options.ts";
import { defined } from "./defined.ts";
import { readEnvironment } from "./environment.ts";
import type { ErrorDetails } from "./errors/emchat-error.ts";
import { makeError } from "./errors/error-class.ts";
import { serverUrl } from "./generated/operations.ts";
import type { Logger } from "./logger.ts";
import type { Middleware } from "./middleware.ts";
import { checkNames, checkOptions, need } from "./option-checks.ts";
import { createRequestHeaders, type RequestHeaders } from "./request-headers.ts";
import type { TokenFunction } from "./token/token-function.ts";
import { type Address, keepAddresses } from "./transport/address.ts";
import type { Fetch } from "./transport/fetch-function.ts";
import { fetchTransport } from "./transport/fetch-transport.ts";
import { pathFault } from "./transport/path-value.ts";
import type { Transport } from "./transport/transport.ts";

/** What a call may cost. Times are in milliseconds. */
export interface Limits {
  readonly timeout: number;
  readonly deadline: number;
  readonly retry: { readonly [Name in keyof RetryOptions]-?: number };
}

/** A client's options, checked, with every default in its place. */
export interface Settings extends Limits {
  readonly org: string;
  readonly app: string;
  readonly token: string | TokenFunction;
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly transport: Transport;
  readonly addressOf: (template: string) => Address;
  readonly headers: RequestHeaders;
  readonly middleware: readonly Middleware[];
  readonly logger: Logger | undefined;
}

const DEFAULTS: Limits = {
  timeout: 10_000,
  deadline: 60_000,
  retry: { attempts: 4, baseDelay: 250, maxDelay: 8000, budget: 20 },
};

/** @throws EmchatConfigurationError that names the option. */
export function readSettings(options: ClientOptions): Settings {
  const limits = readLimits(DEFAULTS, options);
  const { dangerouslyAllowBrowser: allowed, transport, logger, middleware = [] } = options;
  need(
    allowed === true || !("window" in globalThis && "document" in globalThis),
    "dangerouslyAllowBrowser",
    "true in a web page, where everybody can read the token",
    allowed,
  );
  const {
    appKey = options.org === undefined && options.app === undefined ? readEnvironment("APP_KEY") : undefined,
    token = readEnvironment("TOKEN") ?? null,
    baseUrl = readEnvironment("BASE_URL") ?? serverUrl,
  } = options;
  checkOptions({ appKey, baseUrl, token });
  const [org, app] = appKey?.split("#") ?? [options.org, options.app];
  const tenant = { org, app } as { readonly org: string; readonly app: string };
  for (const name of ["org", "app"] as const) {
    const fault = pathFault(name, tenant[name]);
    if (fault) throw makeError("configuration", `${fault}; or give both as \`appKey\``);
    need(options[name] === undefined || options[name] === tenant[name], "appKey", `of the same ${name}`, appKey);
  }
  const fetch: Fetch = (url, init) => (options.fetch ?? transport?.fetch ?? globalThis.fetch)(url, init);
  const base = baseUrl.replace(/\/+$/, "");
  return {
    ...limits,
    ...tenant,
    token: token as string | TokenFunction,
    baseUrl: base,
    addressOf: keepAddresses(base, tenant.org, tenant.app),
    fetch: fetch as typeof globalThis.fetch,
    transport: transport ?? fetchTransport(fetch),
    headers: createRequestHeaders(options.headers),
    middleware,
    logger,
  };
}

/** The options of a call that was given none. */
export const NO_OPTIONS: CallOptions = {};

/** The limits of one call, or of a client. @throws EmchatConfigurationError that names the option. */
export function readLimits(standing: Limits, options: CallOptions, state?: ErrorDetails): Limits {
  if (options === NO_OPTIONS) return standing;
  checkOptions(options, "", state);
  const { timeout = standing.timeout, deadline = standing.deadline, retry } = options;
  return { timeout, deadline, retry: retry === undefined ? standing.retry : readRetry(standing.retry, retry, state) };
}

function readRetry(standing: Limits["retry"], retry: RetryOptions | false, state?: ErrorDetails): Limits["retry"] {
  if (!retry) return { ...standing, attempts: 1 };
  checkOptions(retry, "retry", state);
  checkNames(retry, "retry", Object.keys(standing), state);
  return { ...standing, ...Object.fromEntries(defined(retry)) };
}
