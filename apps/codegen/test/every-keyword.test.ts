import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { ContractError } from "../src/contract-error.ts";
import { contractFiles, type Files } from "../src/generate.ts";
import { textOf, tinyContract, withValue } from "./tiny-contract.ts";

const PATH = ["paths", "/{org}/{app}/users/{username}"];
const PUT = [...PATH, "put"];
const REPLY = [...PUT, "responses", "200"];
const BODY = [...PUT, "requestBody", "content", "application/json"];
const USER = ["components", "schemas", "User"];
const NAME = [...USER, "properties", "name"];
const AGE = [...USER, "properties", "age"];
const TAGS = [...USER, "properties", "tags"];
const OTHER_USER = { type: "object", properties: { other: { type: "string" } } };

/** The fixed fields of each object, as OpenAPI 3.1.1 lists them in its section 4.8, each with a value; where each object stands. */
const OBJECTS: Readonly<Record<string, { readonly at: readonly (string | number)[]; readonly fields: object }>> = {
  OpenAPI: {
    at: [],
    fields: {
      openapi: "3.1.0",
      info: { title: "Other", version: "1" },
      jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
      servers: [{ url: "https://example.com" }],
      paths: {},
      webhooks: { changed: {} },
      components: {
        schemas: { User: OTHER_USER },
        securitySchemes: {
          token: {
            type: "oauth2",
            flows: { clientCredentials: { tokenUrl: "https://example.org/token", scopes: {} } },
          },
        },
      },
      security: [],
      tags: [{ name: "users", description: "Others." }],
      externalDocs: { url: "https://example.com/docs" },
    },
  },
  Info: {
    at: ["info"],
    fields: {
      title: "Other",
      summary: "Other",
      description: "Other",
      termsOfService: "https://example.com",
      contact: { name: "Other" },
      license: { name: "Other" },
      version: "2",
    },
  },
  Contact: { at: ["info", "contact"], fields: { name: "Other", url: "https://example.com", email: "a@example.com" } },
  License: { at: ["info", "license"], fields: { name: "Other", identifier: "MIT", url: "https://example.com" } },
  Server: {
    at: ["servers", 0],
    fields: { url: "https://example.com", description: "Other", variables: { a: { default: "b" } } },
  },
  Components: {
    at: ["components"],
    fields: {
      schemas: { User: OTHER_USER },
      responses: { Other: { description: "Other" } },
      parameters: { other: { name: "other", in: "query", schema: { type: "string" } } },
      examples: { other: { value: 1 } },
      requestBodies: { Other: { content: { "application/json": { schema: { type: "string" } } } } },
      headers: { Other: { schema: { type: "string" } } },
      securitySchemes: {
        token: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://example.com/other", scopes: {} } } },
      },
      links: { other: { operationId: "putUser" } },
      callbacks: { other: {} },
      pathItems: { other: { summary: "Other" } },
    },
  },
  "Path Item": {
    at: PATH,
    fields: {
      $ref: "#/components/pathItems/other",
      summary: "Other",
      description: "Other",
      get: anOperation("getUser"),
      put: anOperation("otherUser"),
      post: anOperation("postUser"),
      delete: anOperation("deleteUser"),
      options: anOperation("optionsUser"),
      head: anOperation("headUser"),
      patch: anOperation("patchUser"),
      trace: anOperation("traceUser"),
      servers: [{ url: "https://example.com" }],
      parameters: [],
    },
  },
  Operation: {
    at: PUT,
    fields: {
      tags: ["others"],
      summary: "Other",
      description: "Other",
      externalDocs: { url: "https://example.com" },
      operationId: "otherUser",
      parameters: [{ name: "more", in: "query", schema: { type: "string" } }],
      requestBody: { content: { "application/json": { schema: { type: "string" } } } },
      responses: { "204": { description: "Done." } },
      callbacks: { other: {} },
      deprecated: true,
      security: [],
      servers: [{ url: "https://example.com" }],
    },
  },
  "External Documentation": {
    at: ["externalDocs"],
    fields: { description: "Other", url: "https://example.com/other" },
  },
  Parameter: {
    at: [...PATH, "parameters", 3],
    fields: {
      name: "other",
      in: "header",
      description: "Other",
      required: true,
      deprecated: true,
      allowEmptyValue: true,
      style: "pipeDelimited",
      explode: false,
      allowReserved: true,
      schema: { type: "array", items: { type: "integer" } },
      example: ["other"],
      examples: { other: { value: ["other"] } },
      content: { "application/json": { schema: { type: "string" } } },
    },
  },
  "Request Body": {
    at: [...PUT, "requestBody"],
    fields: {
      description: "Other",
      content: { "application/json": { schema: { type: "string" } } },
      required: true,
    },
  },
  "Media Type": {
    at: BODY,
    fields: {
      schema: { type: "string" },
      example: { name: "Other" },
      examples: { other: { value: { name: "Other" } } },
      encoding: { name: { contentType: "text/plain" } },
    },
  },
  Responses: {
    at: [...PUT, "responses"],
    fields: { default: { description: "Other" }, "404": { description: "Other" }, "4XX": { description: "Other" } },
  },
  Response: {
    at: REPLY,
    fields: {
      description: "Other",
      headers: { "X-Other": { schema: { type: "string" } } },
      content: { "application/json": { schema: { type: "string" } } },
      links: { other: { operationId: "putUser" } },
    },
  },
  Example: {
    at: [...BODY, "examples", "a"],
    fields: { summary: "Other", description: "Other", value: { name: "Other" }, externalValue: "https://example.com" },
  },
  Header: {
    at: [...REPLY, "headers", "X-Count"],
    fields: {
      description: "Other",
      required: true,
      deprecated: true,
      allowEmptyValue: true,
      style: "simple",
      explode: true,
      allowReserved: true,
      schema: { type: "string" },
      example: 2,
      examples: { other: { value: 2 } },
      content: { "text/plain": { schema: { type: "string" } } },
    },
  },
  Tag: {
    at: ["tags", 0],
    fields: { name: "others", description: "Others.", externalDocs: { url: "https://example.com" } },
  },
  Discriminator: {
    at: [...USER, "properties", "shape", "discriminator"],
    fields: { propertyName: "sort", mapping: { circle: "#/components/schemas/Square" } },
  },
  XML: { at: NAME, fields: { xml: { name: "other" } } },
  "Security Scheme": {
    at: ["components", "securitySchemes", "token"],
    fields: {
      type: "openIdConnect",
      description: "Other",
      name: "X-Key",
      in: "header",
      scheme: "bearer",
      bearerFormat: "JWT",
      flows: { clientCredentials: { tokenUrl: "https://example.com/other", scopes: {} } },
      openIdConnectUrl: "https://example.com",
    },
  },
  "OAuth Flows": {
    at: ["components", "securitySchemes", "token", "flows"],
    fields: {
      implicit: { authorizationUrl: "https://example.com", scopes: {} },
      password: { tokenUrl: "https://example.com", scopes: {} },
      clientCredentials: { tokenUrl: "https://example.com/other", scopes: {} },
      authorizationCode: { authorizationUrl: "https://example.com", tokenUrl: "https://example.com", scopes: {} },
    },
  },
  "OAuth Flow": {
    at: ["components", "securitySchemes", "token", "flows", "clientCredentials"],
    fields: {
      authorizationUrl: "https://example.com",
      tokenUrl: "https://example.com/other",
      refreshUrl: "https://example.com",
      scopes: { send: "Other" },
    },
  },
  "Security Requirement": { at: ["security", 0], fields: { token: ["send"], other: [] } },
};

