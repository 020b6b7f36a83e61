import type { IncomingHttpHeaders } from "node:http";

/** How long a browser may remember a preflight, in seconds: what Chromium allows at most. */
export const PREFLIGHT_MAX_AGE_S = 7_200;
/** The longest list of headers that a preflight is granted, in characters. */
export const MAX_REQUESTED_HEADERS_LENGTH = 2_048;

/** Headers of a reply, by lower-case name. */
export type ReplyHeaders = Record<string, string>;

/** A literal star does not count for pages that send credentials, so the headers that a page may read are listed. */
const EXPOSED =
  "Retry-After, WWW-Authenticate, Allow, X-Request-Id, X-Mock-Request, X-Mock-Forgiven, X-Mock-Fault, Preference-Applied";
const METHODS = "GET, HEAD, POST, OPTIONS";
const HEADER_LIST = /^[A-Za-z0-9!#$%&'*+.^_`|~, -]*$/;

/** Whether a request is a browser's question before the real one. */
export function isPreflight(method: string | undefined, headers: IncomingHttpHeaders): boolean {
  return method === "OPTIONS" && headers.origin !== undefined && headers["access-control-request-method"] !== undefined;
}

/**
 * Lets any page read the service's replies, with credentials or without: the origin is named, never a star, and caches are
 * told that the reply depends on it.
 */
export function addCorsHeaders(reply: ReplyHeaders, headers: IncomingHttpHeaders): void {
  reply["vary"] = "Origin";
  const { origin } = headers;
  if (origin === undefined || !isPlain(origin)) return;
  reply["access-control-allow-origin"] = origin;
  reply["access-control-allow-credentials"] = "true";
  reply["access-control-expose-headers"] = EXPOSED;
}

/** The answer to a preflight. */
export function preflightHeaders(headers: IncomingHttpHeaders): ReplyHeaders {
  const reply: ReplyHeaders = {};
  addCorsHeaders(reply, headers);
  reply["vary"] =
    "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network";
  reply["access-control-allow-methods"] = METHODS;
  const requested = headers["access-control-request-headers"];
  if (requested !== undefined && requested.length <= MAX_REQUESTED_HEADERS_LENGTH && HEADER_LIST.test(requested)) {
    reply["access-control-allow-headers"] = requested;
  }
  reply["access-control-max-age"] = String(PREFLIGHT_MAX_AGE_S);
  if (headers["access-control-request-private-network"] === "true")
    reply["access-control-allow-private-network"] = "true";
  return reply;
}

/** An origin is copied into the reply, so it may hold nothing but visible ASCII. */
function isPlain(origin: string): boolean {
  return origin.length <= 512 && /^[\x21-\x7e]+$/.test(origin);
}
