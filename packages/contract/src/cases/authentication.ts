import type { Operation } from "../spec/operation.ts";
import { accepted, buildCase, plainRequest, refusedWith } from "./build-case.ts";
import { type Auth, type Case, MAIN_TOKEN } from "./case.ts";
import type { RefusalKind } from "./error-identifiers.ts";
import type { OperationContext } from "./operation-context.ts";

/** A token of the right form that nobody was given. */
const UNKNOWN = "YWMtAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

const MISSING: readonly (readonly [string, Auth])[] = [
  ["none", { kind: "none" }],
  ["empty-header", { kind: "literal", value: "" }],
];

const MALFORMED: readonly (readonly [string, Auth])[] = [
  ["scheme-only", { kind: "literal", value: "Bearer" }],
  ["scheme-and-space", { kind: "literal", value: "Bearer " }],
  ["basic", { kind: "literal", value: "Basic YWRtaW46YWRtaW4=" }],
  ["basic-with-token", { kind: "token", name: MAIN_TOKEN, scheme: "Basic" }],
  ["other-scheme", { kind: "token", name: MAIN_TOKEN, scheme: "Token" }],
  ["longer-scheme", { kind: "token", name: MAIN_TOKEN, scheme: "Bearerx" }],
  ["no-scheme", { kind: "token", name: MAIN_TOKEN, scheme: "" }],
  ["more-words", { kind: "token", name: MAIN_TOKEN, edit: "followed" }],
];

const UNKNOWN_TOKENS: readonly (readonly [string, Auth])[] = [
  ["unknown", { kind: "literal", value: `Bearer ${UNKNOWN}` }],
  ["short", { kind: "literal", value: "Bearer a" }],
  ["null-word", { kind: "literal", value: "Bearer null" }],
  ["undefined-word", { kind: "literal", value: "Bearer undefined" }],
  ["star", { kind: "literal", value: "Bearer *" }],
  ["long", { kind: "literal", value: `Bearer ${"a".repeat(4096)}` }],
  ["truncated", { kind: "token", name: MAIN_TOKEN, edit: "truncated" }],
  ["extended", { kind: "token", name: MAIN_TOKEN, edit: "extended" }],
  ["first-changed", { kind: "token", name: MAIN_TOKEN, edit: "first-changed" }],
  ["case-swapped", { kind: "token", name: MAIN_TOKEN, edit: "case-swapped" }],
];

/** No token, malformed ones, unknown ones, those that the profile knows to be refused; and the scheme in any case. */
export function* authentication(context: OperationContext): Iterable<Case> {
  const { operation, profile } = context;
  if (operation.credential === undefined) return;
  const make = (name: string, auth: Auth, kind: RefusalKind, because: string, status = 401): Case =>
    buildCase(context, {
      family: "authentication",
      name: `auth/${name}`,
      request: { auth },
      rule: securityPointer(context, operation),
      covers: [`auth:${operation.id}:${name}`],
      positive: false,
      expect: refusedWith(context, status, because, kind),
    });
  for (const [name, auth] of MISSING) yield make(name, auth, "no-token", "there is no token");
  if (operation.credential.kind === "bearer") {
    for (const [name, auth] of MALFORMED) {
      if (name === "more-words" && profile.forgives.includes("unknown-token")) continue;
      yield make(name, auth, "other", "there is no well-formed Bearer token");
    }
    for (const scheme of ["bearer", "BEARER", "bEaReR"]) {
      yield buildCase(context, {
        family: "authentication",
        name: `auth/scheme-${scheme}`,
        request: { auth: { kind: "token", name: MAIN_TOKEN, scheme } },
        rule: securityPointer(context, operation),
        positive: true,
        expect: accepted(context, "the scheme's case does not count (RFC 9110, section 11.1)"),
      });
    }
  }
  if (!profile.forgives.includes("unknown-token")) {
    for (const [name, auth] of UNKNOWN_TOKENS)
      yield make(name, auth, "unknown-token", "the token is not one that was given");
  }
  for (const { name, status, error } of profile.tokens) {
    const refusal = make(
      `profile-${name}`,
      { kind: "token", name },
      "other",
      `the profile says this token is refused`,
      status,
    );
    yield error === undefined ? refusal : { ...refusal, expect: { ...refusal.expect, errors: [error] } };
  }
  yield* elsewhere(context);
}

/** A token anywhere but in its header is none; a refusal does not depend on what else is right. */
function* elsewhere(context: OperationContext): Iterable<Case> {
  const plain = plainRequest(context);
  const separator = plain.path.includes("?") ? "&" : "?";
  const make = (name: string, request: Parameters<typeof plainRequest>[1]): Case =>
    buildCase(context, {
      family: "authentication",
      name: `auth/${name}`,
      request: { auth: { kind: "none" }, ...request },
      rule: securityPointer(context, context.operation),
      positive: false,
      expect: refusedWith(context, 401, "there is no token in the header that carries it", "no-token"),
    });
  yield make("none-but-query", { path: `${plain.path}${separator}access_token=a&token=a` });
  for (const [name, header, value] of [
    ["cookie", "Cookie", "access_token={token}; token={token}"],
    ["other-header", "X-Access-Token", "{token}"],
    ["proxy-header", "Proxy-Authorization", "Bearer {token}"],
  ] as const) {
    yield make(`none-but-${name}`, { auth: { kind: "misplaced", header, value } });
  }
  yield make("none-but-forwarded", {
    headers: { ...plain.headers, "X-Forwarded-For": "127.0.0.1", "X-Forwarded-User": "admin" },
  });
}

function securityPointer(context: OperationContext, operation: Operation): string {
  return context.spec.document.root["security"] === undefined ? operation.pointer : "/security";
}