/** A schema that carries each keyword of JSON Schema 2020-12 and OpenAPI's own four: where it goes, and a value. */
const KEYWORDS: Readonly<Record<string, readonly [at: readonly string[], value: unknown]>> = {
  $id: [NAME, "https://example.com/a"],
  $schema: [NAME, "https://json-schema.org/draft/2020-12/schema"],
  $ref: [USER, "#/components/schemas/Circle"],
  $anchor: [NAME, "here"],
  $dynamicRef: [NAME, "#here"],
  $dynamicAnchor: [NAME, "here"],
  $vocabulary: [NAME, { "https://example.com/a": true }],
  $comment: [NAME, "Other"],
  $defs: [USER, { other: { type: "string" } }],
  prefixItems: [TAGS, [{ type: "integer" }]],
  items: [TAGS, { type: "integer" }],
  contains: [TAGS, { const: "vip" }],
  additionalProperties: [USER, false],
  properties: [USER, { other: { type: "string" } }],
  patternProperties: [USER, { "^x": { type: "string" } }],
  dependentSchemas: [USER, { name: { required: ["age"] } }],
  propertyNames: [USER, { type: "string", maxLength: 3 }],
  if: [AGE, { minimum: 5 }],
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: [AGE, { maximum: 9 }],
  else: [AGE, { maximum: 1 }],
  allOf: [NAME, [{ maxLength: 5 }]],
  anyOf: [USER, [{ type: "object" }, { type: "string" }]],
  oneOf: [USER, [{ type: "object" }, { type: "string" }]],
  not: [NAME, { const: "Zoe" }],
  unevaluatedItems: [TAGS, false],
  unevaluatedProperties: [USER, false],
  type: [NAME, "integer"],
  const: [NAME, "Zoe"],
  enum: [NAME, ["Zoe"]],
  multipleOf: [AGE, 2],
  maximum: [AGE, 5],
  exclusiveMaximum: [AGE, 5],
  minimum: [AGE, 5],
  exclusiveMinimum: [AGE, 5],
  maxLength: [NAME, 5],
  minLength: [NAME, 5],
  pattern: [NAME, "^Z"],
  maxItems: [TAGS, 5],
  minItems: [TAGS, 5],
  uniqueItems: [TAGS, true],
  maxContains: [TAGS, 5],
  minContains: [TAGS, 5],
  maxProperties: [USER, 5],
  minProperties: [USER, 5],
  required: [USER, ["name"]],
  dependentRequired: [USER, { name: ["age"] }],
  title: [NAME, "Other"],
  description: [NAME, "Other"],
  default: [NAME, "Zoe"],
  deprecated: [NAME, true],
  readOnly: [NAME, true],
  writeOnly: [NAME, true],
  examples: [NAME, ["Zoe"]],
  format: [NAME, "date-time"],
  contentEncoding: [NAME, "base64"],
  contentMediaType: [NAME, "image/png"],
  contentSchema: [NAME, { type: "string" }],
  discriminator: [NAME, { propertyName: "kind" }],
  xml: [NAME, { name: "other" }],
  externalDocs: [NAME, { url: "https://example.com" }],
  example: [NAME, "Zoe"],
};

