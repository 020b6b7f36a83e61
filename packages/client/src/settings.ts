import type { ClientOptions } from "./client-options.ts";
import { EmchatConfigurationError } from "./errors/error-classes.ts";
import { serverUrl } from "./generated/operations.ts";
import type { Fetch } from "./transport/fetch-function.ts";
import { fetchTransport } from "./transport/fetch-transport.ts";
import { pathFault } from "./transport/path-value.ts";
import type { Transport } from "./transport/transport.ts";

/** A client's options, checked, with every default in its place. */
export interface Settings {
  readonly org: string;
  readonly app: string;
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly transport: Transport;
  readonly timeout: number;
  readonly deadline: number;
  readonly retry: {
    readonly attempts: number;
    readonly baseDelay: number;
    readonly maxDelay: number;
    readonly budget: number;
  };
}

const ADDRESS = /^https?:\/\/[^?#@{}]+$/;

/** @throws EmchatConfigurationError that names the option. */
export function readSettings(options: ClientOptions): Settings {
  const { org, app, baseUrl = serverUrl, timeout = 10_000, deadline = 60_000, retry } = options;
  const fault =
    "window" in globalThis && "document" in globalThis && !options.dangerouslyAllowBrowser
      ? "a web page shows everybody the token: use a server or set `dangerouslyAllowBrowser`"
      : (pathFault("org", org) ??
        pathFault("app", app) ??
        (!ADDRESS.test(baseUrl) || !URL.canParse(baseUrl)
          ? "`baseUrl` must be an http(s) address, no query, no user"
          : undefined));
  if (fault) throw new EmchatConfigurationError(fault);
  const { transport } = options;
  const fetch: Fetch = (url, init) => (options.fetch ?? transport?.fetch ?? globalThis.fetch)(url, init);
  return {
    org,
    app,
    baseUrl: baseUrl.replace(/\/+$/, ""),
    fetch: fetch as typeof globalThis.fetch,
    transport: transport ?? fetchTransport(fetch),
    timeout,
    deadline,
    retry: { attempts: retry === false ? 1 : 4, baseDelay: 250, maxDelay: 8000, budget: 20, ...retry },
  };
}
