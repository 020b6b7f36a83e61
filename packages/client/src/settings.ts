import type { ClientOptions } from "./client-options.ts";
import { readEnvironment } from "./environment.ts";
import { makeError } from "./errors/error-class.ts";
import { serverUrl } from "./generated/operations.ts";
import { DEFAULT_LIMITS, type Limits, readLimits } from "./limits.ts";
import type { Logger } from "./logger.ts";
import type { Middleware } from "./middleware.ts";
import { checkOptions, need } from "./option-checks.ts";
import { createRequestHeaders, type RequestHeaders } from "./request-headers.ts";
import type { TokenFunction } from "./token/token-function.ts";
import type { Fetch } from "./transport/fetch-function.ts";
import { fetchTransport } from "./transport/fetch-transport.ts";
import { pathFault } from "./transport/path-value.ts";
import type { Transport } from "./transport/transport.ts";
import { createUrlWriter, type WriteUrl } from "./transport/write-url.ts";

/** A client's options, checked, with every default in its place. */
export interface Settings extends Limits {
  readonly org: string;
  readonly app: string;
  readonly token: string | TokenFunction;
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly transport: Transport;
  readonly writeUrl: WriteUrl;
  readonly headers: RequestHeaders;
  readonly middleware: readonly Middleware[];
  readonly logger: Logger | undefined;
}

/** @throws EmchatConfigurationError that names the option. */
export function readSettings(options: ClientOptions): Settings {
  const limits = readLimits(DEFAULT_LIMITS, options);
  const { dangerouslyAllowBrowser: allowed, transport, logger, middleware = [] } = options;
  need(
    allowed === true || !("document" in globalThis),
    "dangerouslyAllowBrowser",
    "true in a web page, where all can read the token",
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
  for (const [name, value] of Object.entries(tenant)) {
    const fault = pathFault(name, value);
    if (fault) throw makeError("configuration", `${fault}; or give both as \`appKey\``);
    const given = options[name as keyof typeof tenant];
    need(given === undefined || given === value, "appKey", `of the same ${name}`, appKey);
  }
  const fetch: Fetch = (url, init) => (options.fetch ?? transport?.fetch ?? globalThis.fetch)(url, init);
  const address = baseUrl.replace(/\/+$/, "");
  return {
    ...limits,
    ...tenant,
    token: token as string | TokenFunction,
    baseUrl: address,
    writeUrl: createUrlWriter(address, tenant),
    fetch: fetch as typeof globalThis.fetch,
    transport: transport ?? fetchTransport(fetch),
    headers: createRequestHeaders(options.headers),
    middleware,
    logger,
  };
}