/** Words for people: only the JSON document has them, and nothing else has to. */
const WORDS = new Set([
  ...["title", "summary", "description", "termsOfService", "version"].map((field) => `Info.${field}`),
  ...["Info.contact", "Info.license", "OpenAPI.info", "OpenAPI.externalDocs", "OpenAPI.jsonSchemaDialect"],
  ...["OpenAPI.openapi", "Server.description", "Path Item.summary", "Path Item.description", "Operation.externalDocs"],
  ...["Request Body.description", "Example.description", "Header.description", "Header.deprecated", "Header.schema"],
  ...["Tag.externalDocs", "Security Scheme.description", "Security Scheme.bearerFormat", "OAuth Flow.scopes"],
  ...["External Documentation.description", "External Documentation.url", "Security Scheme.scheme"],
  "Parameter.example",
  "Parameter.examples",
  ...["name", "url", "email"].map((field) => `Contact.${field}`),
  ...["name", "identifier", "url"].map((field) => `License.${field}`),
  // components that nothing refers to
  ...["responses", "parameters", "examples", "requestBodies", "headers", "pathItems"].map(
    (kind) => `Components.${kind}`,
  ),
  ...["$comment", "$defs", "title", "default", "examples", "example", "externalDocs"].map(
    (keyword) => `Schema.${keyword}`,
  ),
]);

const { files: unchanged } = await contractFiles(textOf(tinyContract()));
const DOCUMENT = "packages/schema/src/generated/document.ts";

function anOperation(operationId: string): object {
  return { operationId, tags: ["users"], summary: "Other", responses: { "204": { description: "Done." } } };
}

/** Refused: the error. Compiled: which files changed. */
async function outcome(contract: object, before: Files): Promise<ContractError | string[]> {
  try {
    const { files } = await contractFiles(textOf(contract));
    return [...files].filter(([path, content]) => before.get(path) !== content).map(([path]) => path);
  } catch (error) {
    if (error instanceof ContractError) return error;
    throw error;
  }
}

async function expectNothingDropped(name: string, at: readonly (string | number)[], value: unknown): Promise<void> {
  const said = await outcome(withValue(tinyContract(), at, value), unchanged);
  if (said instanceof ContractError) {
    expect(said.message).toMatch(/^spec\/openapi\.yaml:\d+ .*: .+\. .+\.$/);
    return;
  }
  const compiled = said.filter((path) => path !== DOCUMENT);
  expect(WORDS.has(name) ? said : compiled, `${name} changes nothing`).not.toEqual([]);
}

describe.each(Object.entries(OBJECTS))("of the %s Object", (kind, { at, fields }) => {
  it.each(Object.entries(fields))("%s is compiled or refused, never dropped", async (field, value) => {
    await expectNothingDropped(`${kind}.${field}`, [...at, field], value);
  });

  it("a field that OpenAPI does not have is refused", async () => {
    const error = await outcome(withValue(tinyContract(), [...at, "sumary"], "x"), new Map());
    expect(error).toBeInstanceOf(ContractError);
    expect(String(error)).toContain("sumary");
  });

  it("an extension that nobody reads is refused", async () => {
    if (kind === "Security Requirement") return;
    const error = await outcome(withValue(tinyContract(), [...at, "x-sumary"], "x"), new Map());
    expect(String(error)).toMatch(/x-sumary/);
    expect(error).toBeInstanceOf(ContractError);
  });
});

describe("of a schema", () => {
  const require = createRequire(import.meta.url);
  const vocabularies = ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"];
  const keywords = vocabularies.flatMap((name) =>
    Object.keys(require(`ajv/dist/refs/json-schema-2020-12/meta/${name}.json`).properties),
  );

  it("every keyword of the dialect's own schema is tried below", () => {
    expect(keywords.filter((keyword) => !(keyword in KEYWORDS))).toEqual([]);
    expect(keywords.length).toBeGreaterThan(50);
  });

  it.each(Object.entries(KEYWORDS))("%s is compiled or refused, never dropped", async (keyword, [at, value]) => {
    await expectNothingDropped(`Schema.${keyword}`, [...at, keyword], value);
  });

  it.each(["nullable", "maxLenght", "definitions", "id", "x-nullable"])("%s is refused", async (keyword) => {
    const error = await outcome(withValue(tinyContract(), [...NAME, keyword], true), new Map());
    expect(String(error)).toContain(keyword);
    expect(error).toBeInstanceOf(ContractError);
  });
});
