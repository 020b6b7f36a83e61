import type { IncomingMessage } from "node:http";
import { isIPv4 } from "node:net";
import { ProblemError } from "./problem.ts";

/** The verbs that change nothing. */
const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Keeps web pages of elsewhere away from the control API. A page can name this server by a host name of its own that resolves
 * to the loopback (DNS rebinding); so, unless the server was opened with `--host`, the `Host` header must name the loopback. And
 * a page can send requests that it may not read; so changes are taken from pages of the same origin and from callers without
 * an `Origin` only.
 *
 * @throws ProblemError 403
 */
export function guard({ method, headers }: IncomingMessage, anyHost: boolean): void {
  const { host = "", origin } = headers;
  if (!anyHost && !namesLoopback(host)) {
    throw new ProblemError(
      403,
      "Not by this name",
      `Host ${shown(host)} does not name the loopback; call 127.0.0.1 or localhost, or start the mock with --host`,
    );
  }
  if (READING.has(method ?? "") || origin === undefined || sameOrigin(origin, host)) return;
  throw new ProblemError(
    403,
    "Not from this page",
    `Origin ${shown(origin)} may not change the mock; call it from its own page, or without an Origin header`,
  );
}

/** Whether a `Host` header is `localhost`, a name below it, or an address of the loopback, with any port. */
export function namesLoopback(host: string): boolean {
  const name = host.replace(/:[0-9]{1,5}$/, "").toLowerCase();
  if (name === "localhost" || name.endsWith(".localhost") || name === "[::1]") return true;
  return isIPv4(name) && name.startsWith("127.");
}

function sameOrigin(origin: string, host: string): boolean {
  return origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
