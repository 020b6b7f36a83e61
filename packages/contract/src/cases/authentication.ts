import type { CredentialPart } from "../spec/operation.ts";
import { accepted, buildCase, plainRequest, refusedWith, unauthorized } from "./build-case.ts";
import { type Auth, type Case, type CaseRequest, type Expectation, MAIN_TOKEN, type TokenEdit } from "./case.ts";
import type { RefusalKind } from "./error-identifiers.ts";
import type { OperationContext } from "./operation-context.ts";

const MISSING: readonly (readonly [string, Auth])[] = [
  ["none", { kind: "none" }],
  ["empty-header", { kind: "literal", value: "" }],
];

const token = (scheme: string): Auth => ({ kind: "token", name: MAIN_TOKEN, scheme });

/** What may be a token to whom any text is one. */
const SEVERAL_WORDS: readonly string[] = ["scheme-twice", "more-words", "quoted", "escaped"];

/** What is no well-formed credential of a scheme of HTTP. */
const MALFORMED: Readonly<Record<"bearer" | "basic", readonly (readonly [string, Auth])[]>> = {
  bearer: [
    ["scheme-only", { kind: "literal", value: "Bearer" }],
    ["scheme-and-space", { kind: "literal", value: "Bearer " }],
    ["basic", { kind: "literal", value: "Basic YWRtaW46YWRtaW4=" }],
    ["basic-with-token", token("Basic")],
    ["other-scheme", token("Token")],
    ["longer-scheme", token("Bearerx")],
    ["no-scheme", token("")],
    ["glued-scheme", token("Bearer+")],
    ["colon-scheme", token("Bearer:")],
    ["scheme-twice", token("Bearer Bearer")],
    ["more-words", { kind: "token", name: MAIN_TOKEN, edit: "followed" }],
    ["quoted", { kind: "token", name: MAIN_TOKEN, edit: "quoted" }],
    ["escaped", { kind: "token", name: MAIN_TOKEN, edit: "escaped" }],
    ...["OAuth", "JWT", "Token:", "ApiKey", "Digest"].map((scheme): readonly [string, Auth] => [
      `scheme-${scheme.toLowerCase().replace(":", "-colon")}`,
      token(scheme),
    ]),
    ["token-as-user", { kind: "misplaced", header: "Authorization", value: "Basic {as-user}" }],
    ["token-as-password", { kind: "misplaced", header: "Authorization", value: "Basic {as-password}" }],
  ],
  basic: [
    ["scheme-only", { kind: "literal", value: "Basic" }],
    ["bearer", { kind: "literal", value: "Bearer YWRtaW46YWRtaW4=" }],
    ["other-scheme", token("Token")],
    ["longer-scheme", token("Basicx")],
    ["no-scheme", token("")],
    ["glued-scheme", token("Basic+")],
  ],
};

const UNKNOWN_TOKENS: readonly (readonly [string, Auth])[] = [
  ["unknown", { kind: "token", name: MAIN_TOKEN, edit: "unknown" }],
  ["short", { kind: "literal", value: "Bearer a" }],
  ["null-word", { kind: "literal", value: "Bearer null" }],
  ["undefined-word", { kind: "literal", value: "Bearer undefined" }],
  ["star", { kind: "literal", value: "Bearer *" }],
  ["long", { kind: "literal", value: `Bearer ${"a".repeat(4096)}` }],
  ...(
    [
      "truncated",
      "extended",
      "padded",
      "with-parameter",
      "listed",
      "first-changed",
      "last-changed",
      "case-swapped",
    ] as const
  ).map((edit): readonly [string, Auth] => [edit, { kind: "token", name: MAIN_TOKEN, edit }]),
];

/** Those that say nothing where the caller is a name and a password: names may have no case. */
const NOT_FOR_NAMES: readonly TokenEdit[] = ["case-swapped"];

