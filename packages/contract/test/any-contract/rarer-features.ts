import type { Feature } from "./features.ts";

const OK = "'200': { description: Good., content: { application/json: { schema: { type: object }, example: {} } } }";
const BAD = "'400': { description: Bad. }";
const WHO = "'401': { description: Who? }";
const NONE = "'404': { description: None. }";

const query = (schema: string, more = ""): string =>
  `[{ name: q, in: query, required: true, schema: ${schema}${more} }]`;
const property = (schema: string): string => `{ type: object, required: [a], properties: { a: ${schema} } }`;

/** Features that few specs have, or that stand elsewhere than at one operation. */
export const RARER_FEATURES: readonly Feature[] = [
  {
    about: "reserved letters in a query",
    parameters: query("{ type: string, maxLength: 9 }", ", allowReserved: true"),
  },
  {
    about: "a query that may be empty",
    parameters: query("{ type: string, pattern: '^[a-z]*$' }", ", allowEmptyValue: true"),
  },
  {
    about: "a parameter of a path that an operation writes anew",
    whole:
      "'/things/{id}': { parameters: [{ name: id, in: path, required: true, schema: { type: string } }, { name: q, in: query, required: true, schema: { type: integer } }], " +
      `get: { operationId: call, parameters: [{ name: q, in: query, schema: { type: boolean } }], responses: { ${OK}, ${BAD}, ${NONE} } } }`,
  },
  {
    about: "a path item that is referred to",
    whole: "/things: { $ref: '#/components/pathItems/Things' }",
    parts: `pathItems: { Things: { get: { operationId: call, responses: { ${OK}, ${BAD} } } } }`,
  },
  {
    about: "a body, a parameter and a reply that are referred to",
    whole:
      "/things: { post: { operationId: call, parameters: [{ $ref: '#/components/parameters/Q' }], requestBody: { $ref: '#/components/requestBodies/B' }, responses: { '200': { $ref: '#/components/responses/R' }, '400': { description: Bad. } } } }",
    parts:
      "parameters: { Q: { name: q, in: query, required: true, schema: { type: integer } } }, requestBodies: { B: { required: true, content: { application/json: { schema: { type: array, items: { type: integer } } } } } }, responses: { R: { description: Good., content: { application/json: { schema: { type: object }, example: {} } } } }",
  },
  {
    about: "two addresses that one request fits",
    whole:
      "/things/mine: { get: { operationId: mine, responses: { " +
      `${OK} } } }, '/things/{id}': { get: { operationId: call, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { ${OK}, ${BAD}, ${NONE} } } }`,
    operations: 2,
  },
  {
    about: "an operation without an id",
    whole: `/things: { get: { parameters: ${query("{ type: integer }")}, responses: { ${OK}, ${BAD} } } }`,
  },
  {
    about: "schemas inside a schema",
    body: "{ type: object, required: [a], properties: { a: { $ref: '#/components/schemas/Outer/$defs/Inner' } } }",
    components: "Outer: { $defs: { Inner: { type: string, minLength: 2, maxLength: 4 } } }",
  },
  {
    about: "schemas that refer into themselves, into each other and into an operation",
    body: "{ $ref: '#/components/schemas/Outer' }",
    components:
      "Outer: { type: object, required: [a, b, c, d], properties: { a: { $ref: '#/components/schemas/Outer/$defs/Inner' }, b: { $ref: '#/components/schemas/Other/properties/x' }, c: { $ref: '#/components/schemas/Other' }, d: { $ref: '#/paths/~1things~1{kind}/get/parameters/0/schema' } }, $defs: { Inner: { type: string, minLength: 2, maxLength: 4 } } }, " +
      "Other: { type: object, required: [x], properties: { x: { type: integer, minimum: 3 } } }",
    whole:
      "/things: { post: { operationId: call, requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Outer' } } } }, responses: { " +
      `${OK}, ${BAD} } } }, '/things/{kind}': { get: { operationId: other, parameters: [{ name: kind, in: path, required: true, schema: { enum: [a, b] } }], responses: { ${OK}, ${BAD}, ${NONE} } } }`,
    operations: 2,
  },
  {
    about: "names that every object has",
    body: "{ type: object, required: [constructor], properties: { constructor: { type: string, maxLength: 3 }, toString: { type: integer }, hasOwnProperty: { type: boolean } } }",
  },
  {
    about: "a parameter called as what every object has",
    parameters:
      "[{ name: constructor, in: query, required: true, schema: { type: integer } }, { name: toString, in: header, required: true, schema: { type: integer } }]",
  },
  {
    about: "two parameters in one part of a path",
    path: "/things/{from}-{to}",
    parameters:
      "[{ name: from, in: path, required: true, schema: { type: string, pattern: '^[a-z]+$' } }, { name: to, in: path, required: true, schema: { type: integer } }]",
  },
  {
    about: "a header of a path that an operation writes anew in other letters",
    whole:
      "/things: { parameters: [{ name: X-Trace, in: header, required: true, schema: { type: string, enum: [a] } }], " +
      `get: { operationId: call, parameters: [{ name: x-trace, in: header, required: true, schema: { type: integer } }], responses: { ${OK}, ${BAD} } } }`,
  },
  {
    about: "two tokens in one place",
    whole: `/things: { get: { operationId: call, security: [{ one: [], two: [] }], responses: { ${OK}, ${BAD}, ${WHO} } } }`,
    schemes: "one: { type: http, scheme: bearer }, two: { type: http, scheme: bearer }",
  },
  {
    about: "a number as the whole body, which may be nought",
    body: "{ type: integer, maximum: 5, example: 0 }",
  },
  {
    about: "a part of a path called as what every object has",
    path: "/things/{toString}",
    parameters: "[{ name: toString, in: path, required: true, schema: { type: integer } }]",
  },
  {
    about: "a union whose branches get their kind from a part",
    body: "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } } }",
    components:
      "Pet: { type: object, required: [kind], properties: { kind: { type: string } } }, Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { required: [meow], properties: { kind: { enum: [cat] }, meow: { type: integer } } }] }, Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { required: [bark], properties: { kind: { enum: [dog] }, bark: { type: integer } } }] }",
  },
  {
    about: "both a oneOf and an anyOf",
    body: property(
      "{ oneOf: [{ type: string }, { type: integer, minimum: 3 }], anyOf: [{ type: string, minLength: 2 }, { type: integer, maximum: 9 }] }",
    ),
  },
  {
    about: "refusals of one status for everything, 422",
    whole: `/things: { post: { operationId: call, parameters: ${query("{ type: integer }")}, requestBody: { required: true, content: { application/json: { schema: ${property("{ type: integer }")} } } }, responses: { ${OK}, '422': { description: Bad. } } } }`,
  },
  {
    about: "what a property brings along",
    body: "{ type: object, properties: { a: { type: string }, b: { type: integer } }, dependentSchemas: { a: { required: [b] } } }",
  },
  {
    about: "no elements but those that are named",
    body: property("{ type: array, prefixItems: [{ type: integer }], unevaluatedItems: false }"),
  },
  { about: "schemas that are true and false", body: "{ type: object, properties: { a: true, b: false } }" },
  { about: "null alone", body: property("{ type: 'null' }") },
  { about: "values of several kinds", body: property("{ enum: [1, a, true, null] }") },
  { about: "between one and two that fit", body: property("{ type: array, contains: { const: 1 }, maxContains: 2 }") },
  {
    about: "names of properties from a list",
    body: "{ type: object, propertyNames: { enum: [a, b] }, additionalProperties: { type: integer } }",
  },
  {
    about: "rules for some names and for all others",
    body: "{ type: object, patternProperties: { '^n_': { type: integer } }, additionalProperties: { type: string, maxLength: 3 } }",
  },
  {
    about: "times, addresses and pointers",
    body: "{ type: object, required: [t, d, u, i, p], properties: { t: { type: string, format: date-time }, d: { type: string, format: duration }, u: { type: string, format: uri }, i: { type: string, format: ipv6 }, p: { type: string, format: json-pointer } } }",
  },
  { about: "letters of every script by a pattern", body: property("{ type: string, pattern: '^\\p{L}+$' }") },
  { about: "base64 by its encoding", body: property("{ type: string, contentEncoding: base64 }") },
  { about: "a number as the whole body", body: "{ type: integer, minimum: 3 }" },
  {
    about: "a body that may be left out",
    whole: `/things: { post: { operationId: call, requestBody: { content: { application/json: { schema: ${property("{ type: integer }")} } } }, responses: { ${OK}, ${BAD} } } }`,
  },
  {
    about: "a body of one of two types",
    whole: `/things: { post: { operationId: call, requestBody: { required: true, content: { application/json: { schema: ${property("{ type: integer }")} }, application/x-www-form-urlencoded: { schema: ${property("{ type: integer }")} } } }, responses: { ${OK}, ${BAD} } } }`,
  },
  {
    about: "a list in a form, with commas",
    whole: `/things: { post: { operationId: call, requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: ${property("{ type: array, minItems: 1, items: { type: integer } }")}, encoding: { a: { style: form, explode: false } } } } }, responses: { ${OK}, ${BAD} } } }`,
  },
  {
    about: "a body that any JSON may be",
    whole: `/things: { post: { operationId: call, requestBody: { required: true, content: { application/json: {} } }, responses: { ${OK}, ${BAD} } } }`,
  },
  {
    about: "DELETE with a body",
    method: "delete",
    body: property("{ type: integer }"),
  },
  {
    about: "HEAD of its own",
    method: "head",
    parameters: query("{ type: integer }"),
    replies: "'200': { description: Good. }, '400': { description: Bad. }",
  },
  {
    about: "JSON in a header",
    parameters:
      "[{ name: X-Filter, in: header, required: true, content: { application/json: { schema: { type: object, required: [x], properties: { x: { type: integer } } } } } }]",
  },
  {
    about: "a list in a cookie",
    parameters:
      "[{ name: ids, in: cookie, required: true, explode: false, schema: { type: array, minItems: 1, items: { type: integer } } }]",
  },
  {
    about: "a reply of one of two types",
    replies:
      "'200': { description: Good., content: { text/plain: { schema: { type: string }, example: good }, application/json: { schema: { type: object }, example: {} } } }, '400': { description: Bad. }",
    parameters: query("{ type: integer }"),
  },
  {
    about: "a reply of any type",
    replies:
      "'200': { description: Good., content: { '*/*': { schema: { type: object }, example: {} } } }, '400': { description: Bad. }",
    parameters: query("{ type: integer }"),
  },
  {
    about: "lines of JSON as the reply",
    replies:
      "'200': { description: Good., content: { application/x-ndjson: { schema: { type: string }, example: '{}' } } }, '400': { description: Bad. }",
    parameters: query("{ type: integer }"),
  },
  {
    about: "a picture as the reply",
    replies: "'200': { description: Good., content: { image/png: {} } }, '400': { description: Bad. }",
    parameters: query("{ type: integer }"),
  },
  {
    about: "calls back, links and webhooks",
    whole: `/things: { get: { operationId: call, parameters: ${query("{ type: integer }")}, responses: { '200': { description: Good., content: { application/json: { schema: { type: object }, example: {} } }, links: { again: { operationId: call } } }, ${BAD} }, callbacks: { done: { '{$request.query.q}': { post: { responses: { '200': { description: Taken. } } } } } } } }`,
    root: "webhooks: { arrived: { post: { responses: { '200': { description: Taken. } } } } }",
  },
  {
    about: "scopes of OAuth",
    security: "[{ one: [read, write] }]",
    schemes:
      "one: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.example/token', scopes: { read: Read., write: Write. } } } }",
  },
  {
    about: "one way in for most, and another for one",
    whole: `/things: { get: { operationId: call, responses: { ${OK}, ${WHO} } }, post: { operationId: open, security: [], responses: { ${OK} } } }`,
    security: "[{ one: [] }]",
    schemes: "one: { type: http, scheme: bearer }",
    operations: 2,
  },
  {
    about: "a list of parts with a type of their own",
    body: "{ type: object, required: [file, meta], properties: { file: { type: string, contentMediaType: image/png }, meta: { type: object, required: [n], properties: { n: { type: integer } } } } }, encoding: { file: { contentType: image/png }, meta: { contentType: application/vnd.meta+json } }",
    media: "multipart/form-data",
  },
  {
    about: "bytes of which nothing is said",
    whole: `/things: { post: { operationId: call, requestBody: { required: true, content: { image/png: {} } }, responses: { ${OK}, ${BAD} } } }`,
  },
];

/** Ways to identify a caller that the kit cannot present: where there is no other, nothing can be judged. */
export const UNPRESENTABLE: readonly Feature[] = [
  {
    about: "certificates of callers",
    security: "[{ one: [] }]",
    schemes: "one: { type: mutualTLS }",
  },
  {
    about: "digest authentication",
    security: "[{ one: [] }]",
    schemes: "one: { type: http, scheme: digest }",
  },
];
