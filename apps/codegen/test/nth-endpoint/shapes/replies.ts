import { addEndpoint, addSchema, enveloped, reply, USER, words } from "./endpoint-yaml.ts";
import type { Shape } from "./shape.ts";

export const REPLIES: readonly Shape[] = [
  {
    name: "data as a map",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/users/{username}/offline_msg_count",
        parameters: USER,
        method: "get",
        operation: words("getOfflineMessageCount"),
        responses: enveloped("{ type: object, additionalProperties: { type: integer, minimum: 0 } }", "{ zw123: 3 }"),
      }),
    program: `
      const counts = await client.users.getOfflineMessageCount("zw123");
      const count: number | undefined = counts["zw123"];
      told(count);`,
    tests: ["client.users.getOfflineMessageCount understands the reply of the example done"],
    calls: [
      {
        operation: "getOfflineMessageCount",
        send: "GET /users/zw123/offline_msg_count",
        status: 200,
        says: { zw123: 3 },
      },
      { operation: "getOfflineMessageCount", send: "GET /users/zw!23/offline_msg_count", status: 400 },
      {
        operation: "getOfflineMessageCount",
        send: "GET /users/zw123/offline_msg_count",
        token: false,
        status: 401,
      },
    ],
  },
  {
    name: "data as a scalar and a list",
    async edit(copy) {
      await addEndpoint(copy, {
        path: "/users/{username}/nickname",
        parameters: USER,
        method: "get",
        operation: words("getNickname", "      x-client: { resource: users, method: nickname }\n"),
        responses: enveloped('{ type: [string, "null"], minLength: 1 }', "Zoe"),
      });
      await addEndpoint(copy, {
        path: "/users/{username}/blocks",
        parameters: USER,
        method: "get",
        operation: words("listBlocks"),
        responses: enveloped('{ type: array, items: { $ref: "#/components/schemas/Username" } }', "[zw124, zw125]"),
      });
    },
    program: `
      const name: string | null = await client.users.nickname("zw123");
      const blocked: readonly string[] = await client.users.listBlocks("zw123");
      told(name, blocked);`,
    tests: [
      "client.users.nickname understands the reply of the example done",
      "client.users.listBlocks understands the reply of the example done",
    ],
    calls: [
      { operation: "getNickname", send: "GET /users/zw123/nickname", status: 200, says: "Zoe" },
      { operation: "listBlocks", send: "GET /users/zw123/blocks", status: 200, says: ["zw124", "zw125"] },
      { operation: "getNickname", send: "GET /users/zw!23/nickname", status: 400 },
    ],
  },
  {
    name: "an envelope put together by allOf, a reply of null, one of a tuple",
    async edit(copy) {
      await addSchema(
        copy,
        "Envelope",
        "{ type: object, required: [timestamp, duration], properties: { timestamp: { type: integer }, duration: { $ref: '#/components/schemas/Duration' } } }",
      );
      await addEndpoint(copy, {
        path: "/users/{username}/rank",
        parameters: USER,
        method: "get",
        operation: words("getRank"),
        responses: reply(
          '{ allOf: [ { $ref: "#/components/schemas/Envelope" }, { type: object, required: [data], properties: { data: { enum: [1, 2, 3] } } } ] }',
          "{ data: 2, timestamp: 1404932199220, duration: 3 }",
        ),
      });
      await addEndpoint(copy, {
        path: "/users/{username}/nothing",
        parameters: USER,
        method: "get",
        operation: words("getNothing"),
        responses: reply('{ type: "null" }', "null"),
      });
      await addEndpoint(copy, {
        path: "/users/{username}/place",
        parameters: USER,
        method: "get",
        operation: words("getPlace"),
        responses: reply(
          "{ type: array, prefixItems: [{ type: number }, { type: number }], items: false, minItems: 2 }",
          "[39.9, 116.3]",
        ),
      });
    },
    program: `
      const rank: 1 | 2 | 3 = await client.users.getRank("zw123");
      const nothing: null = await client.users.getNothing("zw123");
      const [lat, lng]: readonly [number, number] = await client.users.getPlace("zw123");
      told(rank, nothing, lat, lng);`,
    tests: ["client.users.getRank understands the reply of the example done"],
    calls: [
      { operation: "getRank", send: "GET /users/zw123/rank", status: 200, says: 2 },
      { operation: "getNothing", send: "GET /users/zw123/nothing", status: 200, says: null },
      { operation: "getPlace", send: "GET /users/zw123/place", status: 200, says: [39.9, 116.3] },
      { operation: "getRank", send: "GET /users/zw!23/rank", status: 400 },
    ],
  },
  {
    name: "two successes with bodies of their own, a required header, a default",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/users/{username}/export",
        parameters: USER,
        method: "post",
        operation: words("exportUser"),
        responses: `${reply(
          "{ type: object, required: [rows], properties: { rows: { type: integer } } }",
          "{ rows: 4 }",
        ).replace(
          "          content:\n",
          "          headers:\n            X-Parts: { required: true, schema: { type: array, items: { type: string } }, example: [a, b] }\n          content:\n",
        )}${reply("{ type: object, required: [ticket], properties: { ticket: { type: string } } }", "{ ticket: t-1 }", "202")}        default: { $ref: "#/components/responses/BadRequest" }\n`,
      }),
    program: `
      const answer = await client.users.exportUser("zw123");
      told("rows" in answer ? answer.rows : answer.ticket);`,
    tests: [
      "client.users.exportUser understands the reply of the example done",
      "client.users.exportUser understands the reply of the example done of 202",
    ],
    calls: [
      { operation: "exportUser", send: "POST /users/zw123/export", status: 200, says: { rows: 4 } },
      {
        operation: "exportUser",
        send: "POST /users/zw123/export",
        headers: { prefer: "code=202" },
        status: 202,
        says: { ticket: "t-1" },
      },
      { operation: "exportUser", send: "POST /users/zw123/export", headers: { prefer: "code=204" }, status: 204 },
      { operation: "exportUser", send: "POST /users/zw!23/export", status: 400 },
    ],
  },
  {
    name: "DELETE with 204, POST with 205, HEAD, OPTIONS",
    async edit(copy) {
      const bodiless = { parameters: USER, path: "/users/{username}/sessions" };
      await addEndpoint(copy, {
        ...bodiless,
        method: "delete",
        operation: words("endSessions"),
        responses: '        "204": { description: They are ended. }\n',
      });
      await addEndpoint(copy, {
        path: "/users/{username}/refresh",
        parameters: USER,
        method: "post",
        operation: words("refreshUser"),
        responses: '        "205": { description: Read again. }\n',
      });
      await addEndpoint(copy, {
        path: "/users/{username}/presence",
        parameters: USER,
        method: "head",
        operation: words("peekUser"),
        responses: '        "200": { description: There is one. }\n',
      });
      await addEndpoint(copy, {
        path: "/users/{username}/rights",
        parameters: USER,
        method: "options",
        operation: words("askRights"),
        responses: enveloped("{ type: array, items: { type: string } }", "[read]"),
      });
    },
    program: `
      const nothing: undefined = await client.users.endSessions("zw123");
      const { status } = await client.users.endSessions("zw123").withResponse();
      const rights: readonly string[] = await client.users.askRights("zw123");
      told(nothing, status, rights, await client.users.refreshUser("zw123"), await client.users.peekUser("zw123"));`,
    tests: ["client.users.endSessions gives nothing for a reply of 204, which has no body"],
    calls: [
      { operation: "endSessions", send: "DELETE /users/zw123/sessions", status: 204 },
      { operation: "refreshUser", send: "POST /users/zw123/refresh", status: 205 },
      { operation: "peekUser", send: "HEAD /users/zw123/presence", status: 200 },
      { operation: "askRights", send: "OPTIONS /users/zw123/rights", status: 200, says: ["read"] },
      { operation: "endSessions", send: "DELETE /users/zw!23/sessions", status: 400 },
      { operation: "endSessions", send: "DELETE /users/zw123/sessions", token: false, status: 401 },
    ],
  },
  {
    name: "no security, no envelope, several tags",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/health-check",
        method: "get",
        operation: words("getHealth", "      security: []\n").replace("tags: [users]", "tags: [push settings, users]"),
        responses: reply("{ type: array, items: { type: string, enum: [up, down] } }", "[up]"),
      }),
    program: `
      const [first] = await client.pushSettings.getHealth();
      const state: "up" | "down" | undefined = first;
      told(state, await client.request("getHealth", {}));`,
    tests: ["client.pushSettings.getHealth sends GET /{org}/{app}/health-check"],
    calls: [
      { operation: "getHealth", send: "GET /health-check", token: false, status: 200, says: ["up"] },
      { operation: "getHealth", send: "GET /health-check", tenant: "/easemob-demo/-", token: false, status: 400 },
    ],
  },
];
