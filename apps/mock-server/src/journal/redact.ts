import type { IncomingHttpHeaders } from "node:http";

/** What stands in the place of a secret. */
export const REDACTED = "***";

/** Header names that surely hold no secret, so that the pattern below is tried on few. */
const PLAIN = new Set([
  "host",
  "connection",
  "user-agent",
  "accept",
  "accept-encoding",
  "accept-language",
  "content-type",
  "content-length",
  "transfer-encoding",
  "origin",
  "referer",
  "prefer",
  "cache-control",
  "pragma",
  "x-request-id",
  "x-mock-session",
  "x-mock-run",
  "sec-fetch-mode",
  "sec-fetch-site",
  "sec-fetch-dest",
  "keep-alive",
  "expect",
  "date",
  "vary",
]);
const SECRET_NAME = /auth|token|secret|key|password|passwd|credential|cookie|session/;
const SECRET_PARAMETER =
  /([?&](?:[^=&#]*(?:token|secret|password|passwd|credential|authorization|apikey|api_key)[^=&#]*)=)[^&#]*/gi;

/** `Bearer abc` is `Bearer ***`: the scheme's word stays, because it is often what is wrong. */
export function redactAuthorization(value: string): string {
  const scheme = /^([A-Za-z][A-Za-z0-9-]{0,31}) +\S/.exec(value);
  return scheme === null ? REDACTED : `${scheme[1]} ${REDACTED}`;
}

/** What a header takes beside its name and value, in bytes. */
const HEADER_BYTES = 80;

/** Takes the secrets out of a request's headers, in place. Returns what they take in memory, in bytes. */
export function redactHeaders(headers: IncomingHttpHeaders): number {
  let bytes = 0;
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined) continue;
    if (!PLAIN.has(name) && SECRET_NAME.test(name)) {
      headers[name] =
        name.endsWith("authorization") && typeof value === "string" ? redactAuthorization(value) : REDACTED;
    }
    bytes += HEADER_BYTES + name.length + value.length;
  }
  return bytes;
}

/** Takes the secrets out of a query. */
export function redactTarget(target: string): string {
  return target.includes("?") ? target.replace(SECRET_PARAMETER, `$1${REDACTED}`) : target;
}
