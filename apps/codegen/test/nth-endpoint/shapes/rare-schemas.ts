import { addEndpoint, addSchema, body, enveloped, words } from "./endpoint-yaml.ts";
import type { Shape } from "./shape.ts";

const ODD = `{ class: { type: string }, default: { type: integer }, "": { type: string }, 日本: { type: string }, "\`": { type: string }, "a'b\\"c": { type: string }, "\${x}": { type: string }, "*/": { type: string }, "a/b~c": { type: integer }, "%7E": { type: integer }, $ref: { type: integer }, example: { type: integer }, x-y: { type: integer }, examples: { type: object, properties: { value: { type: integer } } } }`;
const ODD_SCHEMA = `{ type: object, required: [class, "", 日本, "a/b~c"], additionalProperties: false, properties: ${ODD} }`;
const ODD_BODY = { class: "a", "": "e", 日本: "j", "a/b~c": 1 };
const ODD_SAMPLE = {
  ...ODD_BODY,
  ...{
    default: 1,
    "`": "t",
    [`a'b"c`]: "q",
    [`\${x}`]: "d",
    "*/": "s",
    "%7E": 2,
    example: 1,
    "x-y": 4,
    examples: { value: 1 },
  },
};

const RARE = `{ type: object, minProperties: 1, properties: { a: { type: string }, b: { type: string }, list: { type: array, items: { type: integer }, contains: { type: integer, minimum: 5 }, uniqueItems: true }, map: { type: object, propertyNames: { type: string, pattern: "^[a-z]+$" }, additionalProperties: { type: integer } }, nothing: { const: null }, han: { type: string, pattern: "^\\\\p{Script=Han}+$" }, mixed: { enum: ["1", 1, true, null] }, both: { oneOf: [{ type: string }, { type: integer, minimum: 3 }], anyOf: [{ type: string, minLength: 3 }, { type: integer, maximum: 9 }] } }, dependentRequired: { a: [b] }, if: { type: object, required: [b], properties: { b: { const: x } } }, then: { type: object, required: [a], properties: { a: { type: string } } } }`;

