import type { EmulatorConfig } from "@emchat/emulator";
import { operationTable } from "@emchat/schema";
import { examples } from "@emchat/schema/examples";
import fc from "fast-check";

/** A call as it goes over the wire, good or bad: every client can send it, and no client changes it on the way. */
export interface GeneratedCall {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** A service in which generated calls meet everything: known and unknown, good and bad tokens, failing targets, a banned application. */
export const BUSY_CONFIG: EmulatorConfig = {
  apps: [
    {
      org: "easemob-demo",
      app: "chatdemoui",
      users: [
        "alice",
        { username: "bob", status: "online" },
        { username: "unlucky", failure: { code: 404, result: "gone" } },
      ],
      groups: ["1402541206787", { name: "Team", members: ["alice", "bob"] }],
    },
    { org: "easemob-demo", app: "banned", enabled: false },
  ],
  tokens: [
    { token: "good", label: "good" },
    { token: "old", label: "old", state: "expired" },
    { token: "dead", label: "dead", state: "revoked" },
    { token: "user", label: "user", role: "none" },
    { token: "elsewhere", label: "foreign", org: "other" },
  ],
  rate: { getUserStatus: { requests: 500, perMs: 1_000 } },
};

/** Repeatable calls: the same count and seed give the same calls. */
export function generatedCalls(count: number, seed: number): readonly GeneratedCall[] {
  return fc.sample(call, { numRuns: count, seed });
}

const utf8 = new TextEncoder();
/** Mostly the first, now and then the second. */
const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 6): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: usual, weight }, { arbitrary: odd, weight: 1 });

const oddSegment = fc.oneof(
  fc.constantFrom(
    "%",
    "%E5%25",
    "%2F",
    "%2e",
    "..",
    ".",
    "",
    "a%2Fb",
    "%00",
    "%C0%80",
    "%2561",
    "%E5%BC%A0",
    "a:b",
    "a@b",
    "x".repeat(65),
  ),
  fc.stringMatching(/^[A-Za-z0-9._~!$&'()*+,;=:@%-]{1,12}$/),
);
const name = (...known: string[]): fc.Arbitrary<string> =>
  mostly(mostly(fc.constantFrom(...known), fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/), 3), oddSegment, 8);

const parameters: Readonly<Record<string, fc.Arbitrary<string>>> = {
  org: mostly(fc.constant("easemob-demo"), name("other", "easemob-demo"), 8),
  app: mostly(fc.constant("chatdemoui"), name("banned", "app"), 8),
  username: name("alice", "ALICE", "bob", "unlucky", "zw123"),
  group_name: name("1402541206787", "Team", "team"),
};
const operation = fc.constantFrom(...Object.values(operationTable));

const path = mostly(
  operation.chain(({ path: template }) =>
    fc
      .tuple(
        ...template
          .split("/")
          .slice(1)
          .map((part) => parameters[part.slice(1, -1)] ?? mostly(fc.constant(part), oddSegment, 40)),
      )
      .map((segments) => `/${segments.join("/")}`),
  ),
  fc.oneof(
    fc.constantFrom(
      "/",
      "/easemob-demo",
      "/easemob-demo/chatdemoui/rooms/1/messages",
      "//",
      "/easemob-demo/chatdemoui/users/bob/status/",
    ),
    fc.array(oddSegment, { maxLength: 7 }).map((segments) => `/${segments.join("/")}`),
  ),
  14,
);
const query = mostly(
  fc.constant(""),
  fc.oneof(
    fc.constantFrom(
      "?",
      "?a=1&a=2&b",
      "?__proto__=1",
      "?__code=404",
      "?__example=online",
      "?a=%E4%BD%A0+x&b=%",
      `?${"p&".repeat(101)}`,
    ),
    fc.array(fc.stringMatching(/^[A-Za-z0-9_.%+=-]{0,8}$/), { maxLength: 5 }).map((parts) => `?${parts.join("&")}`),
  ),
  5,
);

const authorization = mostly(
  fc.constantFrom<string | undefined>("Bearer good", "Bearer good", "bearer good", "Bearer anything"),
  fc.constantFrom(
    undefined,
    "Bearer",
    "Basic YTpi",
    "Bearer old",
    "Bearer dead",
    "BEARER user",
    "Bearer elsewhere",
    "good",
  ),
  5,
);
const contentType = mostly(
  fc.constant<string | undefined>("application/json"),
  fc.constantFrom(
    undefined,
    "application/json; charset=utf-8",
    "application/x-www-form-urlencoded",
    "text/plain",
    "garbage",
    "APPLICATION/JSON",
  ),
  4,
);
const prefer = mostly(
  fc.constant<string | undefined>(undefined),
  fc.constantFrom(
    "code=401",
    "code=429",
    "example=online",
    "code=404, example=organization_application_not_found",
    "code=418",
    "code=x",
    "example=nobody",
    "respond-async",
  ),
  9,
);

const goodBody = fc
  .tuple(
    fc.constantFrom(...Object.values(examples.sendMessageToUser.requestBody).map(({ value }) => value)),
    fc.option(fc.constantFrom("alice", "Support"), { nil: undefined }),
    fc.option(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 3 }), { nil: undefined }),
  )
  .map(([{ msg }, from, ext]): unknown => ({ msg, ...(from && { from }), ...(ext && { ext }) }));
const brokenBody = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.record(
    {
      msg: fc.record(
        { type: fc.constantFrom("text", "txt", "img", "loc", "nosuch", 1), msg: fc.jsonValue(), url: fc.string() },
        { requiredKeys: [] },
      ),
      extra: fc.jsonValue(),
    },
    { requiredKeys: ["msg"] },
  ),
);
const body = fc.oneof(
  { weight: 12, arbitrary: goodBody.map((value) => utf8.encode(JSON.stringify(value))) },
  { weight: 3, arbitrary: brokenBody.map((value) => utf8.encode(JSON.stringify(value))) },
  {
    weight: 2,
    arbitrary: fc.tuple(goodBody, fc.nat()).map(([value, at]) => cutAt(utf8.encode(JSON.stringify(value)), at)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("", " ", "null", "\uFEFF{}", `${"[".repeat(101)}`, `{"msg":"${"x".repeat(51_200)}"}`)
      .map((text) => utf8.encode(text)),
  },
);
function cutAt(bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
  return bytes.slice(0, at % (bytes.length + 1));
}

const call: fc.Arbitrary<GeneratedCall> = fc
  .record({
    path,
    query,
    authorization,
    contentType,
    prefer,
    body,
    oddMethod: mostly(
      fc.constant(undefined),
      fc.constantFrom("HEAD", "HEAD", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "GET", "POST"),
      12,
    ),
    id: fc.constantFrom(undefined, undefined, "my-id.1", "bad id"),
  })
  .map((made) => {
    const method = made.oddMethod ?? (made.path.endsWith("messages") ? "POST" : "GET");
    const bodyless = method === "GET" || method === "HEAD";
    const headers = {
      authorization: made.authorization,
      "content-type": bodyless ? undefined : made.contentType,
      prefer: made.prefer,
      "x-request-id": made.id,
    };
    return {
      method,
      target: made.path + made.query,
      headers: Object.fromEntries(
        Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
      ...(bodyless ? undefined : { body: Uint8Array.from(made.body) }),
    };
  });
