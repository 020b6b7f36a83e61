import { refusal, rightParts } from "../../right-parts.ts";
import {
  always,
  type Fault,
  forbidden,
  guards,
  hasStatus,
  internal,
  isError,
  isSuccess,
  onAnswer,
  readsAuthorization,
  readsType,
  seesPath,
} from "../fault.ts";

const noVersion = refusal(505, "web_application", "HTTP/1.1 only");
const notModified = { status: 304, headers: {}, raw: "" };

/** Kept apart: what proxies, caches, balancers and frameworks do by themselves. */
export const asideOfProxies: readonly Fault[] = [
  {
    id: "if-modified-since-anything",
    kind: "caching",
    about: "a call with If-Modified-Since is answered 304",
    parts: () =>
      onAnswer(
        (answer, { headers }) => isSuccess(answer) && headers["if-modified-since"] !== undefined,
        (answer) => ({ ...answer, ...notModified }),
      ),
  },
  {
    id: "no-cache-is-504",
    kind: "caching",
    about: "a call with Cache-Control: no-cache ends in 504",
    parts: () =>
      guards(
        ({ headers }) => headers["cache-control"] !== undefined,
        refusal(504, "web_application", "nothing is cached"),
      ),
  },
  {
    id: "original-url-is-obeyed",
    kind: "paths",
    about: "X-Original-URL takes the place of the path",
    parts: () => ({
      findRoute: (call) =>
        rightParts.findRoute({ ...call, target: String(call.headers["x-original-url"] ?? call.target) }),
    }),
  },
  {
    id: "forwarded-prefix-is-cut",
    kind: "paths",
    about: "a call with X-Forwarded-Prefix is not found",
    parts: () => ({
      findRoute: (call) =>
        call.headers["x-forwarded-prefix"] === undefined
          ? rightParts.findRoute(call)
          : refusal(404, "service_resource_not_found", "there is no such path"),
    }),
  },
  {
    id: "empty-query-is-another-path",
    kind: "paths",
    about: "a question mark at the end of the path is a path of its own",
    parts: () => seesPath((target) => (target.endsWith("?") ? `${target.slice(0, -1)}%3F` : target)),
  },
  {
    id: "upgrade-crashes",
    kind: "connections",
    about: "a call with Upgrade ends in 500",
    parts: () => guards(({ headers }) => headers.upgrade !== undefined, internal),
  },
  {
    id: "te-trailers-crash",
    kind: "connections",
    about: "a call with TE: trailers ends in 500",
    parts: () => guards(({ headers }) => headers["te"] !== undefined, internal),
  },
  {
    id: "sec-fetch-is-forbidden",
    kind: "filters",
    about: "a call from a web page of another site, by Sec-Fetch-Site, is forbidden",
    parts: () => guards(({ headers }) => headers["sec-fetch-site"] === "cross-site", forbidden),
  },
  {
    id: "origin-null-is-forbidden",
    kind: "filters",
    about: "a call with Origin: null is forbidden",
    parts: () => guards(({ headers }) => headers.origin === "null", forbidden),
  },
  {
    id: "trace-context-crashes",
    kind: "filters",
    about: "a call with a traceparent ends in 500",
    parts: () => guards(({ headers }) => headers["traceparent"] !== undefined, internal),
  },
  {
    id: "idempotency-key-is-refused",
    kind: "filters",
    about: "a call with an Idempotency-Key is refused",
    parts: () =>
      guards(
        ({ headers }) => headers["idempotency-key"] !== undefined,
        refusal(400, "illegal_argument", "the key is no UUID"),
      ),
  },
  {
    id: "forwarded-for-of-version-6",
    kind: "filters",
    about: "an X-Forwarded-For with an address of version 6 ends in 500",
    parts: () => guards(({ headers }) => /:/.test(String(headers["x-forwarded-for"] ?? "")), internal),
  },
  {
    id: "forty-headers-crash",
    kind: "extremes",
    about: "a call with more than forty headers is answered 431",
    parts: () =>
      guards(({ headers }) => Object.keys(headers).length > 40, refusal(431, "web_application", "too many headers")),
  },
  {
    id: "large-cookie-crashes",
    kind: "extremes",
    about: "a cookie of more than 2,000 characters ends in 500",
    parts: () => guards(({ headers }) => (headers.cookie ?? "").length > 2_000, internal),
  },
  {
    id: "gzip-unasked",
    kind: "negotiation",
    about: "replies say that they are compressed, and are not",
    parts: () =>
      onAnswer(isSuccess, (answer) => ({ ...answer, headers: { ...answer.headers, "content-encoding": "gzip" } })),
  },
  {
    id: "any-application-is-not-json",
    kind: "negotiation",
    about: "whoever accepts application/* is answered 406",
    parts: () =>
      guards(({ headers }) => headers.accept === "application/*", refusal(406, "web_application", "JSON only")),
  },
  {
    id: "no-accept-is-406",
    kind: "negotiation",
    about: "a call without Accept is answered 406",
    parts: () => guards(({ headers }) => headers.accept === undefined, refusal(406, "web_application", "say what")),
  },
  {
    id: "charset-in-capitals",
    kind: "negotiation",
    about: "a charset in capitals, or in quotes, is refused",
    parts: () => readsType((type) => (/charset=("|UTF)/.test(type) ? "text/plain" : type)),
  },
  {
    id: "errors-in-the-callers-language",
    kind: "negotiation",
    about: "whoever asks for Chinese gets error identifiers in Chinese",
    parts: () =>
      onAnswer(
        (answer, { headers }) => isError(answer) && /^zh/.test(headers["accept-language"] ?? ""),
        (answer) => ({ ...answer, json: { ...answer.json, error: "参数错误" } }),
      ),
  },
  {
    id: "comma-ends-the-token",
    kind: "authentication",
    about: "what follows a comma in Authorization is dropped",
    parts: () => readsAuthorization((header) => header.split(",")[0] ?? ""),
  },
  {
    id: "security-token-does-too",
    kind: "authentication",
    about: "a token in X-Amz-Security-Token is taken",
    parts: () => ({
      checkToken: (call) =>
        rightParts.checkToken(
          call.headers.authorization === undefined && call.headers["x-amz-security-token"] !== undefined
            ? { ...call, headers: { ...call.headers, authorization: `Bearer ${call.headers["x-amz-security-token"]}` } }
            : call,
        ),
    }),
  },
  {
    id: "last-call-of-a-connection",
    kind: "connections",
    about: "a call that closes its connection is answered 505",
    parts: () => guards(({ headers }) => headers.connection === "close", noVersion),
  },
  {
    id: "retry-after-is-past",
    kind: "headers",
    about: "Retry-After of 429 is a date that is past",
    parts: () =>
      onAnswer(hasStatus(429), (answer) => ({
        ...answer,
        headers: { ...answer.headers, "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" },
      })),
  },
  {
    id: "header-repeats-the-token",
    kind: "secrets",
    about: "a header of every reply repeats the token",
    parts: () =>
      onAnswer(always, (answer, call) => ({
        ...answer,
        headers: {
          ...answer.headers,
          "x-debug-authorization": (call.headers.authorization ?? "none").replace(/[^ -~]/g, "?"),
        },
      })),
  },
];
