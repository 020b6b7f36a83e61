import { Agent, type Dispatcher } from "undici";
import { checkOptions, need } from "../option-checks.ts";
import type { Fetch } from "../transport/fetch-function.ts";
import { toResponse } from "../transport/to-response.ts";
import type { Transport, TransportRequest } from "../transport/transport.ts";
import { ReplyHandler } from "./reply-handler.ts";

/** What the transport is made of. */
export interface UndiciTransportOptions {
  /**
   * The agent that connects: undici's `Agent` (its `connect.ca` trusts a private certificate authority), `ProxyAgent`,
   * `EnvHttpProxyAgent` or `MockAgent`. It should repeat and follow nothing by itself. Default: an `Agent` of HTTP/1.1, the
   * transport's own.
   */
  readonly dispatcher?: Dispatcher | undefined;
}

/**
 * A transport over undici's dispatcher, for Node.
 *
 * @param options The agent to use.
 * @throws EmchatConfigurationError when that is none.
 * @example
 * ```ts
 * import { createClient } from "@emchat/client";
 * import { undiciTransport } from "@emchat/client/undici";
 *
 * const transport = undiciTransport();
 * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample", transport });
 * ```
 */
export function undiciTransport(options: UndiciTransportOptions = {}): Transport {
  checkOptions(options);
  // one request at a time on a connection: none can be taken down by another's end
  const { dispatcher: agent = new Agent({ allowH2: false }) } = options;
  need(typeof agent?.dispatch === "function", "dispatcher", "one of undici's agents", agent);
  const send: Transport = (request) => dispatch(agent, request);
  return Object.assign(send, { fetch: fetchOver(send) });
}

function dispatch(agent: Dispatcher, request: TransportRequest): ReturnType<Transport> {
  return new Promise((resolve, reject) => {
    const { origin, pathname, search } = new URL(request.url);
    const { method, headers, body = null } = request;
    const handler = new ReplyHandler(request, resolve, reject);
    // the client's own timeout bounds the attempt
    const options = { origin, path: pathname + search, method, headers, body, headersTimeout: 0, bodyTimeout: 0 };
    agent.dispatch(options, handler);
  });
}

/** The same way out as a `fetch`: tokens come through the same proxy, under the same authority. */
function fetchOver(send: Transport): Fetch {
  return async (url, { method, headers, body, signal }) => {
    return toResponse(await send({ url, method, headers, body: body ?? undefined, signal, report: () => {} }));
  };
}
