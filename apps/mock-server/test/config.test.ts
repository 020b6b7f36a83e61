import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseConfig } from "../src/config/load-config.ts";
import { control } from "./harness/control-client.ts";
import { askStatus, GROUP, sendText, serve } from "./harness/running-server.ts";

const errorsOf = (text: string): readonly string[] => {
  try {
    parseConfig(text, "f.yaml");
    return [];
  } catch (error) {
    return (error as Error).message.split("\n");
  }
};

test("a whole configuration is taken: users, groups, tokens, faults, limits and rates", async () => {
  const config = parseConfig(
    `strict: false
seed: 12
serviceUrl: https://a9.example
apps:
  - org: easemob-demo
    app: chatdemoui
    id: 4d7e4ba0-dc4a-11e3-90d5-e1ffbaacdaf5
    users: [alice, { username: zw123, status: online, failure: { code: 403, result: blocked } }]
    groups: ["1402541206787", { name: team, members: [alice] }]
tokens:
  - { label: old, token: abc.def-ghi, state: expired, expiresAt: 1404932199220 }
faults:
  - latency:1 times=1
  - { name: slow, effect: { kind: drip, bytes: 100, every: 1 }, match: { operations: [sendMessageToGroup] }, percent: 100 }
limits: { messages: 3, messageBytes: 100000, bodyBytes: 1000 }
rate: { getUserStatus: { requests: 5, perMs: 1000 } }
`,
    "f.yaml",
  );
  const server = await serve({ config, clock: () => 1_500_000_000_000 });
  const status = (await (await askStatus(server)).json()) as Record<string, unknown>;
  expect(status).toMatchObject({
    application: "4d7e4ba0-dc4a-11e3-90d5-e1ffbaacdaf5",
    uri: "https://a9.example/easemob-demo/chatdemoui",
    data: [{ result_content: { result: "online" } }],
  });
  expect(await (await sendText(server, "hi")).json()).toMatchObject({
    data: [{ result_code: 403, result_content: { result: "blocked" } }],
  });
  for (let count = 0; count < 4; count += 1) await (await sendText(server, "x", { path: GROUP })).text();
  expect(server.emulator.messages.size).toBe(3);
  expect((await sendText(server, "y".repeat(1_000))).status).toBe(413);
  for (let count = 0; count < 4; count += 1) await askStatus(server);
  expect((await askStatus(server)).status).toBe(429);
  expect((await control(server, "GET", "api/v1/info")).body.seed).toBe(12);
});

test("an empty file, a comment and null are empty configurations", () => {
  for (const text of ["", "# nothing\n", "null\n", "{}"]) expect(errorsOf(text)).toEqual([]);
});

test.each([
  ["strickt: true\n", "f.yaml:1:1: the file has no property strickt"],
  ["strict: yes please\n", "f.yaml:1:9: /strict must be true or false, got a text"],
  ["apps:\n  - org: a\n", "f.yaml:2:5: /apps/0 must have the property app"],
  [
    "apps:\n  - { org: a, app: b, users: [{ username: x, status: away }] }\n",
    "f.yaml:2:54: /apps/0/users/0/status must be one of online, offline",
  ],
  [
    "faults:\n  - 503 times=2\n  - 999\n",
    "f.yaml:3:5: /faults/1 must be an object, got a number (a text stands in quotes)",
  ],
  ["faults:\n  - latency:fast\n", "f.yaml:2:5: /faults/0: fault=latency:fast cannot be read"],
  ["faults:\n  - effect: { kind: explode }\n", "f.yaml:2:13: /faults/0/effect must have a known kind"],
  [
    "apps:\n  - { org: a, app: b, groups: [1402541206787] }\n",
    "f.yaml:2:32: /apps/0/groups/0 must be an object, got a number (a text stands in quotes)",
  ],
  ["[1]\n", "f.yaml:1:1: the file must be an object or nothing, got a list"],
  ["limits: { bodyBytes: 99999999 }\n", "f.yaml:1:22: /limits/bodyBytes must be <= 1048575"],
  ["a: [1,\n", "f.yaml:2:1: is no YAML"],
  ["seed: 1\nseed: 2\n", "f.yaml:2:1: is no YAML: duplicate key"],
])("the mistake in %j is named with line and column", (text, expected) => {
  expect(errorsOf(text)[0]).toContain(expected);
});

test("no message about a file shows a token, not even of a file that is no YAML", () => {
  const broken = [
    "tokens: [{ label: a, token: s3cret one }]",
    "tokens:\n  - label: a\n    token: s3cret\n   bad: [",
    "tokens: [{ label: a, token: s3cret }, { label: b, token: s3cret }]",
    "tokens: [{ label: s3cret-token, token: s3cret-token }]",
    "tokens: *s3cret\n",
  ];
  for (const text of broken) {
    const errors = errorsOf(text);
    expect(errors.length, text).toBeGreaterThan(0);
    expect(errors.join("\n")).not.toContain("s3cret");
  }
});

test("the schema for editors describes the same effects of faults as the control API", () => {
  const schema = JSON.parse(readFileSync(new URL("../schema/emchat-mock.schema.json", import.meta.url), "utf8")) as {
    $defs: { Effect: { oneOf: { required: string[]; properties: Record<string, Record<string, unknown>> }[] } };
  };
  const { components } = parse(readFileSync(new URL(import.meta.resolve("#control.openapi.yaml")), "utf8")) as {
    components: {
      schemas: Record<
        string,
        { oneOf?: { $ref: string }[]; required?: string[]; properties?: Record<string, Record<string, unknown>> }
      >;
    };
  };
  const bare = (properties: Record<string, Record<string, unknown>> = {}): unknown =>
    Object.fromEntries(
      Object.entries(properties).map(([name, { description: _, type, ...rest }]) => [
        name,
        "enum" in rest ? rest : { type, ...rest },
      ]),
    );
  const own = schema.$defs.Effect.oneOf.map(({ required, properties }) => ({ required, properties: bare(properties) }));
  const theirs = (components.schemas["FaultEffect"]?.oneOf ?? []).map(({ $ref }) => {
    const effect = components.schemas[$ref.split("/").at(-1) ?? ""];
    return { required: effect?.required, properties: bare(effect?.properties) };
  });
  expect(own).toEqual(theirs);
});
