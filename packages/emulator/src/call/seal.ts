import { JSON_HEADERS, type Reply } from "./reply.ts";

/** Adds the headers that every reply to a call has: `X-Request-Id`, and `X-Mock-Forgiven` where something was put up with. */
export function seal(reply: Reply, requestId: string, forgiven: readonly string[]): Reply {
  const headers =
    reply.headers === JSON_HEADERS
      ? { "content-type": "application/json", "x-request-id": requestId }
      : { ...reply.headers, "x-request-id": requestId };
  if (forgiven.length > 0) Object.assign(headers, { "x-mock-forgiven": forgiven.join(", ") });
  return { ...reply, headers };
}
