import { serviceAddress } from "../api/address.ts";
import { sessionHeaders } from "../api/control.ts";

/** The reply of the service to a call made by the page. */
export interface ServiceReply {
  readonly status: number;
  readonly body: string;
  /** The call's id in the journal. */
  readonly requestId: string | undefined;
  readonly milliseconds: number;
}

/** The longest reply in characters that is shown. */
const LONGEST_REPLY = 200_000;

export interface ServiceCall {
  readonly method: string;
  readonly path: string;
  readonly token: string;
  readonly session: string;
  readonly body?: string;
  /** More headers, by name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `name=value` of cookies that go along with this one call. */
  readonly cookies?: readonly string[];
}

/**
 * Calls the service as anybody's back end would.
 *
 * @throws TypeError when there is no reply: the server is gone, or a fault cut the connection
 */
export async function callService(call: ServiceCall): Promise<ServiceReply> {
  const { method, path, token, session, body, headers, cookies = [] } = call;
  const start = performance.now();
  keepCookies(cookies, COOKIE_SECONDS);
  const reply = await fetch(serviceAddress() + path, {
    method,
    headers: {
      ...headers,
      ...sessionHeaders(session),
      ...(token === "" ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body }),
  }).finally(() => keepCookies(cookies, 0));
  const text = await reply.text();
  return {
    status: reply.status,
    body: text.slice(0, LONGEST_REPLY),
    requestId: reply.headers.get("x-mock-request") ?? undefined,
    milliseconds: performance.now() - start,
  };
}

/** A call that takes longer has been sent long before. */
const COOKIE_SECONDS = 60;

/** A page has no other way to send a cookie than to have it. */
function keepCookies(cookies: readonly string[], seconds: number): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is there on secure pages only
  for (const cookie of cookies) document.cookie = `${cookie}; path=/; max-age=${seconds}; samesite=strict`;
}
