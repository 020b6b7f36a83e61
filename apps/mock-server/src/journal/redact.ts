import type { IncomingHttpHeaders } from "node:http";
import { isSecretHeader, scrubSecretShapes } from "@emchat/schema/secrets";

/** What stands in the place of a secret. */
export const REDACTED = "***";

/** Header names that surely hold no secret, so that the pattern is tried on few. */
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

/** A shorter value holds no token, unless its name says so. */
const SHORTEST_TELLING = 12;

/** As nearly everybody writes it. */
const BEARER = "Bearer ";

/** `Bearer abc` is `Bearer ***`: the scheme's word stays, because it is often what is wrong. */
export function redactAuthorization(value: string): string {
  if (value.startsWith(BEARER) && value.length > BEARER.length && value[BEARER.length] !== " ")
    return BEARER + REDACTED;
  const scheme = /^([A-Za-z][A-Za-z0-9-]{0,31}) +\S/.exec(value);
  return scheme === null ? REDACTED : `${scheme[1]} ${REDACTED}`;
}

/** Takes the secrets out of a request's headers, in place. */
export function redactHeaders(headers: IncomingHttpHeaders): void {
  for (const name in headers) {
    if (PLAIN.has(name)) continue;
    const value = headers[name];
    if (value !== undefined) headers[name] = redactHeader(name, value);
  }
}

/** How many names are remembered: a caller may think of any number of them. */
const MOST_NAMES = 1_000;
const secretNames = new Map<string, boolean>();

function isSecret(name: string): boolean {
  const known = secretNames.get(name);
  if (known !== undefined) return known;
  const secret = isSecretHeader(name);
  if (secretNames.size < MOST_NAMES) secretNames.set(name, secret);
  return secret;
}

function redactHeader(name: string, value: string | string[]): string | string[] {
  if (isSecret(name)) {
    return name.endsWith("authorization") && typeof value === "string" ? redactAuthorization(value) : REDACTED;
  }
  if (typeof value !== "string") return value.map(redactText);
  return value.length < SHORTEST_TELLING ? value : redactText(value);
}

/** Takes out of a text what looks like a secret. */
export function redactText(text: string): string {
  return scrubSecretShapes(text, { hidden: REDACTED });
}

/** A path of short names holds no token. */
const PLAIN_TARGET = /^(?:\/[\w.-]{0,19})+$/;

/** Takes the secrets out of a request target. */
export function redactTarget(target: string): string {
  return PLAIN_TARGET.test(target) && !target.includes("YWMt") ? target : redactText(target);
}
