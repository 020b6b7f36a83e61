/**
 * Every field of every object of OpenAPI 3.1 and every keyword of JSON Schema 2020-12, and what becomes of it:
 * `=` a value that is compiled, `~` words for people, which the JSON document keeps, `Name` an object, `[Name]` a list of them,
 * `{Name}` a map to them, `!…` refused, with the remedy. What is not listed is refused as unknown.
 */
export type Fate = string;

export interface ObjectRule {
  /** What an error calls it. */
  readonly name: string;
  readonly fields: Readonly<Record<string, Fate>>;
  /** The house's own fields; `x-source` may stand anywhere. */
  readonly extensions?: readonly string[];
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
    fields: {
      openapi: "=",
      info: "Info",
      jsonSchemaDialect: "~",
      servers: "[Server]",
      paths: "{PathItem}",
      webhooks: NO_CALLBACKS,
      components: "Components",
      security: "=",
      tags: "[Tag]",
      externalDocs: "Docs",
    },
    extensions: ["x-contract", "x-eras"],
  },
  Info: {
    name: "info",
    fields: {
      title: "~",
      summary: "~",
      description: "~",
      termsOfService: "~",
      contact: "Contact",
      license: "License",
      version: "~",
    },
  },
  Contact: { name: "contact", fields: { name: "~", url: "~", email: "~" } },
  License: { name: "license", fields: { name: "~", identifier: "~", url: "~" } },
  Server: {
    name: "a server",
    fields: { url: "=", description: "~", variables: "!Write the address out" },
  },
  Tag: { name: "a tag", fields: { name: "=", description: "=", externalDocs: "Docs" } },
  Docs: { name: "externalDocs", fields: { description: "~", url: "~" } },
  PathItem: {
    name: "a path",
    fields: {
      summary: "~",
      description: "~",
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
      tags: "=",
      summary: "=",
      description: "=",
      externalDocs: "Docs",
      operationId: "=",
      parameters: "[Parameter]",
      requestBody: "RequestBody",
      responses: "{Response}",
      callbacks: NO_CALLBACKS,
      deprecated: "=",
      security: "=",
      servers: ONE_SERVER,
    },
    extensions: ["x-client", "x-successor", "x-mock", "x-contract", "x-rate-limit", "x-eras"],
  },
  Parameter: {
    name: "a parameter",
    fields: {
      name: "=",
      in: "=",
      description: "=",
      required: "=",
      deprecated: "=",
      allowEmptyValue: "!Write minLength: 0 in its schema",
      style: "=",
      explode: "=",
      allowReserved: "!Every value is percent-encoded: leave it out",
      schema: "Schema",
      example: "=",
      examples: "{Example}",
      content: IN_SCHEMA,
    },
  },
  RequestBody: {
    name: "a request body",
    fields: { description: "~", content: "{MediaType}", required: "=" },
    extensions: ["x-max-body-bytes"],
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
    fields: { description: "=", headers: "{Header}", content: "{MediaType}", links: NO_LINKS },
  },
  Header: {
    name: "a header",
    fields: {
      description: "~",
      required: "=",
      deprecated: "~",
      allowEmptyValue: "!Headers do not have it: leave it out",
      style: "!A header is simple: leave it out",
      explode: "!A header is simple: leave it out",
      allowReserved: "!Headers do not have it: leave it out",
      schema: "Schema",
      example: "=",
      examples: "{Example}",
      content: IN_SCHEMA,
    },
  },
  Example: {
    name: "an example",
    fields: { summary: "=", description: "~", value: "=", externalValue: "!Write the value here, under value" },
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
    fields: {
      type: "=",
      description: "~",
      name: BEARER,
      in: BEARER,
      scheme: "=",
      bearerFormat: "~",
      flows: "Flows",
      openIdConnectUrl: BEARER,
    },
  },
  Flows: {
    name: "flows",
    fields: { implicit: BEARER, password: BEARER, clientCredentials: "Flow", authorizationCode: BEARER },
  },
  Flow: { name: "a flow", fields: { authorizationUrl: BEARER, tokenUrl: "=", refreshUrl: BEARER, scopes: "~" } },
  Schema: {
    name: "a schema",
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
      title: "~",
      description: "~",
      default: "~",
      deprecated: "~",
      example: "~",
      examples: "~",
      externalDocs: "Docs",
      $comment: "~",
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
  Discriminator: { name: "a discriminator", fields: { propertyName: "=", mapping: "=" } },
};
