/**
 * Every field of every object of OpenAPI 3.1 and every keyword of JSON Schema 2020-12, and what becomes of it:
 * `=kind` a value that is compiled, `~kind` words for people, which the JSON document keeps, `Name` an object, `[Name]` a list of
 * them, `{Name}` a map to them, `!…` refused, with the remedy. What is not listed is refused as unknown. The kinds are those of
 * `value-kinds.ts`; of a schema's keywords without one, the dialect's own schema says what they may be.
 */
export type Fate = string;

export interface ObjectRule {
  /** What an error calls it. */
  readonly name: string;
  readonly fields: Readonly<Record<string, Fate>>;
  /** Without these it says nothing. */
  readonly needs?: readonly string[];
  /** What may stand in its place: a reference, true or false. */
  readonly or?: readonly ("$ref" | "boolean")[];
  /** The house's own fields; `x-source` may stand anywhere. */
  readonly extensions?: Readonly<Record<string, Fate>>;
}

const BEARER = "!Only bearer tokens are compiled: oauth2 with clientCredentials, or http with the scheme bearer";
const NO_CALLBACKS = "!Nothing listens for calls of the service: describe operations only";
const NO_LINKS = "!Nothing follows links: say it in the description";
const ONE_SERVER = "!The client has one address for all calls: write it under the root's servers";
const PLAIN = "!Say it with plain properties and a closed object";
const IN_SCHEMA = "!Say it with a schema of type string, number, boolean, array or object";

