import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

/** How long the upstream may take to answer, in milliseconds. */
export const UPSTREAM_TIMEOUT_MS = 30_000;
/** The largest reply of the upstream that is passed on, in bytes. */
export const MAX_UPSTREAM_BYTES = 4_194_304;
/** The most connections to the upstream. */
export const MAX_UPSTREAM_CONNECTIONS = 64;

/** What is sent to the upstream. */
export interface UpstreamRequest {
  readonly method: string;
  /** Path and query as they came in. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer | undefined;
}

/** What the upstream answered. */
export interface UpstreamReply {
  readonly status: number;
  /** By lower-case name, without those that belong to one connection. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** A real service that calls are forwarded to. */
export interface Upstream {
  readonly url: string;
  /** @throws UpstreamError when there is no whole reply */
  send(request: UpstreamRequest): Promise<UpstreamReply>;
  close(): void;
}

/** The upstream gave no whole reply. */
export class UpstreamError extends Error {
  override readonly name = "UpstreamError";
}

/** Headers that belong to one connection (RFC 9110, section 7.6.1), or that are the mock's own business. */
const NOT_PASSED = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "host",
  "content-length",
  "expect",
  "accept-encoding",
  "prefer",
  "x-mock-session",
  "x-mock-run",
]);
/** Names this proxy in `Via`, so that it notices when it is sent to itself. */
const VIA = "1.1 emchat-mock";

/** Opens an upstream. @throws TypeError when the address is none of HTTP, or holds a password */
export function createUpstream(address: string): Upstream {
  const base = URL.parse(address);
  if (base === null || !/^https?:$/.test(base.protocol))
    throw new TypeError("the upstream must be an address such as https://a1.easemob.com");
  if (base.username !== "" || base.password !== "")
    throw new TypeError("the upstream must have no user and no password");
  const secure = base.protocol === "https:";
  const options = { keepAlive: true, maxSockets: MAX_UPSTREAM_CONNECTIONS };
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options);
  const prefix = base.pathname.replace(/\/$/, "");

  return {
    url: `${base.origin}${prefix}`,
    send({ method, target, headers, body }) {
      return new Promise((resolve, reject) => {
        if (String(headers["via"] ?? "").includes("emchat-mock")) {
          reject(new UpstreamError("the upstream is this proxy itself"));
          return;
        }
        const outgoing = (secure ? httpsRequest : httpRequest)({
          protocol: base.protocol,
          hostname: base.hostname.replace(/^\[|\]$/g, ""),
          port: base.port,
          method,
          path: prefix + target,
          headers: {
            ...passed(headers),
            via: VIA,
            ...(body === undefined ? undefined : { "content-length": body.byteLength }),
          },
          agent,
          timeout: UPSTREAM_TIMEOUT_MS,
        });
        outgoing.once("timeout", () =>
          outgoing.destroy(new UpstreamError(`no answer within ${UPSTREAM_TIMEOUT_MS} ms`)),
        );
        outgoing.once("error", (error: NodeJS.ErrnoException) =>
          reject(new UpstreamError(error.code ?? error.message)),
        );
        outgoing.once("response", (incoming) => collect(incoming).then(resolve, reject));
        outgoing.end(body);
      });
    },
    close: () => agent.destroy(),
  };
}

function collect(incoming: IncomingMessage): Promise<UpstreamReply> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > MAX_UPSTREAM_BYTES)
        incoming.destroy(new UpstreamError(`the reply has more than ${MAX_UPSTREAM_BYTES} bytes`));
    });
    incoming.once("error", (error) =>
      reject(error instanceof UpstreamError ? error : new UpstreamError("the reply was cut")),
    );
    incoming.once("end", () => {
      const headers = Object.entries(passed(incoming.headers)).map(([name, value]) => [name, String(value)]);
      resolve({
        status: incoming.statusCode ?? 500,
        headers: Object.fromEntries(headers) as Record<string, string>,
        bytes: Buffer.concat(chunks),
      });
    });
  });
}

function passed(headers: UpstreamRequest["headers"]): Record<string, string | string[]> {
  const own: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !NOT_PASSED.has(name)) own[name] = value;
  }
  return own;
}