/** No token, malformed ones, unknown ones, those that the profile knows to be refused; and the scheme in any case. */
export function* authentication(context: OperationContext): Iterable<Case> {
  const { credential } = context.operation;
  const main = credential?.parts[0];
  if (main === undefined) return;
  for (const [name, auth] of MISSING) yield refusedFor(context, name, { auth }, "no-token", "there is no token");
  yield* malformed(context, main);
  if (!context.profile.forgives.includes("unknown-token")) yield* unknownTokens(context, main);
  for (const { name, status, error } of context.profile.tokens) {
    const expect = refusedWith(context, status, "the profile says this token is refused");
    const refusal = make(context, `profile-${name}`, { auth: { kind: "token", name } }, expect);
    yield error === undefined ? refusal : { ...refusal, expect: { ...refusal.expect, errors: [error] } };
  }
  yield* elsewhere(context, main);
  yield* severalParts(context);
  yield* alternatives(context);
}

function* malformed(context: OperationContext, main: CredentialPart): Iterable<Case> {
  const { profile } = context;
  if (main.kind === "key") return;
  const scheme = main.kind === "bearer" ? "Bearer" : "Basic";
  // Where a name and a password do as well, the token may be either of them.
  const basic = context.operation.security.alternatives.some(({ parts }) => parts.some(({ kind }) => kind === "basic"));
  for (const [name, auth] of MALFORMED[main.kind]) {
    if (basic && name.startsWith("token-as-")) continue;
    if (SEVERAL_WORDS.includes(name) && profile.forgives.includes("unknown-token")) continue;
    yield refusedFor(context, name, { auth }, "other", `there is no well-formed ${scheme} credential`);
  }
  for (const spelt of [scheme.toLowerCase(), scheme.toUpperCase(), oddCase(scheme)]) {
    const expect = accepted(context, "the scheme's case does not count (RFC 9110, section 11.1)");
    yield make(context, `scheme-${spelt}`, { auth: { kind: "token", name: MAIN_TOKEN, scheme: spelt } }, expect, true);
  }
}

const oddCase = (word: string): string =>
  [...word.toLowerCase()].map((letter, index) => (index % 2 === 1 ? letter.toUpperCase() : letter)).join("");

function* unknownTokens(context: OperationContext, main: CredentialPart): Iterable<Case> {
  for (const [name, auth] of UNKNOWN_TOKENS) {
    const edited = auth.kind === "token" ? auth.edit : undefined;
    if (main.kind === "basic" && NOT_FOR_NAMES.some((edit) => edit === edited)) continue;
    // In a cookie, a semicolon begins the next one.
    if (main.in === "cookie" && edited === "with-parameter") continue;
    yield refusedFor(context, name, { auth }, "unknown-token", "the token is not one that was given");
  }
  if (main.in !== "header") return;
  const twice = { kind: "token", name: MAIN_TOKEN, repeated: true } as const;
  const expect = unauthorized(context, "of two credentials the first was given to nobody");
  yield make(context, "unknown-then-good", { auth: twice }, { ...expect, statuses: [...expect.statuses, 400] });
}

/** A token anywhere but in its place is none; a refusal does not depend on what else is right. */
function* elsewhere(context: OperationContext, main: CredentialPart): Iterable<Case> {
  const taken = new Set(
    context.operation.security.alternatives.flatMap(({ parts }) => parts.map(({ field }) => field.toLowerCase())),
  );
  const because = "there is no token in the place that carries it";
  const one = (name: string, request: Partial<CaseRequest>) =>
    refusedFor(context, name, { auth: { kind: "none" }, ...request }, "no-token", because);
  for (const field of ["access_token", "token", "auth_token", "api_key", "key", "authorization"]) {
    if (!taken.has(field)) yield one(`none-but-query-${field}`, { auth: { kind: "misplaced-query", field } });
  }
  const headers: readonly (readonly [string, string, string])[] = [
    ["cookie", "Cookie", "access_token={token}; token={token}; session={token}; auth={token}; jwt={token}"],
    ["other-header", "X-Access-Token", "{token}"],
    ["auth-token-header", "X-Auth-Token", "{token}"],
    ["key-header", "X-Api-Key", "{token}"],
    ["token-header", "X-Token", "{token}"],
    ["plain-token-header", "Token", "{token}"],
    ["authentication-header", "Authentication", "Bearer {token}"],
    ["security-token-header", "X-Amz-Security-Token", "{token}"],
    ["forwarded-header", "X-Forwarded-Authorization", "Bearer {token}"],
    ["proxy-header", "Proxy-Authorization", "Bearer {token}"],
  ];
  for (const [name, header, value] of headers) {
    if (taken.has(header.toLowerCase()) || (header === "Cookie" && cookies(context))) continue;
    yield one(`none-but-${name}`, { auth: { kind: "misplaced", header, value } });
  }
  if (main.kind === "key" && main.in !== "header") {
    yield one("none-but-bearer", { auth: { kind: "misplaced", header: "Authorization", value: "Bearer {token}" } });
  }
  const { headers: plain } = plainRequest(context);
  yield one("none-but-forwarded", {
    headers: { ...plain, "X-Forwarded-For": "127.0.0.1", "X-Forwarded-User": "admin", "X-Real-IP": "127.0.0.1" },
  });
}

