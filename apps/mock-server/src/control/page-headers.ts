import type { IncomingMessage, ServerResponse } from "node:http";
import type { Access } from "../config/access.ts";
import { PREFLIGHT_MAX_AGE_S } from "../service/cors.ts";

/** What every reply under `/__mock/` carries: no other site may embed, open or include it. */
const CLOSED = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  vary: "Origin",
} as const;

const METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
const HEADERS = "Content-Type, Last-Event-ID, X-Mock-Session, X-Mock-Run";

/** Closes a reply to other sites, but for the origins that the operator named. */
export function setPageHeaders(request: IncomingMessage, response: ServerResponse, { origins }: Access): void {
  for (const [name, value] of Object.entries(CLOSED)) response.setHeader(name, value);
  const origin = request.headers.origin;
  if (origin === undefined || !origins.includes(origin.toLowerCase())) return;
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", "Allow, Retry-After");
}

/** Answers a browser's question before a request of a named origin. Says whether it was one. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse, { origins }: Access): boolean {
  const { origin = "", ...headers } = request.headers;
  const asked = request.method === "OPTIONS" && headers["access-control-request-method"] !== undefined;
  if (!asked || !origins.includes(origin.toLowerCase())) return false;
  response.setHeader("access-control-allow-methods", METHODS);
  response.setHeader("access-control-allow-headers", HEADERS);
  response.setHeader("access-control-max-age", PREFLIGHT_MAX_AGE_S);
  if (headers["access-control-request-private-network"] === "true")
    response.setHeader("access-control-allow-private-network", "true");
  response.writeHead(204).end();
  return true;
}
