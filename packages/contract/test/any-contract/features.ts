/** One feature of OpenAPI each: what it is, and the spec of an operation that has it. */
export interface Feature {
  readonly about: string;
  readonly parameters?: string;
  readonly body?: string;
  readonly media?: string;
  readonly path?: string;
  readonly method?: string;
  readonly replies?: string;
  readonly components?: string;
  readonly security?: string;
  readonly schemes?: string;
  /** All paths, instead of one with one operation; how many operations they have, and what else components and root hold. */
  readonly whole?: string;
  readonly operations?: number;
  readonly parts?: string;
  readonly root?: string;
  /** It is no valid call that could be made of it; the report has to say so. */
  readonly unbuildable?: boolean;
}

const query = (schema: string, more = ""): string =>
  `[{ name: q, in: query, required: true, schema: ${schema}${more} }]`;
const path = (schema: string, more = ""): Pick<Feature, "path" | "parameters"> => ({
  path: "/things/{id}",
  parameters: `[{ name: id, in: path, required: true, schema: ${schema}${more} }]`,
});
const property = (schema: string): string => `{ type: object, required: [a], properties: { a: ${schema} } }`;

export const FEATURES: readonly Feature[] = [
  { about: "an integer in a query", parameters: query("{ type: integer, minimum: 2, maximum: 9 }") },
  { about: "a number in a query", parameters: query("{ type: number, exclusiveMinimum: 0, maximum: 1.5 }") },
  { about: "a boolean in a query", parameters: query("{ type: boolean }") },
  { about: "a choice of types in a query", parameters: query("{ type: [integer, string], maximum: 5, maxLength: 3 }") },
  {
    about: "a list in a query, a field each",
    parameters: query("{ type: array, minItems: 1, maxItems: 3, items: { type: integer } }"),
  },
  {
    about: "a list in a query, with commas",
    parameters: query("{ type: array, items: { enum: [a, b] } }", ", explode: false"),
  },
  {
    about: "a list in a query, with spaces",
    parameters: query(
      "{ type: array, items: { type: string, pattern: '^[a-z]$' } }",
      ", style: spaceDelimited, explode: false",
    ),
  },
  {
    about: "a list in a query, with pipes",
    parameters: query(
      "{ type: array, uniqueItems: true, items: { type: integer, minimum: 1 } }",
      ", style: pipeDelimited, explode: false",
    ),
  },
  {
    about: "an object in a query, in brackets",
    parameters: query(
      "{ type: object, required: [x], additionalProperties: false, properties: { x: { type: integer }, y: { type: boolean } } }",
      ", style: deepObject",
    ),
  },
  {
    about: "an object in a query, a field each",
    parameters: query("{ type: object, required: [x], properties: { x: { type: integer }, y: { enum: [u, v] } } }"),
  },
  {
    about: "an object in a query, with commas",
    parameters: query("{ type: object, required: [x], properties: { x: { type: integer } } }", ", explode: false"),
  },
  {
    about: "JSON in a query",
    parameters:
      "[{ name: q, in: query, required: true, content: { application/json: { schema: { type: object, required: [x], properties: { x: { type: integer } } } } } }]",
  },
  {
    about: "an optional date in a query",
    parameters: "[{ name: q, in: query, schema: { type: string, format: date } }]",
  },
  {
    about: "a required header",
    parameters: "[{ name: X-Version, in: header, required: true, schema: { type: string, pattern: '^v[0-9]$' } }]",
  },
  {
    about: "a header of numbers",
    parameters:
      "[{ name: X-Ids, in: header, required: true, schema: { type: array, minItems: 1, items: { type: integer } } }]",
  },
  {
    about: "a header that is an object",
    parameters:
      "[{ name: X-Point, in: header, required: true, explode: true, schema: { type: object, required: [x], properties: { x: { type: integer } } } }]",
  },
  {
    about: "headers that OpenAPI ignores",
    parameters:
      "[{ name: Authorization, in: header, required: true, schema: { type: string } }, { name: Accept, in: header, schema: { type: integer } }]",
  },
  {
    about: "a cookie",
    parameters: "[{ name: sid, in: cookie, required: true, schema: { type: string, minLength: 4, maxLength: 8 } }]",
  },
  {
    about: "a number in a cookie",
    parameters: "[{ name: n, in: cookie, required: true, schema: { type: integer, maximum: 7 } }]",
  },
  { about: "an integer in the path", ...path("{ type: integer, minimum: 1 }") },
  { about: "a UUID in the path", ...path("{ type: string, format: uuid }") },
  { about: "a choice in the path", ...path("{ enum: [red, green] }") },
  { about: "a list in the path", ...path("{ type: array, minItems: 2, items: { type: integer } }") },
  { about: "a label in the path", ...path("{ type: integer }", ", style: label") },
  {
    about: "a list of labels in the path",
    ...path("{ type: array, items: { type: string, pattern: '^[a-z]+$' } }", ", style: label, explode: true"),
  },
  { about: "a matrix in the path", ...path("{ type: string, pattern: '^[a-z]{1,5}$' }", ", style: matrix") },
  {
    about: "a list in a matrix in the path",
    ...path("{ type: array, items: { type: integer } }", ", style: matrix, explode: true"),
  },
  {
    about: "an object in the path",
    ...path("{ type: object, required: [x], properties: { x: { type: integer } } }", ", explode: true"),
  },
  {
    about: "two parameters in one segment",
    path: "/things/{a}.{b}",
    parameters:
      "[{ name: a, in: path, required: true, schema: { type: string, pattern: '^[a-z]{1,9}$' } }, { name: b, in: path, required: true, schema: { enum: [json, xml] } }]",
  },
  {
    about: "a verb after a colon",
    path: "/things/{id}:archive",
    parameters: "[{ name: id, in: path, required: true, schema: { type: string, pattern: '^[a-z]{1,9}$' } }]",
    method: "post",
  },
  { about: "an unusual pattern", parameters: query("{ type: string, pattern: '^[A-Z]{3}-[0-9]{4}(-[a-f]{2})?$' }") },
  {
    about: "a pattern with look-ahead and an example",
    parameters: query("{ type: string, pattern: '^(?=.*[0-9])[a-z0-9]{4,8}$', examples: [abc1] }"),
  },
  {
    about: "at least one property",
    body: "{ type: object, minProperties: 1, properties: { a: { type: string }, b: { type: integer } } }",
  },
  {
    about: "at most two properties",
    body: "{ type: object, maxProperties: 2, additionalProperties: { type: integer } }",
  },
  {
    about: "names of properties by a pattern",
    body: "{ type: object, minProperties: 1, propertyNames: { pattern: '^[a-z]+$' }, additionalProperties: { type: integer } }",
  },
  {
    about: "properties by a pattern",
    body: "{ type: object, patternProperties: { '^x-': { type: integer } }, additionalProperties: false }",
  },
  {
    about: "a tuple",
    body: property("{ type: array, prefixItems: [{ type: integer }, { type: string }], items: false, minItems: 2 }"),
  },
  {
    about: "a list that contains something",
    body: property("{ type: array, contains: { type: integer, minimum: 5 }, minContains: 1 }"),
  },
  {
    about: "one property that needs another",
    body: "{ type: object, properties: { a: { type: string }, b: { type: string } }, dependentRequired: { a: [b] } }",
  },
  {
    about: "if, then, else",
    body: "{ type: object, required: [kind], properties: { kind: { enum: [a, b] }, n: { type: integer } }, if: { properties: { kind: { const: b } } }, then: { required: [n] } }",
  },
  { about: "not", body: property("{ type: string, not: { enum: [bad, worse] }, maxLength: 9 }") },
  { about: "a constant", body: property("{ const: 7 }") },
  { about: "null or a text", body: property("{ type: [string, 'null'], minLength: 2 }") },
  { about: "nullable as OpenAPI 3.0 wrote it", body: property("{ type: string, nullable: true, maxLength: 5 }") },
  { about: "anything", body: property("{}") },
  {
    about: "one of two objects",
    body: "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }",
    components:
      "Cat: { type: object, required: [kind, lives], properties: { kind: { const: cat }, lives: { type: integer, maximum: 9 } } }, Dog: { type: object, required: [kind], properties: { kind: { const: dog }, name: { type: string } } }",
  },
  {
    about: "any of two types",
    body: property("{ anyOf: [{ type: integer, minimum: 3 }, { type: string, maxLength: 4 }] }"),
  },
  {
    about: "all of three parts",
    body: "{ allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, required: [b], properties: { b: { type: integer, minimum: 1 } } }, { properties: { c: { type: boolean } } }] }",
    components: "Base: { type: object, required: [a], properties: { a: { type: string, minLength: 1 } } }",
  },
  {
    about: "closed all of",
    body: "{ allOf: [{ $ref: '#/components/schemas/Base' }], properties: { b: { type: integer } }, unevaluatedProperties: false }",
    components: "Base: { type: object, required: [a], properties: { a: { type: string } } }",
  },
  {
    about: "keywords beside a reference",
    body: property("{ $ref: '#/components/schemas/Name', maxLength: 4 }"),
    components: "Name: { type: string, minLength: 2 }",
  },
  {
    about: "what only the server sets",
    body: "{ type: object, required: [id, name], properties: { id: { type: integer, readOnly: true }, name: { type: string, minLength: 1 } } }",
  },
  {
    about: "what only the client sends",
    body: "{ type: object, required: [name, password], properties: { name: { type: string, minLength: 1 }, password: { type: string, writeOnly: true, minLength: 8 } } }",
  },
  {
    about: "a tree",
    body: "{ $ref: '#/components/schemas/Tree' }",
    components:
      "Tree: { type: object, required: [name], properties: { name: { type: string, maxLength: 5 }, children: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }",
  },
  {
    about: "two schemas that need each other, with a way out",
    body: "{ $ref: '#/components/schemas/A' }",
    components:
      "A: { type: object, required: [b], properties: { b: { anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] } } }, B: { type: object, required: [a], properties: { a: { $ref: '#/components/schemas/A' } } }",
  },
  {
    about: "a schema that needs itself",
    body: "{ $ref: '#/components/schemas/A' }",
    components: "A: { type: object, required: [a], properties: { a: { $ref: '#/components/schemas/A' } } }",
    unbuildable: true,
  },
  {
    about: "a list as the whole body",
    body: "{ type: array, minItems: 1, maxItems: 4, items: { type: object, required: [n], properties: { n: { type: integer } } } }",
  },
  { about: "a text as the whole body", body: "{ type: string, minLength: 2, maxLength: 6 }" },
  { about: "multiples of a tenth", body: property("{ type: number, multipleOf: 0.1, minimum: 0.5, maximum: 2 }") },
  {
    about: "numbers between two open ends",
    body: property("{ type: number, exclusiveMinimum: 0, exclusiveMaximum: 1 }"),
  },
  { about: "32 bits", body: property("{ type: integer, format: int32 }") },
  { about: "64 bits", body: property("{ type: integer, format: int64 }") },
  {
    about: "an e-mail address, a host, an address",
    body: "{ type: object, required: [m, h, i], properties: { m: { type: string, format: email }, h: { type: string, format: hostname }, i: { type: string, format: ipv4 } } }",
  },
  { about: "formats that nobody knows", body: property("{ type: string, format: our-own-thing }") },
  { about: "bytes in base64", body: property("{ type: string, format: byte }") },
  {
    about: "a media type with a charset",
    body: property("{ type: string }"),
    media: "'application/json; charset=utf-8'",
  },
  { about: "JSON by another name", body: property("{ type: integer }"), media: "application/vnd.thing.v2+json" },
  {
    about: "a form",
    body: "{ type: object, required: [a], additionalProperties: false, properties: { a: { type: integer, minimum: 1 }, b: { type: array, items: { type: string, maxLength: 4 } }, c: { type: boolean } } }",
    media: "application/x-www-form-urlencoded",
  },
  {
    about: "a multipart body",
    body: "{ type: object, required: [file, meta], properties: { file: { type: string, contentMediaType: image/png }, meta: { type: object, required: [n], properties: { n: { type: integer } } }, tags: { type: array, items: { enum: [x, y] } } } }",
    media: "multipart/form-data",
  },
  { about: "plain text", body: "{ type: string, minLength: 1, maxLength: 20 }", media: "text/plain" },
  { about: "bytes", body: "{ type: string, format: binary }", media: "application/octet-stream" },
  { about: "XML", body: property("{ type: string }"), media: "application/xml", unbuildable: true },
  { about: "no content", method: "post", replies: "'204': { description: Done. }" },
  {
    about: "a class of statuses",
    replies:
      "2XX: { description: Good., content: { application/json: { schema: { type: object }, example: {} } } }, 4XX: { description: Bad. }",
  },
  {
    about: "a default for everything else",
    replies:
      "'200': { description: Good., content: { application/json: { schema: { type: object }, example: {} } } }, default: { description: Bad., content: { application/json: { schema: { type: object, required: [code] }, example: { code: 1 } } } }",
  },
  {
    about: "a redirection as the answer",
    replies:
      "'302': { description: There., headers: { Location: { required: true, schema: { type: string }, example: /there } } }",
  },
  {
    about: "text and numbers in headers",
    replies:
      "'200': { description: Good., headers: { X-Total: { required: true, schema: { type: integer }, example: 3 }, X-Tags: { required: true, schema: { type: array, items: { type: string } }, example: 'a, b' } }, content: { application/json: { schema: { type: object }, example: {} } } }",
  },
  {
    about: "one of two kinds of results",
    replies:
      "'200': { description: Good., content: { application/json: { schema: { oneOf: [{ type: object, required: [a] }, { type: object, required: [b] }] }, examples: { one: { value: { b: 1 } }, two: { value: { a: 1 } } } } } }",
  },
  {
    about: "a password in a reply",
    replies:
      "'200': { description: Good., content: { application/json: { schema: { type: object, properties: { password: { type: string }, path: { type: string } } }, example: { password: secret99, path: /home/ada/x } } } }",
  },
  { about: "PUT", method: "put", body: property("{ type: string }") },
  { about: "PATCH", method: "patch", body: property("{ type: string }") },
  {
    about: "DELETE",
    method: "delete",
    ...path("{ type: integer }"),
    replies: "'204': { description: Gone. }, '404': { description: None. }",
  },
  { about: "no security", security: "[]" },
  {
    about: "security that may be left out",
    security: "[{ one: [] }, {}]",
    schemes: "one: { type: http, scheme: bearer }",
  },
  { about: "a bearer token", security: "[{ one: [] }]", schemes: "one: { type: http, scheme: Bearer }" },
  { about: "basic authentication", security: "[{ one: [] }]", schemes: "one: { type: http, scheme: basic }" },
  { about: "a key in a header", security: "[{ one: [] }]", schemes: "one: { type: apiKey, in: header, name: X-Key }" },
  {
    about: "a key in Authorization",
    security: "[{ one: [] }]",
    schemes: "one: { type: apiKey, in: header, name: Authorization }",
  },
  { about: "a key in a query", security: "[{ one: [] }]", schemes: "one: { type: apiKey, in: query, name: key }" },
  { about: "a key in a cookie", security: "[{ one: [] }]", schemes: "one: { type: apiKey, in: cookie, name: key }" },
  {
    about: "OpenID Connect",
    security: "[{ one: [] }]",
    schemes: "one: { type: openIdConnect, openIdConnectUrl: 'https://a.example/' }",
  },
  {
    about: "a key and a token together",
    security: "[{ one: [], two: [] }]",
    schemes: "one: { type: apiKey, in: header, name: X-Key }, two: { type: http, scheme: bearer }",
  },
  {
    about: "a key or a token",
    security: "[{ two: [] }, { one: [] }]",
    schemes: "one: { type: apiKey, in: query, name: key }, two: { type: http, scheme: basic }",
  },
];