const cookies = (context: OperationContext): boolean =>
  context.operation.parameters.some(({ in: place }) => place === "cookie") ||
  context.operation.security.alternatives.some(({ parts }) => parts.some(({ in: place }) => place === "cookie"));

/** Where several secrets are needed together, each of them is. */
function* severalParts(context: OperationContext): Iterable<Case> {
  const parts = context.operation.credential?.parts ?? [];
  const places = new Set(parts.map(({ in: place, field }) => `${place} ${field.toLowerCase()}`));
  // One secret in one place is all of them.
  if (parts.length < 2 || places.size < parts.length) return;
  for (const [part, { scheme }] of parts.entries()) {
    yield refusedFor(
      context,
      `lacking-${scheme}`,
      { auth: { kind: "lacking", part } },
      "other",
      `${scheme} is missing`,
    );
    if (part === 0) continue;
    const auth: Auth = { kind: "token", name: MAIN_TOKEN, edit: "unknown", part };
    yield refusedFor(
      context,
      `unknown-${scheme}`,
      { auth },
      "other",
      `the secret of ${scheme} is not one that was given`,
    );
  }
}

/** The other ways to identify are ways in for those alone who were given their secret. */
function* alternatives(context: OperationContext): Iterable<Case> {
  const { security, credential } = context.operation;
  for (const [index, other] of security.alternatives.entries()) {
    if (other === credential) continue;
    const names = other.parts.map(({ scheme }) => scheme).join("-and-");
    if (!context.profile.forgives.includes("unknown-token")) {
      const auth: Auth = { kind: "alternative", index, secret: "unknown" };
      yield refusedFor(context, `by-${names}-unknown`, { auth }, "other", `the secret of ${names} was given to nobody`);
    }
    if (!other.parts.every(({ scheme }) => Object.hasOwn(context.profile.credentials, scheme))) continue;
    const expect = accepted(context, `the spec takes ${names} as well`);
    yield make(context, `by-${names}`, { auth: { kind: "alternative", index, secret: "given" } }, expect, true);
  }
}

const refusedFor = (
  context: OperationContext,
  name: string,
  request: Partial<CaseRequest>,
  kind: RefusalKind,
  because: string,
): Case => make(context, name, request, unauthorized(context, because, kind));

const make = (
  context: OperationContext,
  name: string,
  request: Partial<CaseRequest>,
  expect: Expectation,
  positive = false,
): Case =>
  buildCase(context, {
    family: "authentication",
    name: `auth/${name}`,
    request,
    rule: securityPointer(context),
    covers: [`auth:${context.operation.id}:${name}`],
    positive,
    expect,
  });

/** The rule that asks for a credential: the operation's own, or the root's. */
function securityPointer({ spec, operation }: OperationContext): string {
  const own = `${operation.pointer}/security`;
  if (spec.document.valueAt(own) !== undefined) return own;
  return spec.document.valueAt("/security") === undefined ? operation.pointer : "/security";
}
