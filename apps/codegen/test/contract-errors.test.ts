import { describe, expect, it } from "vitest";
import { ContractError } from "../src/contract-error.ts";
import { generate } from "../src/generate.ts";
import { CONTRACT, CONTROL, copyRepository, type RepositoryCopy } from "./repository-copy.ts";

/** Mistakes in the contract: each with the place and the remedy that have to be named. */
const mistakes: readonly (readonly [what: string, from: string, to: string, problem: RegExp, remedy: RegExp])[] = [
  [
    "a schema that is no schema",
    'from: { $ref: "#/components/schemas/Sender" }',
    "from: { type: strnig }",
    /not a JSON Schema: schema\/type must be equal to one of the allowed values/,
    /Write its keywords as JSON Schema 2020-12 has them/,
  ],
  [
    "a limit below zero",
    "maxLength: 40960",
    "maxLength: -1",
    /not a JSON Schema: schema\/maxLength must be >= 0/,
    /Write its keywords as JSON Schema 2020-12 has them/,
  ],
  [
    "a keyword that does not exist",
    "maxLength: 40960",
    "maxLenght: 40960",
    /a schema has no maxLenght/,
    /Write one of type, .*maxLength.*, or remove it/,
  ],
  [
    "a pattern that is no regular expression",
    'pattern: "^[A-Za-z0-9_/.-]+$"',
    'pattern: "(?i)x"',
    /the schema does not compile/,
    /Correct the schema/,
  ],
  [
    "a format that nobody checks",
    "description: The text.,",
    "format: mail,",
    /format of a schema is not compiled/,
    /Say it with a pattern, or with bounds/,
  ],
  [
    "a required key that is not described",
    "required: [type, msg]",
    "required: [type, mgs]",
    /the schema does not compile: .*mgs/,
    /Correct the schema/,
  ],
  [
    "an era with a form of results that nobody writes",
    "results: map\n",
    "results: maps\n",
    /the era today does not say what the form of its results is/,
    /Give it results: list or map/,
  ],
  [
    "a reference that leads nowhere",
    '#/components/schemas/Sender"',
    '#/components/schemas/Sendre"',
    /the reference #\/components\/schemas\/Sendre leads nowhere/,
    /Write the component it names, or correct the name/,
  ],
  [
    "a reference out of the file",
    '"#/components/schemas/Sender"',
    '"other.yaml#/Sender"',
    /leaves the file/,
    /Move what it names into #\/components/,
  ],
  [
    "an x-client with a key that nobody reads",
    "target: username, many: false",
    "target: username, mayn: false",
    /x-client of getUserStatus: it has the key mayn/,
    /It may have resource, method, result, target, many/,
  ],
  [
    "an x-mock with an unknown effect",
    "effect: read-presence",
    "effect: read-status",
    /x-mock of getUserStatus: effect is "read-status"/,
    /Write one of read-presence, deliver-message, or leave it out/,
  ],
  [
    "an x-mock whose target is not in the path",
    "{ kind: group, parameter: group_name }",
    "{ kind: group, parameter: group }",
    /x-mock of sendMessageToGroup: its target is/,
    /one of org, app, group_name/,
  ],
  [
    "an effect without a target",
    "effect: read-presence, target: { kind: user, parameter: username }",
    "effect: read-presence",
    /read-presence needs a target/,
    /Write target: \{ kind, parameter \}/,
  ],
  [
    "a relation that says nothing",
    "near: now, within: 300000",
    "within: 300000",
    /the relation timestamp-is-now says nothing/,
    /one of equals, length, near, startsWith, byStatus/,
  ],
  [
    "an x-client with an unknown result",
    "result: presence",
    "result: status",
    /x-client of getUserStatus: result is "status"/,
    /Write one of presence, delivery/,
  ],
  [
    "an x-successor that is no path",
    "x-successor: /messages/users",
    "x-successor: messages/users",
    /x-successor is "messages\/users"/,
    /Write the path after the tenant/,
  ],
  [
    "an x-client whose target is not in the path",
    "result: presence, target: username",
    "result: presence, target: user",
    /target is "user"/,
    /Write one of the path's parameters: org, app, username/,
  ],
  [
    "a success that has a body and no example",
    "          examples:\n            ok:\n              summary: The source document's own reply",
    "          x-source:\n            ok:\n              summary: The source document's own reply",
    /components\/responses\/MessageSent\/content\/application~1json\): the success 200 has a body and no example/,
    /Write one under examples: \{ NAME: \{ value \} \}/,
  ],
  [
    "two operations of one name",
    "operationId: sendMessageToGroup",
    "operationId: sendMessageToUser",
    /the operationId sendMessageToUser is already taken/,
    /Give it a name of its own/,
  ],
  [
    "two calls of the client by one name",
    "target: username, many: sendMany",
    "target: username, many: getStatus",
    /the call of the client users\.getStatus is already taken/,
    /Give it a name of its own/,
  ],
  [
    "an operation and a resource of one name",
    "operationId: sendMessageToGroup",
    "operationId: groups",
    /groups is the name of an operation, and of what groups is called by/,
    /Give the operation a name of its own/,
  ],
  [
    "a resource that the client has not to give",
    "resource: groups, method",
    "resource: safe, method",
    /safe is taken, by the client or by the language/,
    /Name another resource/,
  ],
  [
    "an operation without a summary",
    "      summary: Send a message to a group\n",
    "",
    /POST .* has no summary/,
    /Write a summary/,
  ],
  [
    "a path parameter that nobody describes",
    "{group_name}/messages:",
    "{group}/messages:",
    /the path has \{group\}, but no path parameter describes it/,
    /Add a parameter group/,
  ],
  [
    "a union whose branches cannot be told apart",
    "result_code: { type: integer, minimum: 201, maximum: 599 }",
    "result_code: { type: integer }",
    /nothing tells the branches of this oneOf apart/,
    /one required property whose enum differs/,
  ],
  [
    "a mapping that contradicts the enum",
    'cmd: "#/components/schemas/CommandMessage"',
    'cmd: "#/components/schemas/CustomMessage"',
    /the mapping sends cmd to/,
    /Name every value of every branch/,
  ],
  [
    "a rate limit without a meaning",
    "per: minute",
    "per: fortnight",
    /x-rate-limit has no whole meaning/,
    /per: second \| minute \| hour/,
  ],
  ["text that is no YAML", "openapi: 3.1.1", "openapi: {3.1.1", /not valid YAML/, /Correct the syntax of this line/],
  [
    "another version of OpenAPI",
    "openapi: 3.1.1",
    "openapi: 3.0.3",
    /not an OpenAPI 3\.1 document/,
    /Begin the file with/,
  ],
];

