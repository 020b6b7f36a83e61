import { describe, expect, test } from "vitest";
import { ContractSetupError, runContract, specFromText } from "../../src/index.ts";
import { startAnyServer } from "../servers/any-server.ts";

const TOKEN = "good-token-0001";
const property = (schema: string): string => `{ type: object, required: [a], properties: { a: ${schema} } }`;
const NAME = "Name: { type: string, minLength: 2 }";

/** A schema as 3.0 writes it, and the same as 3.1 does: the first is what the kit reads, the second what the server keeps. */
interface Pair {
  readonly about: string;
  readonly old: string;
  readonly now: string;
}

const PAIRS: readonly Pair[] = [
  {
    about: "a text that may be null",
    old: property("{ type: string, nullable: true, maxLength: 5 }"),
    now: property("{ type: [string, 'null'], maxLength: 5 }"),
  },
  {
    about: "a number above an open bound",
    old: property("{ type: number, minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }"),
    now: property("{ type: number, exclusiveMinimum: 0, maximum: 9 }"),
  },
  {
    about: "what stands beside a reference, which means nothing",
    old: property("{ $ref: '#/components/schemas/Name', maxLength: 3, nullable: true }"),
    now: property("{ $ref: '#/components/schemas/Name' }"),
  },
  {
    about: "a reference that may be null, by servers that take null",
    old: property("{ nullable: true, allOf: [{ $ref: '#/components/schemas/Name' }] }"),
    now: property("{ anyOf: [{ $ref: '#/components/schemas/Name' }, { type: 'null' }] }"),
  },
  {
    about: "a reference that may be null, by servers that do not",
    old: property("{ nullable: true, allOf: [{ $ref: '#/components/schemas/Name' }] }"),
    now: property("{ $ref: '#/components/schemas/Name' }"),
  },
  {
    about: "one of two types, or null",
    old: property("{ nullable: true, oneOf: [{ type: integer }, { type: boolean }] }"),
    now: property("{ oneOf: [{ type: integer }, { type: boolean }, { type: 'null' }] }"),
  },
  {
    about: "a choice that may be null, by servers that do not take null",
    old: property("{ type: string, enum: [a, b], nullable: true }"),
    now: property("{ type: string, enum: [a, b] }"),
  },
  {
    about: "properties that are called like keywords",
    old: "{ type: object, required: [nullable, example], properties: { nullable: { type: boolean }, example: { type: integer, minimum: 0, exclusiveMinimum: true }, default: { type: string, nullable: true } } }",
    now: "{ type: object, required: [nullable, example], properties: { nullable: { type: boolean }, example: { type: integer, exclusiveMinimum: 0 }, default: { type: [string, 'null'] } } }",
  },
  {
    about: "examples that look like schemas",
    old: "{ type: object, required: [minimum], properties: { minimum: { type: integer } , exclusiveMinimum: { type: boolean } }, example: { minimum: 1, exclusiveMinimum: true } }",
    now: "{ type: object, required: [minimum], properties: { minimum: { type: integer } , exclusiveMinimum: { type: boolean } } }",
  },
];

const specOf = (version: string, schema: string, reply = "{ type: object }", example = "{}"): string =>
  [
    `openapi: ${version}`,
    "info: { title: One feature, version: 1.0.0 }",
    "paths:",
    "  /things:",
    "    post:",
    "      operationId: call",
    `      requestBody: { required: true, content: { application/json: { schema: ${schema} } } }`,
    "      responses:",
    `        '200': { description: Good., content: { application/json: { schema: ${reply}, example: ${example} } } }`,
    "        '400': { description: Bad. }",
    `components: { schemas: { ${NAME} } }`,
  ].join("\n");

async function judge(read: string, kept: string) {
  const server = await startAnyServer(kept, { one: TOKEN });
  try {
    return await runContract({ url: server.url, spec: specFromText(read), token: TOKEN, cases: 60 });
  } finally {
    await server.close();
  }
}

describe("Of OpenAPI 3.0 is read as it is meant", () => {
  test.each(PAIRS)("$about", async ({ old, now }) => {
    const result = await judge(specOf("3.0.3", old), specOf("3.1.0", now));
    expect(result.failures.map(({ first }) => [first.id, first.why, first.got])).toEqual([]);
    expect(result.verdict).toBe("kept");
  });

  test("a reply that may be null", async () => {
    const [old, now] = ["{ type: string, nullable: true }", "{ type: [string, 'null'] }"].map(property);
    const result = await judge(
      specOf("3.0.3", "{ type: object }", old, "{ a: null }"),
      specOf("3.1.0", "{ type: object }", now, "{ a: null }"),
    );
    expect(result.verdict).toBe("kept");
  });
});

test("An open bound of OpenAPI 3.0 is held against who takes it for a closed one", async () => {
  const old = property("{ type: integer, minimum: 0, exclusiveMinimum: true }");
  const result = await judge(specOf("3.0.3", old), specOf("3.1.0", property("{ type: integer, minimum: 0 }")));
  expect(result.verdict).toBe("broken");
  expect(result.failures[0]?.first.why).toContain("exclusiveMinimum");
});

test.each([
  ["swagger: '2.0'\npaths: {}", "convert it first"],
  ["openapi: 3.2.0\npaths: {}", "reads OpenAPI 3.0 and 3.1"],
  ["openapi: 4\npaths: {}", "reads OpenAPI 3.0 and 3.1"],
])("Another document is refused with what to do: %j", (text, told) => {
  expect(() => specFromText(text)).toThrow(ContractSetupError);
  expect(() => specFromText(text)).toThrow(told);
});
