import { CONTRACT } from "../../repository-copy.ts";
import { addEndpoint, addSchema, body, ERRORS, enveloped, USER, words } from "./endpoint-yaml.ts";
import { type Shape, TAKEN } from "./shape.ts";

const SETTINGS =
  "{ type: object, additionalProperties: false, properties: { nickname: { type: string, maxLength: 64 }, quiet: { type: boolean } } }";

export const BODIES: readonly Shape[] = [
  {
    name: "PUT with a body of its own, PATCH with an optional one",
    async edit(copy) {
      await addEndpoint(copy, {
        path: "/users/{username}/settings",
        parameters: USER,
        method: "put",
        operation: words("putSettings", body(SETTINGS, "{ nickname: Zoe, quiet: true }")),
        responses: enveloped("{ type: object, properties: { quiet: { type: boolean } } }", "{ quiet: true }"),
      });
      await copy.edit(
        CONTRACT,
        "    put:\n      operationId: putSettings\n",
        `    patch:
${words("patchSettings", body(SETTINGS, "{ quiet: false }", false))}      responses:
        "200": { $ref: "#/components/responses/MessageSent" }
        "202": { description: It will be done. }
${ERRORS}    put:
      operationId: putSettings
`,
      );
    },
    program: `
      const { quiet } = await client.users.putSettings("zw123", { nickname: "Zoe" });
      await client.users.patchSettings("zw123");
      const patched = await client.users.patchSettings("zw123", { quiet: true }, { timeout: 100 });
      told(quiet, patched?.[0]?.result_code);
      // @ts-expect-error a body is needed
      await client.users.putSettings("zw123");
      // @ts-expect-error a key that does not exist
      await client.users.putSettings("zw123", { nickName: "Zoe" });`,
    tests: [
      "client.users.putSettings sends the body of the example some as it is",
      "client.users.patchSettings gives nothing for a reply of 202, which has no body",
    ],
    calls: [
      {
        operation: "putSettings",
        send: "PUT /users/zw123/settings",
        body: { nickname: "Zoe" },
        status: 200,
        says: { quiet: true },
      },
      { operation: "putSettings", send: "PUT /users/zw123/settings", status: 400 },
      { operation: "putSettings", send: "PUT /users/zw123/settings", body: { nickName: "Zoe" }, status: 400 },
      { operation: "putSettings", send: "PUT /users/zw123/settings", body: { quiet: "yes" }, status: 400 },
      { operation: "patchSettings", send: "PATCH /users/zw123/settings", status: 200, says: TAKEN },
      {
        operation: "patchSettings",
        send: "PATCH /users/zw123/settings",
        body: { quiet: false },
        status: 200,
        says: TAKEN,
      },
      { operation: "patchSettings", send: "PATCH /users/zw123/settings", body: { quiet: 1 }, status: 400 },
    ],
  },
  {
    name: "bodies that are a list, an allOf, a union and a map, DELETE with a body",
    async edit(copy) {
      await addSchema(copy, "Named", "{ type: object, required: [name], properties: { name: { type: string } } }");
      await addSchema(
        copy,
        "Cat",
        "{ type: object, required: [kind], properties: { kind: { type: string, enum: [cat] } } }",
      );
      await addSchema(
        copy,
        "Dog",
        "{ type: object, required: [kind, age], properties: { kind: { type: string, enum: [dog] }, age: { type: integer } } }",
      );
      const bodies = {
        tagUser: ["put", "/tags", "{ type: array, minItems: 1, items: { type: string } }", "[vip]"],
        nameUser: [
          "post",
          "/names",
          '{ allOf: [ { $ref: "#/components/schemas/Named" }, { type: object, required: [order], properties: { order: { type: integer } } } ] }',
          "{ name: Zoe, order: 1 }",
        ],
        givePet: [
          "post",
          "/pets",
          '{ oneOf: [ { $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" } ], discriminator: { propertyName: kind, mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" } } }',
          "{ kind: cat }",
        ],
        dropMarks: [
          "delete",
          "/marks",
          '{ type: object, patternProperties: { "^m-": { type: integer } }, additionalProperties: false }',
          "{ m-1: 5 }",
        ],
      } as const;
      for (const [id, [method, path, schema, sample]] of Object.entries(bodies)) {
        await addEndpoint(copy, {
          path: `/users/{username}${path}`,
          parameters: USER,
          method,
          operation: words(id, body(schema, sample)),
          responses: '        "201": { description: Done. }\n',
        });
      }
    },
    program: `
      await client.users.tagUser("zw123", ["vip"]);
      await client.users.nameUser("zw123", { name: "Zoe", order: 1 });
      await client.users.givePet("zw123", { kind: "dog", age: 3 });
      await client.users.dropMarks("zw123", { "m-1": 5 });
      // @ts-expect-error the order is missing
      await client.users.nameUser("zw123", { name: "Zoe" });
      // @ts-expect-error a dog has an age
      await client.users.givePet("zw123", { kind: "dog" });`,
    tests: [
      "client.users.tagUser sends the body of the example some as it is",
      "client.users.dropMarks sends the body of the example some as it is",
    ],
    calls: [
      { operation: "tagUser", send: "PUT /users/zw123/tags", body: ["vip"], status: 201 },
      { operation: "tagUser", send: "PUT /users/zw123/tags", body: [], status: 400 },
      { operation: "nameUser", send: "POST /users/zw123/names", body: { name: "Zoe", order: 1 }, status: 201 },
      { operation: "nameUser", send: "POST /users/zw123/names", body: { order: 1 }, status: 400 },
      { operation: "givePet", send: "POST /users/zw123/pets", body: { kind: "cat" }, status: 201 },
      { operation: "givePet", send: "POST /users/zw123/pets", body: { kind: "dog" }, status: 400 },
      { operation: "dropMarks", send: "DELETE /users/zw123/marks", body: { "m-1": 5 }, status: 201 },
      { operation: "dropMarks", send: "DELETE /users/zw123/marks", body: { x: 5 }, status: 400 },
    ],
  },
];
