import { JSON_HEADERS, type Reply } from "./reply.ts";

/** What is said of a call in the headers of its reply. */
export interface SealOptions {
  readonly requestId: string;
  /** What was put up with. */
  readonly forgiven: readonly string[];
  /** The value of `X-Mock-Fault`, where there is one. */
  readonly fault?: string | undefined;
}

/** Adds the headers that every reply to a call has: `X-Request-Id`, and `X-Mock-Forgiven` and `X-Mock-Fault` where there is a reason. */
export function seal(reply: Reply, { requestId, forgiven, fault }: SealOptions): Reply {
  const headers =
    reply.headers === JSON_HEADERS
      ? { "content-type": "application/json", "x-request-id": requestId }
      : { ...reply.headers, "x-request-id": requestId };
  if (forgiven.length > 0) Object.assign(headers, { "x-mock-forgiven": forgiven.join(", ") });
  if (fault !== undefined) Object.assign(headers, { "x-mock-fault": fault });
  return { ...reply, headers };
}
