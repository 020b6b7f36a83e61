import { addEndpoint, enveloped, USER, words } from "./endpoint-yaml.ts";
import type { Shape } from "./shape.ts";

const FOUND = "GET /users?tags=vip&tags=a%2Cb%26c&ids=1%7C2&filter%5Bcity%5D=%E5%8C%97%E4%BA%AC&filter%5Badult%5D=true";
const GIVEN = { "x-fields": "name,age", cookie: "shard=2" };

export const PARAMETERS: readonly Shape[] = [
  {
    name: "two path parameters, deprecated",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/users/{username}/devices/{device-no}",
        parameters: `${USER}      - name: device-no
        in: path
        required: true
        description: The device.
        schema: { type: integer, minimum: 1 }
        examples:
          second: { value: 2 }
`,
        method: "get",
        operation: words("getDevice", "      deprecated: true\n"),
        responses: enveloped("{ type: boolean }", "true"),
      }),
    program: `
      const known: boolean = await client.users.getDevice("zw123", 2);
      const raw = await client.request("getDevice", { path: { username: "zw123", "device-no": "2" } });
      told(known, raw.data);
      // @ts-expect-error the second part of the path is missing
      await client.users.getDevice("zw123");
      // @ts-expect-error the raw door wants all parts of the path
      await client.request("getDevice", { path: { username: "zw123" } });`,
    tests: ["client.users.getDevice sends GET /{org}/{app}/users/{username}/devices/{device-no}"],
    calls: [
      { operation: "getDevice", send: "GET /users/zw123/devices/2", status: 200, says: true },
      { operation: "getDevice", send: "GET /users/zw123/devices/0", status: 400 },
      { operation: "getDevice", send: "GET /users/zw123/devices/two", status: 400 },
    ],
  },
  {
    name: "three levels of a path, words of the language as names, a parameter of the operation's own",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/users/{username}/class/{class}/default/{options}.json",
        parameters: `${USER}      - { name: class, in: path, required: true, schema: { type: string, enum: [first, second] }, examples: { a: { value: first } } }
      - { name: options, in: path, required: true, schema: { type: string }, examples: { a: { value: all } } }
`,
        method: "get",
        operation: words(
          "getSeat",
          `      x-client: { resource: users, method: default }
      parameters:
        - { name: options, in: path, required: true, description: Narrower., schema: { type: integer, maximum: 9 }, examples: { a: { value: 7 } } }
`,
        ),
        responses: enveloped("{ const: 7 }", "7"),
      }),
    program: `
      const seat: 7 = await client.users.default("zw123", "first", 7);
      told(seat);
      // @ts-expect-error there is no third class
      await client.users.default("zw123", "third", 7);`,
    tests: ["client.users.default sends GET /{org}/{app}/users/{username}/class/{class}/default/{options}.json"],
    calls: [
      { operation: "getSeat", send: "GET /users/zw123/class/first/default/7.json", status: 200, says: 7 },
      { operation: "getSeat", send: "GET /users/zw123/class/third/default/7.json", status: 400 },
      { operation: "getSeat", send: "GET /users/zw123/class/first/default/10.json", status: 400 },
    ],
  },
  {
    name: "arrays, enums, objects and cookies as parameters",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/users",
        method: "get",
        operation: words(
          "findUsers",
          `      parameters:
        - { name: tags, in: query, required: true, schema: { type: array, items: { type: string } }, examples: { two: { value: [vip, "a,b&c"] } } }
        - { name: ids, in: query, required: true, style: pipeDelimited, explode: false, schema: { type: array, items: { type: integer } }, examples: { two: { value: [1, 2] } } }
        - { name: order, in: query, schema: { type: string, enum: [name, age] } }
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100 } }
        - { name: filter, in: query, required: true, style: deepObject, explode: true, schema: { type: object, properties: { city: { type: string }, adult: { type: boolean } } }, examples: { some: { value: { city: 北京, adult: true } } } }
        - { name: X-Fields, in: header, required: true, schema: { type: array, items: { type: string } }, examples: { two: { value: [name, age] } } }
        - { name: shard, in: cookie, required: true, schema: { type: integer }, examples: { second: { value: 2 } } }
`,
        ),
        responses: enveloped("{ type: array, items: { type: string } }", "[zw123]"),
      }),
    program: `
      const found: readonly string[] = await client.users.findUsers({
        query: { tags: ["vip"], ids: [1, 2], order: "age", filter: { city: "北京", adult: true } },
        headers: { "X-Fields": ["name"] },
        cookies: { shard: 2 },
        timeout: 1000,
      });
      told(found);
      // @ts-expect-error an order that does not exist
      await client.users.findUsers({ query: { tags: [], ids: [], order: "size", filter: {} }, headers: { "X-Fields": [] }, cookies: { shard: 2 } });`,
    tests: ["client.users.findUsers sends GET /{org}/{app}/users"],
    calls: [
      { operation: "findUsers", send: FOUND, headers: GIVEN, status: 200, says: ["zw123"] },
      { operation: "findUsers", send: FOUND.replace("1%7C2", "1%7Ctwo"), headers: GIVEN, status: 400 },
      { operation: "findUsers", send: FOUND.replace("=true", "=grown"), headers: GIVEN, status: 400 },
      { operation: "findUsers", send: `${FOUND}&order=size`, headers: GIVEN, status: 400 },
      { operation: "findUsers", send: FOUND, headers: { cookie: "shard=2" }, status: 400 },
      { operation: "findUsers", send: FOUND, headers: { "x-fields": "name,age" }, status: 400 },
      { operation: "findUsers", send: FOUND, headers: { "x-fields": "name,age", cookie: "shard=b" }, status: 400 },
    ],
  },
  {
    name: "values in one text, constants and numbers as parameters",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/report",
        method: "get",
        operation: words(
          "getReport",
          `      parameters:
        - { name: range, in: query, required: true, explode: false, schema: { type: object, required: [from], properties: { from: { type: integer }, to: { type: integer } } }, examples: { a: { value: { from: 1, to: 5 } } } }
        - { name: "columns[]", in: query, required: true, style: spaceDelimited, explode: false, schema: { type: array, minItems: 1, items: { type: string } }, examples: { a: { value: [a, b] } } }
        - { name: level, in: query, required: true, schema: { enum: [1, 2, 3] }, examples: { a: { value: 2 } } }
        - { name: version, in: header, required: true, deprecated: true, schema: { const: 2 }, examples: { a: { value: 2 } } }
`,
        ),
        responses: enveloped("{ type: string }", "made"),
      }),
    program: `
      await client.users.getReport({ query: { range: { from: 1 }, "columns[]": ["a"], level: 3 }, headers: { version: 2 } });
      // @ts-expect-error there is no level 4
      await client.users.getReport({ query: { range: { from: 1 }, "columns[]": ["a"], level: 4 }, headers: { version: 2 } });`,
    tests: ["client.users.getReport sends GET /{org}/{app}/report"],
    calls: [
      {
        operation: "getReport",
        send: "GET /report?range=from,1,to,5&columns%5B%5D=a%20b&level=2",
        headers: { version: "2" },
        status: 200,
        says: "made",
      },
      {
        operation: "getReport",
        send: "GET /report?range=to,5&columns%5B%5D=a%20b&level=2",
        headers: { version: "2" },
        status: 400,
      },
      {
        operation: "getReport",
        send: "GET /report?range=from,1&columns%5B%5D=a&level=4",
        headers: { version: "2" },
        status: 400,
      },
      {
        operation: "getReport",
        send: "GET /report?range=from,1&columns%5B%5D=a&level=1",
        headers: { version: "3" },
        status: 400,
      },
    ],
  },
];
