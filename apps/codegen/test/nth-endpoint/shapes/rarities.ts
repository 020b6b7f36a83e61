import { CONTRACT } from "../../repository-copy.ts";
import { addEndpoint, addSchema, body, ERRORS, enveloped, reply, words } from "./endpoint-yaml.ts";
import type { Shape } from "./shape.ts";

const QUERY = `      parameters:
        - { name: q, in: query, required: true, schema: { type: integer }, examples: { a: { value: 1 } } }
`;
const path = (name: string, schema: string, sample: string): string =>
  `      - { name: ${name}, in: path, required: true, schema: ${schema}, examples: { a: { value: ${sample} } } }\n`;

/** A text that ends comments, templates and scripts. */
const CODE = `</script><!-- */ \`\${x}\` "`;

/** What few contracts have, and each is easily dropped or taken for something else. */
export const RARITIES: readonly Shape[] = [
  {
    name: "two parameters in one part of a path, a number and a boolean that are echoed",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/shelves/{from}-{no}/{open}",
        parameters:
          path("from", '{ type: string, pattern: "^[a-z]+$" }', "a") +
          path("no", "{ type: integer }", "7") +
          path("open", "{ type: boolean }", "true"),
        method: "get",
        operation: words(
          "getShelf",
          `      x-contract:
        - { id: no-is-echoed, when: [2XX], reply: /data/no, equals: { path: no } }
        - { id: open-is-echoed, when: [2XX], reply: /data/open, equals: { path: open } }
        - { id: two-books, when: ["200"], reply: /data/books, length: 2 }
`,
        ),
        responses: enveloped(
          "{ type: object, properties: { no: { type: integer }, open: { type: boolean }, books: { type: array, items: { type: string } } } }",
          "{ no: 3, open: false, books: [a, b, c] }",
        ),
      }),
    program: `
      const { no } = await client.users.getShelf("a", 7, true);
      told(no);`,
    tests: [],
    calls: [
      {
        operation: "getShelf",
        send: "GET /shelves/a-7/true",
        status: 200,
        says: { no: 7, open: true, books: ["a", "b"] },
      },
      {
        operation: "getShelf",
        send: "GET /shelves/b-8/true",
        status: 200,
        says: { no: 8, open: true, books: ["a", "b"] },
      },
      { operation: "getShelf", send: "GET /shelves/b-c/true", status: 400 },
      { operation: "getShelf", send: "GET /shelves/b-8/perhaps", status: 400 },
    ],
  },
  {
    name: "bodies and replies that are one text, null or false",
    async edit(copy) {
      for (const [id, schema, sample, given, shown] of [
        ["putText", "{ type: string, minLength: 1 }", "hi", "{ type: boolean }", "false"],
        [
          "putMaybe",
          '{ type: [object, "null"], properties: { a: { type: string } } }',
          "null",
          "{ type: string }",
          '""',
        ],
      ] as const)
        await addEndpoint(copy, {
          path: `/scalars/${id}`,
          method: "put",
          operation: words(id, body(schema, sample)),
          responses: reply(given, shown),
        });
    },
    program: `
      const taken: boolean = await client.users.putText("a");
      const said: string = await client.users.putMaybe(null);
      told(taken, said);`,
    tests: ["client.users.putMaybe sends the body of the example some as it is"],
    calls: [
      { operation: "putText", send: "PUT /scalars/putText", body: "hi", status: 200, says: false },
      { operation: "putText", send: "PUT /scalars/putText", body: "", status: 400 },
      { operation: "putMaybe", send: "PUT /scalars/putMaybe", body: null, status: 200, says: "" },
      { operation: "putMaybe", send: "PUT /scalars/putMaybe", body: 4, status: 400 },
      { operation: "putMaybe", send: "PUT /scalars/putMaybe", status: 400 },
    ],
  },
  {
    name: "refusals without a body, and by a class with a body of its own",
    async edit(copy) {
      await addEndpoint(copy, {
        path: "/refused/bare",
        method: "get",
        operation: words("askBare", QUERY),
        responses: enveloped("{ type: string }", "x"),
        errors: `        "400": { description: Bad. }\n        "401": { $ref: "#/components/responses/Unauthorized" }\n`,
      });
      await addEndpoint(copy, {
        path: "/refused/class",
        method: "get",
        operation: words("askClass", QUERY),
        responses: enveloped("{ type: string }", "x"),
        errors: reply(
          "{ type: object, required: [code, message], additionalProperties: false, properties: { code: { type: integer }, message: { type: string } } }",
          "{ code: 1, message: bad }",
          "4XX",
        ),
      });
    },
    program: `
      const safe = await client.safe.users.askClass({ query: { q: 1 } });
      if (!safe.ok && safe.error.key === "4XX") told(safe.error.body?.message);`,
    tests: [],
    calls: [
      { operation: "askBare", send: "GET /refused/bare?q=1", status: 200, says: "x" },
      { operation: "askBare", send: "GET /refused/bare?q=a", status: 400 },
      { operation: "askClass", send: "GET /refused/class?q=1", status: 200, says: "x" },
      { operation: "askClass", send: "GET /refused/class", status: 400 },
      { operation: "askClass", send: "GET /refused/class?q=1", token: false, status: 401 },
    ],
  },
  {
    name: "a path, its body, reply, header and example by reference; 201 that says where",
    async edit(copy) {
      const thing = '{ $ref: "#/components/schemas/Thing" }';
      await addSchema(copy, "Level", "{ type: object, properties: { kind: { type: string, enum: [a, b] } } }");
      await addSchema(
        copy,
        "Thing",
        '{ type: object, required: [id], properties: { id: { type: integer }, kind: { $ref: "#/components/schemas/Level/properties/kind" } } }',
      );
      const operation = words("makeThing", '      requestBody: { $ref: "#/components/requestBodies/Thing" }\n');
      await copy.edit(
        CONTRACT,
        "  headers:\n    WWW-Auth",
        `  examples:
    made-thing: { value: { id: 5 } }
  pathItems:
    Things:
      parameters:
        - $ref: "#/components/parameters/org"
        - $ref: "#/components/parameters/app"
      post:
${operation.replaceAll(/^ {6}/gm, "        ")}        responses:
          "201": { $ref: "#/components/responses/Made" }
${ERRORS.replaceAll(/^ {8}/gm, "          ")}  headers:
    x-place: { required: true, description: Where., schema: { type: string, pattern: "^/" }, example: /things/5 }
    WWW-Auth`,
      );
      await copy.edit(
        CONTRACT,
        "  requestBodies:\n",
        `  requestBodies:
    Thing: { required: true, content: { application/json: { schema: ${thing}, examples: { a: { $ref: "#/components/examples/made-thing" } } } } }
`,
      );
      await copy.edit(
        CONTRACT,
        "    Forbidden:\n",
        `    Made: { description: Made., headers: { Location: { $ref: "#/components/headers/x-place" } }, content: { application/json: { schema: ${thing}, examples: { made: { $ref: "#/components/examples/made-thing" } } } } }
    Forbidden:
`,
      );
      await copy.edit(
        CONTRACT,
        "\ncomponents:\n",
        '\n  /{org}/{app}/things:\n    $ref: "#/components/pathItems/Things"\n\ncomponents:\n',
      );
    },
    program: `
      const made = await client.users.makeThing({ id: 1, kind: "a" });
      told(made.kind);
      // @ts-expect-error there is no kind c
      await client.users.makeThing({ id: 1, kind: "c" });`,
    tests: ["client.users.makeThing understands the reply of the example made of 201"],
    calls: [
      { operation: "makeThing", send: "POST /things", body: { id: 5, kind: "a" }, status: 201, says: { id: 5 } },
      { operation: "makeThing", send: "POST /things", body: { id: 5, kind: "c" }, status: 400 },
    ],
  },
  {
    name: "a header of a path that an operation writes anew, words that look like code",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/texts",
        parameters: `      - { name: X-Trace, in: header, required: true, schema: { type: string }, examples: { a: { value: s } } }\n`,
        method: "get",
        operation: `      operationId: getTexts
      tags: [用户 users]
      summary: |
        A \`b\` */ \${x} </script> @deprecated
        and more
      description: "What */ it {@link does}\\n\\n\`\`\`js\\nfoo(); /* a */\\n\`\`\`\\n@deprecated no"
      parameters:
        - { name: X-Trace, in: header, schema: { type: integer } }
        - { name: "a b&=#名", in: query, description: "A */ \`\${q}\` </script>\\n@example no", required: true, schema: { type: string }, examples: { a: { value: "&=#+ 名" } } }
`,
        responses: enveloped(
          `{ type: object, description: "a */ b", properties: { a: { type: string, description: "</script> */ \${a}" } } }`,
          `{ a: ${JSON.stringify(CODE)} }`,
        ),
      }),
    program: `
      await client.users.getTexts({ query: { "a b&=#名": "x" }, headers: { "X-Trace": 5 } });
      // @ts-expect-error the operation's own header is a number
      await client.users.getTexts({ query: { "a b&=#名": "x" }, headers: { "X-Trace": "s" } });`,
    tests: [],
    calls: [
      {
        operation: "getTexts",
        send: "GET /texts?a%20b%26%3D%23%E5%90%8D=x",
        status: 200,
        says: { a: CODE },
      },
      { operation: "getTexts", send: "GET /texts", status: 400 },
      {
        operation: "getTexts",
        send: "GET /texts?a%20b%26%3D%23%E5%90%8D=x",
        headers: { "x-trace": "s" },
        status: 400,
      },
    ],
  },
];
