import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { requestHeaders } from "./passed-headers.ts";

/** The most connections to the upstream; further calls wait for one. */
export const MAX_UPSTREAM_CONNECTIONS = 64;

/** A real service that calls are forwarded to. */
export interface Upstream {
  readonly url: string;
  /**
   * Begins to send a caller's request on, with what of its headers concerns the upstream; the body is for the caller of this
   * function to write. `connected` is called when bytes may have left.
   */
  open(request: IncomingMessage, connected: () => void): ClientRequest;
  close(): void;
}

/** Opens an upstream. @throws TypeError when the address is none of HTTP, or holds a password or a query */
export function createUpstream(address: string): Upstream {
  const base = URL.parse(address);
  if (base === null || !/^https?:$/.test(base.protocol))
    throw new TypeError("the upstream must be an address such as https://a1.easemob.com");
  if (base.username !== "" || base.password !== "")
    throw new TypeError("the upstream must have no user and no password");
  // Each call brings its own, and one that is dropped without a word may have been meant to name something.
  if (base.search !== "" || base.hash !== "") throw new TypeError("the upstream must have no query and no fragment");
  const secure = base.protocol === "https:";
  // No connection is used twice: one that the upstream closes at that very moment leaves open whether the call was taken.
  const options = { keepAlive: false, maxSockets: MAX_UPSTREAM_CONNECTIONS };
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options);
  const prefix = base.pathname.replace(/\/$/, "");

  return {
    url: `${base.origin}${prefix}`,
    open(request, connected) {
      const outgoing = (secure ? httpsRequest : httpRequest)({
        protocol: base.protocol,
        hostname: base.hostname.replace(/^\[|\]$/g, ""),
        port: base.port,
        method: request.method,
        path: request.url === "*" ? prefix || "*" : prefix + originForm(request.url ?? "/"),
        headers: { ...requestHeaders(request), connection: "close" },
        agent,
      });
      outgoing.once("socket", (socket) => socket.once(secure ? "secureConnect" : "connect", connected));
      return outgoing;
    },
    close: () => agent.destroy(),
  };
}

/** A target that names another host, as one to a forward proxy does, is still meant for this upstream. */
function originForm(target: string): string {
  if (target.startsWith("/")) return target;
  const rest = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i, "");
  return rest.startsWith("/") ? rest : `/${rest}`;
}