/** The spec of a feature. */
export function specOf(feature: Feature): string {
  return [
    "openapi: 3.1.0",
    "info: { title: One feature, version: 1.0.0 }",
    ...(feature.security === undefined ? [] : [`security: ${feature.security}`]),
    ...(feature.root === undefined ? [] : [feature.root]),
    ...(feature.whole === undefined ? operationOf(feature) : [`paths: { ${feature.whole} }`]),
    `components: { schemas: { ${feature.components ?? ""} }, securitySchemes: { ${feature.schemes ?? ""} }, ${feature.parts ?? ""} }`,
  ].join("\n");
}

function operationOf(feature: Feature): readonly string[] {
  const method = feature.method ?? (feature.body === undefined ? "get" : "post");
  const replies =
    feature.replies ??
    `'200': { description: Good., content: { application/json: { schema: { type: object }, example: {} } } }, '400': { description: Bad. }${feature.path?.includes("{") === true ? ", '404': { description: None. }" : ""}${(feature.security ?? "[]") === "[]" ? "" : ", '401': { description: Who? }"}`;
  return [
    "paths:",
    `  ${feature.path ?? "/things"}:`,
    `    ${method}:`,
    "      operationId: call",
    ...(feature.parameters === undefined ? [] : [`      parameters: ${feature.parameters}`]),
    ...(feature.body === undefined
      ? []
      : [
          `      requestBody: { required: true, content: { ${feature.media ?? "application/json"}: { schema: ${feature.body} } } }`,
        ]),
    `      responses: { ${replies} }`,
  ];
}