export const RULES: Readonly<Record<string, ObjectRule>> = {
  Root: {
    name: "the document",
    needs: ["openapi", "info"],
    fields: {
      openapi: "=text",
      info: "Info",
      jsonSchemaDialect: "~text",
      servers: "[Server]",
      paths: "{PathItem}",
      webhooks: NO_CALLBACKS,
      components: "Components",
      security: "=requirements",
      tags: "[Tag]",
      externalDocs: "Docs",
    },
    extensions: { "x-contract": "=objects", "x-eras": "=objectMap" },
  },
  Info: {
    name: "info",
    needs: ["title", "version"],
    fields: {
      title: "~text",
      summary: "~text",
      description: "~text",
      termsOfService: "~text",
      contact: "Contact",
      license: "License",
      version: "~text",
    },
  },
  Contact: { name: "contact", fields: { name: "~text", url: "~text", email: "~text" } },
  License: { name: "license", needs: ["name"], fields: { name: "~text", identifier: "~text", url: "~text" } },
  Server: {
    name: "a server",
    needs: ["url"],
    fields: { url: "=text", description: "~text", variables: "!Write the address out" },
  },
  Tag: { name: "a tag", needs: ["name"], fields: { name: "=text", description: "=text", externalDocs: "Docs" } },
  Docs: { name: "externalDocs", needs: ["url"], fields: { description: "~text", url: "~text" } },
  PathItem: {
    name: "a path",
    or: ["$ref"],
    fields: {
      summary: "~text",
      description: "~text",
      get: "Operation",
      put: "Operation",
      post: "Operation",
      delete: "Operation",
      options: "Operation",
      head: "Operation",
      patch: "Operation",
      trace: "!TRACE is a method that fetch refuses to send: use another",
      servers: ONE_SERVER,
      parameters: "[Parameter]",
    },
  },
  Operation: {
    name: "an operation",
    fields: {
      tags: "=texts",
      summary: "=text",
      description: "=text",
      externalDocs: "Docs",
      operationId: "=text",
      parameters: "[Parameter]",
      requestBody: "RequestBody",
      responses: "{Response}",
      callbacks: NO_CALLBACKS,
      deprecated: "=flag",
      security: "=requirements",
      servers: ONE_SERVER,
    },
    extensions: {
      "x-client": "=object",
      "x-successor": "=text",
      "x-mock": "=object",
      "x-contract": "=objects",
      "x-rate-limit": "=object",
      "x-eras": "{OperationEra}",
    },
  },
  OperationEra: {
    name: "an era of an operation",
    fields: { data: "Schema" },
    extensions: { "x-contract": "=objects" },
  },
  Parameter: {
    name: "a parameter",
    or: ["$ref"],
    needs: ["name", "in"],
    fields: {
      name: "=text",
      in: "=text",
      description: "=text",
      required: "=flag",
      deprecated: "=flag",
      allowEmptyValue: "!Write minLength: 0 in its schema",
      style: "=text",
      explode: "=flag",
      allowReserved: "!Every value is percent-encoded: leave it out",
      schema: "Schema",
      example: "=any",
      examples: "{Example}",
      content: IN_SCHEMA,
    },
  },
  RequestBody: {
    name: "a request body",
    or: ["$ref"],
    needs: ["content"],
    fields: { description: "~text", content: "{MediaType}", required: "=flag" },
    extensions: { "x-max-body-bytes": "=any" },
  },
  MediaType: {
    name: "a content",
    fields: {
      schema: "Schema",
      example: "!Give it a name, under examples",
      examples: "{Example}",
      encoding: "!Only application/json is compiled, which has no encoding",
    },
  },
  Response: {
    name: "a response",
    or: ["$ref"],
    needs: ["description"],
    fields: { description: "=text", headers: "{Header}", content: "{MediaType}", links: NO_LINKS },
  },
  Header: {
    name: "a header",
    or: ["$ref"],
    fields: {
      description: "~text",
      required: "=flag",
      deprecated: "~flag",
      allowEmptyValue: "!Headers do not have it: leave it out",
      style: "!A header is simple: leave it out",
      explode: "!A header is simple: leave it out",
      allowReserved: "!Headers do not have it: leave it out",
      schema: "Schema",
      example: "=any",
      examples: "{Example}",
      content: IN_SCHEMA,
    },
  },
  Example: {
    name: "an example",
    or: ["$ref"],
    fields: {
      summary: "=text",
      description: "~text",
      value: "=any",
      externalValue: "!Write the value here, under value",
    },
  },
  Components: {
    name: "components",
    fields: {
      schemas: "{Schema}",
      responses: "{Response}",
      parameters: "{Parameter}",
      examples: "{Example}",
      requestBodies: "{RequestBody}",
      headers: "{Header}",
      securitySchemes: "{SecurityScheme}",
      links: NO_LINKS,
      callbacks: NO_CALLBACKS,
      pathItems: "{PathItem}",
    },
  },
  SecurityScheme: {
    name: "a security scheme",
    or: ["$ref"],
    needs: ["type"],
    fields: {
      type: "=text",
      description: "~text",
      name: BEARER,
      in: BEARER,
      scheme: "=text",
      bearerFormat: "~text",
      flows: "Flows",
      openIdConnectUrl: BEARER,
    },
  },
  Flows: {
    name: "flows",
    fields: { implicit: BEARER, password: BEARER, clientCredentials: "Flow", authorizationCode: BEARER },
  },
  Flow: {
    name: "a flow",
    fields: { authorizationUrl: BEARER, tokenUrl: "=text", refreshUrl: BEARER, scopes: "~textMap" },
  },
  Schema: {
    name: "a schema",
    or: ["$ref", "boolean"],
    fields: {
      // validators and types
      type: "=",
      enum: "=",
      const: "=",
      multipleOf: "=",
      maximum: "=",
      exclusiveMaximum: "=",
      minimum: "=",
      exclusiveMinimum: "=",
      maxLength: "=",
      minLength: "=",
      pattern: "=",
      maxItems: "=",
      minItems: "=",
      uniqueItems: "=",
      maxContains: "=",
      minContains: "=",
      maxProperties: "=",
      minProperties: "=",
      required: "=",
      dependentRequired: "=",
      items: "Schema",
      prefixItems: "[Schema]",
      contains: "Schema",
      properties: "{Schema}",
      patternProperties: "{Schema}",
      additionalProperties: "Schema",
      propertyNames: "Schema",
      dependentSchemas: "{Schema}",
      allOf: "[Schema]",
      anyOf: "[Schema]",
      oneOf: "[Schema]",
      not: "Schema",
      if: "Schema",
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: "Schema",
      else: "Schema",
      discriminator: "Discriminator",
      // words
      title: "~text",
      description: "~text",
      default: "~any",
      deprecated: "~flag",
      example: "~any",
      examples: "~list",
      externalDocs: "Docs",
      $comment: "~text",
      // not compiled
      format: "!Say it with a pattern, or with bounds",
      readOnly: "!Describe requests and replies by a schema each",
      writeOnly: "!Describe requests and replies by a schema each",
      contentEncoding: "!Say it with a pattern",
      contentMediaType: "!Say it with a pattern",
      contentSchema: "!Say it with a pattern",
      xml: "!Only JSON is compiled: leave it out",
      unevaluatedProperties: PLAIN,
      unevaluatedItems: "!Say it with items",
      $id: "!Refer to #/components/schemas",
      $schema: "!The dialect is that of the whole document",
      $vocabulary: "!The dialect is that of the whole document",
      $defs: "!Move it to components/schemas, under a name of its own",
      $anchor: "!Refer to #/components/schemas",
      $dynamicRef: PLAIN,
      $dynamicAnchor: PLAIN,
    },
  },
  Discriminator: {
    name: "a discriminator",
    needs: ["propertyName"],
    fields: { propertyName: "=text", mapping: "=textMap" },
  },
};
