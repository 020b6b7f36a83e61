import type { TransportReply } from "./transport.ts";

/** The statuses whose reply has no body. */
const BODILESS = [204, 205, 304];

/** A reply that was read, as the standard's `Response`. */
export function toResponse({ status, headers: received, body }: TransportReply): Response {
  const headers = new Headers(received);
  // they speak of the body as it came, packed
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  return new Response(BODILESS.includes(status) ? null : body, { status, headers });
}