/** Keys and rules that few schemas have. */
export const RARE_SCHEMAS: readonly Shape[] = [
  {
    name: "keys that need quotes, and rules that few schemas have",
    async edit(copy) {
      await addEndpoint(copy, {
        path: "/odd",
        method: "put",
        operation: words("putOdd", body(ODD_SCHEMA, JSON.stringify(ODD_SAMPLE))),
        responses: enveloped(ODD_SCHEMA, JSON.stringify(ODD_SAMPLE)),
      });
      await addEndpoint(copy, {
        path: "/rare",
        method: "put",
        operation: words("putRare", body(RARE, "{ a: x, b: y, list: [5], nothing: null, mixed: 1 }")),
        responses: '        "204": { description: Done. }\n',
      });
    },
    program: `
      const odd = await client.users.putOdd({ class: "a", "": "e", 日本: "j", "a/b~c": 1 });
      told(odd[""], odd["a/b~c"]);
      // @ts-expect-error the key without letters is missing
      await client.users.putOdd({ class: "a", 日本: "j", "a/b~c": 1 });`,
    tests: ["client.users.putOdd sends the body of the example some as it is"],
    calls: [
      { operation: "putOdd", send: "PUT /odd", body: ODD_BODY, status: 200, says: ODD_SAMPLE },
      ...[
        { ...ODD_BODY, "": 1 },
        { ...ODD_BODY, "a/b~c": "x" },
        { ...ODD_BODY, $ref: "x" },
        { ...ODD_BODY, z: 1 },
      ].map((wrong) => ({ operation: "putOdd", send: "PUT /odd", body: wrong, status: 400 })),
      ...[{ a: "x", b: "y" }, { list: [5, 1] }, { han: "汉" }, { mixed: null }, { both: 5 }].map((right) => ({
        operation: "putRare",
        send: "PUT /rare",
        body: right,
        status: 204,
      })),
      ...[
        { a: "x" },
        { b: "x" },
        { list: [1] },
        { list: [5, 5] },
        { map: { A: 1 } },
        { nothing: 0 },
        { han: "a" },
        { mixed: "true" },
        { both: 2 },
        { both: "ab" },
        { both: 10 },
      ].map((wrong) => ({ operation: "putRare", send: "PUT /rare", body: wrong, status: 400 })),
    ],
  },
  {
    name: "a union whose branches get their kind from a part",
    async edit(copy) {
      const branch = (kind: string, key: string): string =>
        `{ allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, required: [${key}], properties: { kind: { enum: [${kind}] }, ${key}: { type: integer } } }] }`;
      await addSchema(copy, "Pet", "{ type: object, required: [kind], properties: { kind: { type: string } } }");
      await addSchema(copy, "Cat", branch("cat", "meow"));
      await addSchema(copy, "Dog", branch("dog", "bark"));
      await addEndpoint(copy, {
        path: "/pets",
        method: "put",
        operation: words(
          "putPet",
          body(
            '{ oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }], discriminator: { propertyName: kind, mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" } } }',
            "{ kind: cat, meow: 1 }",
          ),
        ),
        responses: '        "204": { description: Done. }\n',
      });
    },
    program: `await client.users.putPet({ kind: "dog", bark: 1 });`,
    tests: ["client.users.putPet sends the body of the example some as it is"],
    calls: [
      { operation: "putPet", send: "PUT /pets", body: { kind: "dog", bark: 1 }, status: 204 },
      { operation: "putPet", send: "PUT /pets", body: { kind: "cat", bark: 1 }, status: 400 },
      { operation: "putPet", send: "PUT /pets", body: { kind: "cow", meow: 1 }, status: 400 },
    ],
  },
  {
    name: "named keys beside those that a rule speaks of",
    async edit(copy) {
      const prices =
        "{ type: object, required: [currency], properties: { currency: { type: string }, note: { type: string } }, additionalProperties: { type: integer } }";
      const marked =
        '{ type: object, required: [id], properties: { id: { type: string } }, patternProperties: { "^x-": { type: boolean } }, additionalProperties: false }';
      await addSchema(copy, "Prices", prices);
      await addEndpoint(copy, {
        path: "/prices",
        method: "put",
        operation: words("putPrices", body('{ $ref: "#/components/schemas/Prices" }', "{ currency: EUR, apple: 3 }")),
        responses: enveloped('{ $ref: "#/components/schemas/Prices" }', "{ currency: EUR, apple: 3 }"),
      });
      await addEndpoint(copy, {
        path: "/marked",
        method: "put",
        operation: words("putMarked", body(marked, "{ id: a, x-new: true }")),
        responses: '        "204": { description: Done. }\n',
      });
    },
    program: `
      const { currency, note, apple } = await client.users.putPrices({ currency: "EUR", apple: 3 });
      told(currency.toUpperCase(), note?.length, apple);
      await client.users.putMarked({ id: "a", "x-new": true });
      // @ts-expect-error the currency is missing
      await client.users.putPrices({ apple: 3 });
      // @ts-expect-error no price is true or false
      await client.users.putPrices({ currency: "EUR", apple: true });`,
    tests: ["client.users.putPrices sends the body of the example some as it is"],
    calls: [
      {
        operation: "putPrices",
        send: "PUT /prices",
        body: { currency: "EUR", pear: 4 },
        status: 200,
        says: { currency: "EUR", apple: 3 },
      },
      { operation: "putPrices", send: "PUT /prices", body: { currency: "EUR", pear: "4" }, status: 400 },
      { operation: "putPrices", send: "PUT /prices", body: { currency: 4 }, status: 400 },
      { operation: "putMarked", send: "PUT /marked", body: { id: "a", "x-a": false }, status: 204 },
      { operation: "putMarked", send: "PUT /marked", body: { id: "a", "x-a": "b" }, status: 400 },
    ],
  },
];
