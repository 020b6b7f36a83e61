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
}

/**
 * Calls the service as anybody's back end would.
 *
 * @throws TypeError when there is no reply: the server is gone, or a fault cut the connection
 */
export async function callService({ method, path, token, session, body, headers }: ServiceCall): Promise<ServiceReply> {
  const start = performance.now();
  const reply = await fetch(serviceAddress() + path, {
    method,
    headers: {
      ...headers,
      ...sessionHeaders(session),
      ...(token === "" ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await reply.text();
  return {
    status: reply.status,
    body: text.slice(0, LONGEST_REPLY),
    requestId: reply.headers.get("x-mock-request") ?? undefined,
    milliseconds: performance.now() - start,
  };
}
