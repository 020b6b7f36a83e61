import type { IncomingMessage } from "node:http";

/** Headers by lower-case name, one line each. */
export type HeaderLines = Record<string, string[]>;

/** Headers that belong to one connection (RFC 9110, section 7.6.1), and `Trailer`, which promises what may not come. */
const OF_ONE_CONNECTION = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authentication-info",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * What beyond those is not passed on to the upstream: what is said to the mock itself, and cookies, which a browser sends to every
 * port of this host: they are another application's.
 */
const NOT_FOR_UPSTREAM = new Set(["host", "expect", "cookie", "cookie2", "prefer", "x-mock-session", "x-mock-run"]);

/** Names this proxy in `Via`, so that it notices when it is sent to itself. */
export const VIA = "1.1 emchat-mock";

/** Whether a request has been here before. */
export function hasPassedHere({ headersDistinct }: IncomingMessage): boolean {
  return headersDistinct["via"]?.some((line) => line.includes("emchat-mock")) === true;
}

/** What of a request's headers goes to the upstream. Its body is framed as the caller framed it, whatever `Connection` names. */
export function requestHeaders(request: IncomingMessage): HeaderLines {
  const headers = passed(request, NOT_FOR_UPSTREAM);
  const { "content-length": length, "transfer-encoding": coding } = request.headers;
  if (coding !== undefined) headers["transfer-encoding"] = ["chunked"];
  else if (length !== undefined) headers["content-length"] = [length];
  headers["via"] = [...(headers["via"] ?? []), VIA];
  return headers;
}

/** What of a reply's headers goes to the caller. */
export function replyHeaders(reply: IncomingMessage): HeaderLines {
  const headers = passed(reply, new Set());
  const { "content-length": length } = reply.headers;
  if (length !== undefined) headers["content-length"] = [length];
  return headers;
}

/** The trailers of a message, without those that may not stand there. */
export function passedTrailers({ trailersDistinct }: IncomingMessage): [string, string][] {
  return Object.entries(trailersDistinct)
    .filter(([name]) => !OF_ONE_CONNECTION.has(name) && !NOT_FOR_UPSTREAM.has(name) && name !== "content-length")
    .flatMap(([name, lines = []]) => lines.map((line): [string, string] => [name, line]));
}

function passed({ headersDistinct }: IncomingMessage, also: ReadonlySet<string>): HeaderLines {
  const named = new Set(
    (headersDistinct["connection"] ?? []).flatMap((line) => line.split(",").map((name) => name.trim().toLowerCase())),
  );
  const own: HeaderLines = {};
  for (const [name, lines = []] of Object.entries(headersDistinct)) {
    if (name === "content-length" || OF_ONE_CONNECTION.has(name) || also.has(name) || named.has(name)) continue;
    own[name] = lines;
  }
  return own;
}
