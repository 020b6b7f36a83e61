import { operationTable } from "@emchat/schema";
import { examples } from "@emchat/schema/examples";
import fc from "fast-check";
import type { MockConfig } from "../../src/index.ts";

/** A call that every client can send and that none changes on the way, good or bad. */
export interface GeneratedCall {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A service in which generated calls meet everything: failing targets, bad tokens, a banned application, a rate. */
export const CROWDED: MockConfig = {
  apps: [
    {
      org: "easemob-demo",
      app: "chatdemoui",
      users: [
        "alice",
        { username: "bob", status: "online" },
        { username: "mallory", failure: { code: 403, result: "blocked" } },
      ],
      groups: [{ name: "1402541206787", members: ["alice", "bob"] }],
    },
    { org: "easemob-demo", app: "closed", enabled: false },
  ],
  tokens: [
    { label: "good", token: "token-good" },
    { label: "old", token: "token-old", state: "expired" },
    { label: "dead", token: "token-dead", state: "revoked" },
    { label: "user", token: "token-user", state: "unprivileged" },
    { label: "foreign", token: "token-foreign", org: "another" },
  ],
  rate: { sendMessageToGroup: { requests: 300, perMs: 60_000 } },
};

/** Repeatable calls: the same count and seed give the same calls. */
export function generatedCalls(count: number, seed: number): readonly GeneratedCall[] {
  return fc.sample(call, { numRuns: count, seed });
}

/** `usual` nine times out of ten. */
const oftenOr = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: usual, weight: 9 }, { arbitrary: odd, weight: 1 });

const odd: fc.Arbitrary<string> = fc.constantFrom(
  "%20",
  "%E4%BD%A0",
  "%2F",
  "a%2Fb",
  "%zz",
  "%",
  "x".repeat(65),
  "%00",
  "~",
  "a;b",
  "@",
  "%2e%2e",
  "%252e",
);
const values: Readonly<Record<string, fc.Arbitrary<string>>> = {
  org: oftenOr(fc.constant("easemob-demo"), fc.oneof(fc.constantFrom("another", "-bad", "A1"), odd)),
  app: oftenOr(fc.constant("chatdemoui"), fc.oneof(fc.constantFrom("closed", "unknown"), odd)),
  username: oftenOr(fc.constantFrom("alice", "Bob", "mallory", "carol", "zw123"), odd),
  group_name: oftenOr(fc.constantFrom("1402541206787", "team", "Team"), odd),
};
const target: fc.Arbitrary<string> = oftenOr(
  fc.constantFrom(...Object.values(operationTable)).chain(({ path }) =>
    fc
      .tuple(
        ...path
          .split("/")
          .slice(1)
          .map((part) => values[part.slice(1, -1)] ?? fc.constant(part)),
      )
      .map((parts) => `/${parts.join("/")}`),
  ),
  fc.constantFrom(
    "/",
    "/easemob-demo/chatdemoui/users/alice",
    "/easemob-demo/chatdemoui/users/alice/status/",
    "/easemob-demo//chatdemoui/users/alice/status",
    "/easemob-demo/chatdemoui/rooms/1/messages",
    "/a/b/c/d/e/f/g",
  ),
);
const query: fc.Arbitrary<string> = oftenOr(
  fc.constant(""),
  fc.constantFrom("?a=1&b=2&a=3", "?__code=503", "?__example=online", "?x=%E4%BD%A0+y", "?&&=", "?__proto__=x"),
);
const header = (
  name: string,
  usual: fc.Arbitrary<string | undefined>,
  rare: fc.Arbitrary<string | undefined>,
): fc.Arbitrary<Record<string, string>> =>
  oftenOr(usual, rare).map((value) => (value === undefined ? {} : { [name]: value }) as Record<string, string>);
const headers: fc.Arbitrary<Record<string, string>> = fc
  .tuple(
    header(
      "authorization",
      fc.constantFrom("Bearer token-good", "Bearer whatever", "bearer token-good"),
      fc.constantFrom(
        undefined,
        "Bearer",
        "Basic x",
        "Bearer token-old",
        "Bearer token-dead",
        "Bearer token-user",
        "Bearer token-foreign",
      ),
    ),
    header(
      "content-type",
      fc.constantFrom("application/json", "application/json; charset=utf-8", "application/x-www-form-urlencoded"),
      fc.constantFrom("text/plain", "garbage", "multipart/form-data; boundary=x"),
    ),
    header(
      "prefer",
      fc.constant(undefined),
      fc.constantFrom(
        "code=404",
        "code=429",
        "example=online",
        "example=ok",
        "code=401, example=expired_token",
        "code=299",
        "code=abc",
        "example=nosuch",
        "handling=lenient",
      ),
    ),
    header("content-encoding", fc.constant(undefined), fc.constantFrom("identity", "gzip", "x-unknown")),
  )
  .map((parts) => Object.assign({}, ...parts) as Record<string, string>);

const good: fc.Arbitrary<unknown> = fc.constantFrom(
  ...Object.values(examples.sendMessageToUser.requestBody).map(({ value }): unknown => value),
);
const bad: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.record(
    {
      msg: fc.oneof(
        fc.jsonValue({ maxDepth: 2 }),
        fc.record(
          { type: fc.constantFrom("txt", "img", "loc", "nosuch"), msg: fc.string({ unit: "grapheme" }) },
          { requiredKeys: [] },
        ),
      ),
      from: fc.constantFrom("", "alice", "no spaces"),
      mgs: fc.constant(1),
    },
    { requiredKeys: [] },
  ),
);
const body: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: good.map((value) => JSON.stringify(value)) },
  { weight: 4, arbitrary: bad.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.tuple(good, fc.nat(60)).map(([value, at]) => JSON.stringify(value).slice(0, at)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "",
      "{",
      "[".repeat(200),
      '{"msg":{"type":"txt","msg":"\\u12"}}',
      "\ufeff{}",
      `{"msg":{"type":"txt","msg":"${"y".repeat(60_000)}"}}`,
    ),
  },
);

const call: fc.Arbitrary<GeneratedCall> = fc
  .tuple(
    oftenOr(fc.constantFrom("right"), fc.constantFrom("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS")),
    target,
    query,
    headers,
    body,
  )
  .map(([choice, path, search, given, text]) => {
    const method = choice === "right" ? (path.endsWith("/messages") ? "POST" : "GET") : choice;
    return {
      method,
      target: path + search,
      headers: given,
      body: method === "GET" || method === "HEAD" ? undefined : text,
    };
  });
