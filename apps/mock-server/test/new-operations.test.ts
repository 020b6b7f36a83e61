import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { control } from "./harness/control-client.ts";
import { AUTHORIZED, JSON_TYPE, serve, TENANT } from "./harness/running-server.ts";

const SPEC = readFileSync(fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml")), "utf8");
const ROOM = `
  /{org}/{app}/chatrooms/{room_name}/messages:
    parameters:
      - $ref: "#/components/parameters/org"
      - $ref: "#/components/parameters/app"
      - { name: room_name, in: path, required: true, schema: { type: string, pattern: "^[0-9]+$" }, examples: { a: { value: "1" } } }
    post:
      operationId: sendMessageToChatroom
      tags: [chatrooms]
      summary: Send a message to a chat room
      description: Sends one message to everybody who is in one chat room now.
      x-mock: { effect: deliver-message, target: { kind: chatroom, parameter: room_name } }
      x-contract:
        - { id: room-is-echoed, when: [2XX], reply: /data/0/target_name, equals: { path: room_name } }
      parameters:
        - { name: level, in: query, required: true, schema: { type: integer, enum: [1, 2] }, examples: { a: { value: 1 } } }
        - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object, required: [city], properties: { city: { type: string } } } }
        - { name: X-Fields, in: header, required: true, schema: { type: array, minItems: 2, items: { type: string } }, examples: { a: { value: [a, b] } } }
      requestBody: { $ref: "#/components/requestBodies/SendMessage" }
      responses:
        "200": { $ref: "#/components/responses/MessageSent" }
        "400": { $ref: "#/components/responses/BadRequest" }
        "401": { $ref: "#/components/responses/Unauthorized" }

components:
`;
const grown = (edit: (yaml: string) => string = (yaml) => yaml): string => {
  const file = join(mkdtempSync(join(tmpdir(), "emchat-new-operations-")), "spec.yaml");
  writeFileSync(file, edit(SPEC.replace("\ncomponents:\n", ROOM)));
  return file;
};
const FIELDS = { "x-fields": "name,age" };

describe("an operation that the server was not built with", () => {
  const send = async (spec: string, query: string, headers: Record<string, string> = FIELDS, body: object = TEXT) => {
    const server = await serve({ spec });
    const reply = await fetch(`${server.url}${TENANT}/chatrooms/77/messages${query}`, {
      method: "POST",
      headers: { ...AUTHORIZED, ...JSON_TYPE, ...headers },
      body: JSON.stringify(body),
    });
    return { server, status: reply.status, body: (await reply.json()) as Record<string, unknown> };
  };
  const TEXT = { msg: { type: "txt", msg: "hello" } };

  test("does what its x-mock says, and the message is in every list", async () => {
    const { server, status, body } = await send(grown(), "?level=2&filter%5Bcity%5D=x");
    expect([status, body["data"]]).toEqual([200, [{ result_code: 200, result_content: { result: "ok" } }]]);
    expect(body).toMatchObject({ organization: "easemob-demo", applicationName: "chatdemoui" });
    const { messages, total } = (await control(server, "GET", "api/v1/messages")).body;
    expect(total).toBe(1);
    expect(messages).toMatchObject([{ to: { kind: "chatroom", name: "77" }, text: "hello" }]);
    const found = (await control(server, "GET", "api/v1/requests?query=to:77")).body.requests;
    expect(found).toMatchObject([{ operationId: "sendMessageToChatroom" }]);
  });

  test.each([
    ["a required query that is missing", "", FIELDS, TEXT, "/level"],
    ["a number out of its list", "?level=3", FIELDS, TEXT, "/level"],
    ["an object without a key that it has to have", "?level=1&filter%5Btown%5D=x", FIELDS, TEXT, "/filter"],
    ["a required header that is missing", "?level=1", {}, TEXT, "/X-Fields"],
    ["a list that is too short", "?level=1", { "x-fields": "name" }, TEXT, "/X-Fields"],
    ["a body that breaks its schema", "?level=1", FIELDS, { msg: { type: "txt" } }, "/msg"],
  ])("refuses %s", async (_, query, headers, body, pointer) => {
    const { server, status } = await send(grown(), query, headers as Record<string, string>, body);
    expect(status).toBe(400);
    const { requests } = (await control(server, "GET", "api/v1/requests")).body;
    const { contract } = (await control(server, "GET", `api/v1/requests/${requests[0].id}`)).body;
    expect(contract.requestViolations[0].pointer).toContain(pointer);
    expect((await control(server, "GET", "api/v1/messages")).body.total).toBe(0);
  });

  test("answers with its own example where the state cannot tell its success, and the relations hold in it", async () => {
    const map = (yaml: string): string =>
      yaml
        .replace(
          "parameter: room_name } }\n      x-contract:\n        - { id: room-is-echoed, when: [2XX], reply: /data/0/target_name, equals: { path: room_name } }",
          "parameter: room_name } }\n      x-contract:\n        - { id: room-is-echoed, when: [2XX], reply: /data/room, equals: { path: room_name } }",
        )
        .replace(
          '"200": { $ref: "#/components/responses/MessageSent" }\n        "400": { $ref: "#/components/responses/BadRequest" }\n        "401": { $ref: "#/components/responses/Unauthorized" }\n\ncomponents',
          `"200":
          description: Done.
          content:
            application/json:
              schema: { type: object, required: [data, timestamp], properties: { data: { type: object, required: [room], properties: { room: { type: string } } }, timestamp: { type: integer } } }
              examples: { done: { value: { data: { room: "1" }, timestamp: 1404932199220 } } }
        "400": { $ref: "#/components/responses/BadRequest" }

components`,
        );
    const before = Date.now();
    const { server, status, body } = await send(grown(map), "?level=1");
    expect([status, body["data"]]).toEqual([200, { room: "77" }]);
    expect(body["timestamp"]).toBeGreaterThanOrEqual(before);
    expect((await control(server, "GET", "api/v1/messages")).body.total).toBe(1);
  });

  test("is not served with an x-mock that no mock can do, and the error names its line", async () => {
    const wrong = grown((yaml) =>
      yaml.replace("effect: deliver-message, target: { kind: chatroom", "effect: shout, target: { kind: chatroom"),
    );
    await expect(serve({ spec: wrong })).rejects.toThrow(/spec\.yaml:\d+:\d+: .*x-mock is nothing that a mock can do/);
  });
});

test.each<[string, string, string, RegExp]>([
  ["security that is nothing", "  - adminToken: []\n", "", /: \/security is no list of objects/],
  ["an alternative that is nothing", "  - adminToken: []\n", "  -\n", /: \/security is no list of objects/],
  ["an operation that is nothing", "    get:\n", "    put:\n    get:\n", /\/put is no operation/],
  [
    "relations that are nothing",
    "\nx-contract:\n",
    "\nx-contract:\nx-other:\n",
    /: \/x-contract is no list of objects/,
  ],
  ["a word for true", "in: query, required: true", "in: query, required: yes", /\/0\/required must be true or false/],
])("a contract is not served with %s, and the error names its line", async (_, from, to, problem) => {
  const spec = grown((yaml) => yaml.replace(from, to));
  await expect(serve({ spec })).rejects.toThrow(problem);
  await expect(serve({ spec })).rejects.toThrow(/spec\.yaml:\d+:\d+: /);
});

const SCALARS = `
  /{org}/{app}/scalars:
    parameters:
      - $ref: "#/components/parameters/org"
      - $ref: "#/components/parameters/app"
    put:
      operationId: putScalar
      tags: [users]
      summary: Set a scalar
      requestBody: { required: true, content: { application/json: { schema: { enum: [null, false, 0, "", a] }, examples: { a: { value: a } } } } }
      responses:
        2XX: { description: Done., content: { application/json: { schema: {}, examples: { done: { value: false } } } } }
        "404": { description: Gone., content: { application/json: { schema: { type: object, properties: { why: { type: string } } }, examples: { gone: { value: { why: gone } } } } } }
        4XX: { description: Not so., content: { application/json: { schema: { type: object, properties: { no: { type: string } } }, examples: { no: { value: { no: way } } } } } }
        "409": { description: Not now. }
    patch:
      operationId: patchScalar
      tags: [users]
      summary: Change a scalar
      requestBody: { content: { application/json: { schema: { type: string, minLength: 1 }, examples: { a: { value: a } } } } }
      responses:
        "204": { description: Done. }

components:
`;

describe("an operation of scalars that the server was not built with", () => {
  const open = async (): Promise<(method: string, body: string, prefer?: string) => Promise<unknown[]>> => {
    const { url } = await serve({ spec: grown((yaml) => yaml.replace("\ncomponents:\n", SCALARS)) });
    return async (method, body, prefer) => {
      const reply = await fetch(`${url}${TENANT}/scalars`, {
        method,
        headers: { ...AUTHORIZED, ...JSON_TYPE, ...(prefer === undefined ? {} : { prefer }) },
        body,
      });
      return [reply.status, reply.headers.get("content-type"), await reply.text()];
    };
  };

  test("takes null, false, 0 and an empty text for bodies, and judges them", async () => {
    const call = await open();
    for (const body of ["null", "false", "0", '""', '"a"'])
      expect(await call("PUT", body), body).toEqual([200, "application/json", "false"]);
    for (const body of ["true", "1", '"b"', ""]) expect((await call("PUT", body))[0], body).toBe(400);
    for (const body of ["null", "false", "0", '""']) expect((await call("PATCH", body))[0], body).toBe(400);
  });

  test("gives the declared example of the response that a call prefers, and names no type of a body that is not there", async () => {
    const call = await open();
    expect(await call("PUT", '"a"', "code=404")).toEqual([404, "application/json", '{"why":"gone"}']);
    expect(await call("PUT", '"a"', "code=410")).toEqual([410, "application/json", '{"no":"way"}']);
    expect(await call("PUT", '"a"', "code=201")).toEqual([201, "application/json", "false"]);
    expect(await call("PUT", '"a"', "code=409")).toEqual([409, null, ""]);
    expect(await call("PUT", '"a"', "code=204")).toEqual([204, null, ""]);
    expect(await call("PUT", '"a"', "code=204, dynamic=true")).toEqual([204, null, ""]);
    expect(await call("PATCH", '"a"')).toEqual([204, null, ""]);
    expect((await call("PUT", '"a"', "code=100"))[0]).toBe(400);
  });
});
