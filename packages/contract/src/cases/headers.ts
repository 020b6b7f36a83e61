import { accepted, buildCase, plainRequest, refused } from "./build-case.ts";
import type { Case, CaseRequest } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";

/** As many media types as the most talkative of clients lists. */
const ACCEPTED = Array.from({ length: 40 }, (_, index) => `application/vnd.example.v${index}+json;q=0.5`);

const CHANGES: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["accept-anything", { Accept: "*/*" }],
  ["accept-application", { Accept: "application/*" }],
  ["accept-weighted", { Accept: "text/html;q=0.2, application/json;q=0.1, */*;q=0.01" }],
  ["accept-browser", { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" }],
  ["accept-charset", { Accept: "application/json; charset=utf-8" }],
  ["language", { "Accept-Language": "zh-CN,zh;q=0.9" }],
  ["encoding-identity", { "Accept-Encoding": "identity" }],
  ["unknown-header", { "X-No-Such-Header": "a" }],
  ["method-override", { "X-HTTP-Method-Override": "DELETE", "X-HTTP-Method": "DELETE", "X-Method-Override": "DELETE" }],
  ["original-url", { "X-Original-URL": "/no-such-thing", "X-Rewrite-URL": "/no-such-thing" }],
  ["forwarded", { "X-Forwarded-For": "10.0.0.1", "X-Forwarded-Host": "other.example", Forwarded: "for=10.0.0.1" }],
  ["origin", { Origin: "https://other.example" }],
  ["origin-null", { Origin: "null" }],
  ["forwarded-version-6", { "X-Forwarded-For": "2001:db8::1, 10.0.0.1", Forwarded: 'for="[2001:db8::1]:4711"' }],
  ["cookie", { Cookie: "session=1; a=b" }],
  ["cookie-long", { Cookie: `session=${"a".repeat(3000)}` }],
  ["cookie-odd", { Cookie: "a; b=; c=%zz; =d" }],
  ["conditional", { "If-None-Match": '"a"', "If-Modified-Since": "Thu, 01 Jan 2026 00:00:00 GMT" }],
  ["range", { Range: "bytes=0-1" }],
  ["user-agent-none", { "User-Agent": "" }],
  ["user-agent-old", { "User-Agent": "Mozilla/4.0 (compatible; MSIE 6.0)" }],
  ["long-header", { "X-Long": "a".repeat(4000) }],
  ["request-id", { "X-Request-Id": "0".repeat(32) }],
  ["accept-upper", { Accept: "APPLICATION/JSON" }],
  ["accept-spaced", { Accept: "application/json ; q=0.5 ,  */* ; q=0.1" }],
  ["accept-parameter", { Accept: "application/json;version=1" }],
  ["accept-list", { Accept: "text/html, application/xml;q=0.9, application/json" }],
  ["charset", { "Accept-Charset": "utf-8, iso-8859-1;q=0.5" }],
  ["charset-latin", { "Accept-Charset": "iso-8859-1" }],
  ["language-star", { "Accept-Language": "*" }],
  ["encoding-none", { "Accept-Encoding": "identity;q=1, *;q=0" }],
  ["user-agent-tool", { "User-Agent": "sqlmap/1.8 python-requests/2.31 Go-http-client/1.1" }],
  ["user-agent-curl", { "User-Agent": "curl/8.5.0" }],
  ["user-agent-long", { "User-Agent": "a".repeat(2000) }],
  ["referer", { Referer: "https://other.example/?a=<script>" }],
  ["fetch-metadata", { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty" }],
  ["connection-close", { Connection: "close" }],
  ["connection-upper", { Connection: "Keep-Alive", "Keep-Alive": "timeout=5, max=1" }],
  ["upgrade-unknown", { Connection: "Upgrade", Upgrade: "no-such-protocol" }],
  ["trace-context", { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" }],
  ["idempotency-key", { "Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324" }],
  ["forwarded-proto", { "X-Forwarded-Proto": "http", "X-Forwarded-Port": "80", "X-Forwarded-Prefix": "/a" }],
  ["requested-with", { "X-Requested-With": "XMLHttpRequest" }],
  ["prefer", { Prefer: "return=minimal" }],
  ["no-cache", { "Cache-Control": "no-cache", Pragma: "no-cache" }],
  ["trailers", { TE: "trailers", "Save-Data": "on", DNT: "1" }],
  ["empty-value", { "X-Empty": "" }],
  ["accept-long", { Accept: `application/json, ${ACCEPTED.join(", ")}` }],
  ["many-headers", Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`X-Many-${index}`, "a"]))],
];

/** What must not matter: headers of which the spec says nothing. */
export function* unrelatedHeaders(context: OperationContext): Iterable<Case> {
  const plain = plainRequest(context);
  const declared = new Set(
    context.operation.parameters.map((one) => (one.in === "cookie" ? "cookie" : one.name.toLowerCase())),
  );
  for (const [name, change] of CHANGES) {
    if (Object.keys(change).some((header) => declared.has(header.toLowerCase()))) continue;
    const headers = { ...plain.headers, ...change };
    yield buildCase(context, {
      family: "headers",
      name: `header/${name}`,
      request: { headers },
      rule: context.operation.pointer,
      positive: true,
      expect: accepted(context, `the spec says nothing of ${Object.keys(change).join(", ")}, so it changes nothing`),
    });
  }
  if (context.operation.body === undefined) {
    yield buildCase(context, {
      family: "headers",
      name: "header/content-type-without-content",
      request: { headers: { ...plain.headers, "Content-Type": "application/json" } },
      rule: context.operation.pointer,
      positive: true,
      expect: accepted(context, "a Content-Type without content says nothing"),
    });
  }
  if (context.operation.body !== undefined) {
    yield buildCase(context, {
      family: "headers",
      name: "header/expect-continue",
      request: { headers: { ...plain.headers, Expect: "100-continue" } },
      rule: context.operation.pointer,
      positive: true,
      expect: accepted(
        context,
        "who expects to be told to go on is told so, or just answered (RFC 9110, section 10.1.1)",
      ),
    });
  }
  yield* upperNames(context);
  yield* odd(context);
}

/** Names of headers have no case (RFC 9110, section 5.1). */
function* upperNames(context: OperationContext): Iterable<Case> {
  const { credential } = context.operation;
  const plain = plainRequest(context);
  const headers = Object.fromEntries(Object.entries(plain.headers).map(([name, value]) => [name.toUpperCase(), value]));
  const make = (name: string, request: Partial<CaseRequest>): Case =>
    buildCase(context, {
      family: "headers",
      name: `header/${name}`,
      request,
      rule: context.operation.pointer,
      positive: true,
      expect: accepted(context, "names of headers have no case"),
    });
  yield make("upper-names", { headers });
  const [main, ...others] = credential?.parts ?? [];
  if (main === undefined || others.length > 0 || main.in !== "header" || main.kind === "basic") return;
  const value = main.kind === "bearer" ? "Bearer {token}" : "{token}";
  yield make("upper-credential", { auth: { kind: "misplaced", header: main.field.toUpperCase(), value } });
  yield make("lower-credential", { auth: { kind: "misplaced", header: main.field.toLowerCase(), value } });
}

/** What a server may refuse, but has to answer. */
function* odd(context: OperationContext): Iterable<Case> {
  const plain = plainRequest(context);
  const open = [...new Set([...accepted(context, "").statuses, ...refused(context, "").statuses, 400, 406])];
  for (const [name, value] of [
    ["accept-garbage", "garbage"],
    ["accept-empty", ""],
    ["accept-html", "text/html"],
    ["accept-broken", "a/b;;q=x"],
  ] as const) {
    yield buildCase(context, {
      family: "headers",
      name: `header/${name}`,
      request: { headers: { ...plain.headers, Accept: value } },
      positive: false,
      expect: { statuses: open, loose: true, because: "a server may ignore or refuse this Accept, and has to answer" },
    });
  }
  yield buildCase(context, {
    family: "headers",
    name: "query/broken-escape",
    request: { path: `${plain.path}${plain.path.includes("?") ? "&" : "?"}a=%zz&%` },
    positive: false,
    expect: { statuses: open, loose: true, because: "a server may ignore or refuse this query, and has to answer" },
  });
}
