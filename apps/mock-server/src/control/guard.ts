import type { IncomingMessage } from "node:http";
import { type Access, isLoopback, isOwnHost } from "../config/access.ts";
import { ProblemError } from "./problem.ts";

/** Whether a request asks for a page to look at: then a link of another site may lead to it. */
export type Wanted = "page" | "api";

/**
 * Keeps web pages of elsewhere away from the control API: they may neither change nor read, and not even learn from the time
 * that an answer takes. A program is let in: it sends neither `Origin` nor `Sec-Fetch-Site`.
 *
 * @throws ProblemError 403
 */
export function guard(request: IncomingMessage, access: Access, wanted: Wanted): void {
  const { host = "", origin } = request.headers;
  if (!isOwnHost(host, access)) {
    throw new ProblemError(
      403,
      "Not by this name",
      `Host ${shown(host)} is not known here: call the mock by its address or as localhost, or start it with --allowed-hosts`,
    );
  }
  if (origin === undefined ? isOwnOrNone(request, wanted) : isAllowedOrigin(request, origin, access)) return;
  throw new ProblemError(
    403,
    "Not from this page",
    `a page of ${origin === undefined ? "another origin" : shown(origin)} may not use the control API: start the mock with --allowed-origins, or call it from its own page or a program`,
  );
}

function isAllowedOrigin({ headers, socket }: IncomingMessage, origin: string, access: Access): boolean {
  const { host = "" } = headers;
  const from = origin.toLowerCase();
  const fromHost = from.replace(/^https?:\/\//, "");
  const scheme = "encrypted" in socket ? "https" : "http";
  if (from === `${scheme}://${host.toLowerCase()}` || access.origins.includes(from)) return true;
  // A reverse proxy may speak TLS, or have put another name into `Host`; whether it is the same origin, the browser knows.
  return headers["sec-fetch-site"] === "same-origin" && isOwnHost(fromHost, access);
}

function isOwnOrNone({ method, headers }: IncomingMessage, wanted: Wanted): boolean {
  const site = headers["sec-fetch-site"];
  if (site === "same-origin" || site === "none") return true;
  const reads = method === "GET" || method === "HEAD";
  if (wanted === "page" && reads && (site === undefined || headers["sec-fetch-dest"] === "document")) return true;
  if (site !== undefined) return false;
  // To an address that it does not trust, such as one of the local network, a browser does not say where a request comes from.
  const { host = "", referer = "", "user-agent": agent = "" } = headers;
  if (isLoopback(host) || !agent.startsWith("Mozilla/")) return true;
  return URL.parse(referer)?.host === host.toLowerCase();
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