async function failure(copy: RepositoryCopy): Promise<string> {
  const error: unknown = await generate(copy.root).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ContractError);
  return error instanceof ContractError ? error.message : "";
}

describe("generate stops with the place and a remedy at", () => {
  it.each(mistakes)("%s", async (_, from, to, problem, remedy) => {
    const copy = await copyRepository();
    await copy.edit(CONTRACT, from, to);
    const message = await failure(copy);
    expect(message).toMatch(/^spec\/openapi\.yaml:\d+/);
    expect(message).toMatch(problem);
    expect(message).toMatch(remedy);
    expect(message).not.toContain("\n");
  });

  it.each([[], ["--check"]])("the command line, in one line and with exit code 2: %s", async (...flags) => {
    const copy = await copyRepository();
    await copy.edit(CONTRACT, '#/components/schemas/Sender"', '#/components/schemas/Sendre"');
    const { exitCode, stderr, stdout } = await copy.generateApart(...flags);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toBe(`${await failure(copy)}\n`);
  });

  it("the innermost schema that is wrong", async () => {
    const copy = await copyRepository();
    const lines = (await copy.read(CONTRACT)).split("\n");
    const line = lines.findIndex((text) => text.includes("maxLength: 40960"));
    await copy.edit(CONTRACT, "maxLength: 40960", 'pattern: "("');
    expect(await failure(copy)).toMatch(
      new RegExp(`^spec/openapi\\.yaml:${line + 1} \\(#/components/schemas/TextMessage/properties/msg\\): `),
    );
  });

  it("the line where the mistake is", async () => {
    const copy = await copyRepository();
    const lines = (await copy.read(CONTRACT)).split("\n");
    const line = lines.findIndex((text) => text.includes("operationId: getUserStatus"));
    await copy.edit(CONTRACT, "operationId: getUserStatus", "operationId: get_user_status");
    expect(await failure(copy)).toMatch(new RegExp(`^spec/openapi\\.yaml:${line + 1} `));
  });

  it("a word list of the control API that the contract does not have", async () => {
    const copy = await copyRepository();
    const line = (await copy.read(CONTROL))
      .split("\n")
      .findIndex((text) => text.includes("x-vocabulary: messageTypes"));
    await copy.edit(CONTROL, "x-vocabulary: messageTypes", "x-vocabulary: colours");
    expect(await failure(copy)).toBe(
      `packages/control/control.openapi.yaml:${line + 1}: x-vocabulary names "colours", for which the contract has no words. Write one of operationIds, messageTypes, presences, targetKinds.`,
    );
  });

  it("a contract that is not there", async () => {
    const copy = await copyRepository();
    await copy.edit(CONTROL, "openapi: 3.1", "openapi: 2.0 # 3.1");
    expect(await failure(copy)).toMatch(/^packages\/control\/control\.openapi\.yaml:1: not an OpenAPI 3\.1 document/);
    const { exitCode, stderr } = await copy.generate("--root", `${copy.root}/nowhere`);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^spec\/openapi\.yaml: the file cannot be read\. Put it there, or name another root with --root/,
    );
  });
});
