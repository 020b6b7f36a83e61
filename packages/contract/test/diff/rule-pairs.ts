import { type Edit, set } from "./edits.ts";
import { adds, breaksCallers, breaksTests, type Judgement, nothing, type Pair, words } from "./pair.ts";

const status = "/paths/~1{org}~1{app}~1users~1{username}~1status/get";
const sendUser = "/paths/~1{org}~1{app}~1users~1{username}~1messages/post";
const sent = "/components/requestBodies/SendMessage/content";
const found = `${status}/responses/200/content`;
const flow = "/components/securitySchemes/adminToken/flows/clientCredentials";
const discriminator = "/components/schemas/Message/discriminator";
const text = "#/components/schemas/TextMessage";

const asked = (schema: object): Edit => set(`${sent}/application~1json/schema`, schema);
const property = (schema: object): Edit => asked({ type: "object", properties: { a: schema } });
const answered = (schema: object): Edit => set(`${found}/application~1json/schema`, schema);
const parameter = (more: object): Edit =>
  set(`${status}/parameters`, [{ name: "q", in: "query", schema: { type: "string" }, ...more }]);
const statuses = (...names: readonly string[]): Edit =>
  set(`${status}/responses`, Object.fromEntries(names.map((name) => [name, { description: "A reply." }])));

const pair = (name: string, base: Edit, edit: Edit, forwards: Judgement, backwards: Judgement): Pair => ({
  ...{ name, base, edit, forwards, backwards },
});

const [one, two] = [{ type: "integer" }, { type: "string" }];
const both = { a: {}, b: {} };

/** Kinds of changes that the rule lists of other tools name, each with what is right. */
export const rulePairs: readonly Pair[] = [
  pair(
    "what is read only may be shorter only, in a request",
    property({ type: "string", readOnly: true }),
    property({ type: "string", readOnly: true, maxLength: 3 }),
    nothing,
    nothing,
  ),
  pair(
    "what is read only is required, in a request",
    asked({ type: "object", properties: { id: { type: "integer", readOnly: true } } }),
    asked({ type: "object", required: ["id"], properties: { id: { type: "integer", readOnly: true } } }),
    nothing,
    nothing,
  ),
  pair(
    "what is read only is new and required, in a request",
    asked({ type: "object", properties: { a: one } }),
    asked({ type: "object", required: ["id"], properties: { a: one, id: { type: "integer", readOnly: true } } }),
    nothing,
    nothing,
  ),
  pair(
    "what is written only may be left out, in a reply",
    answered({ type: "object", required: ["p"], properties: { p: { type: "string", writeOnly: true } } }),
    answered({ type: "object", properties: { p: { type: "string", writeOnly: true } } }),
    nothing,
    nothing,
  ),
  pair(
    "a pattern becomes one that every text has",
    parameter({ schema: { type: "string", pattern: "^[a-z]+$" } }),
    parameter({ schema: { type: "string", pattern: ".*" } }),
    adds,
    breaksCallers,
  ),
  pair(
    "a tuple of a request has a rule for one element more, where others were free",
    property({ type: "array", prefixItems: [one] }),
    property({ type: "array", prefixItems: [one, two] }),
    breaksCallers,
    adds,
  ),
  pair(
    "a tuple of a request has a rule for one element more, where others were refused",
    property({ type: "array", prefixItems: [one], items: false }),
    property({ type: "array", prefixItems: [one, two], items: false }),
    adds,
    breaksCallers,
  ),
  pair(
    "a tuple of a request has a rule for one element more, which is that of all others",
    property({ type: "array", prefixItems: [one], items: two }),
    property({ type: "array", prefixItems: [one, two], items: two }),
    nothing,
    nothing,
  ),
  pair(
    "a property of a request that could not be there may be",
    property({ type: "object", properties: { a: false } }),
    property({ type: "object", properties: { a: { type: "string", maxLength: 3 } } }),
    adds,
    breaksCallers,
  ),
  pair(
    "a property of a request asks for another one",
    property({ type: "object", properties: { a: one, b: one } }),
    property({ type: "object", properties: { a: one, b: one }, dependentRequired: { a: ["b"] } }),
    breaksCallers,
    adds,
  ),
  pair(
    "one part of a request asks for what another part asked for",
    property({ allOf: [{ properties: { a: one }, required: ["a"] }, { properties: { b: one } }] }),
    property({ allOf: [{ properties: { a: one } }, { properties: { b: one }, required: ["a"] }] }),
    nothing,
    nothing,
  ),
  pair(
    "an enum of a reply may be null",
    answered({ type: "string", enum: ["a"] }),
    answered({ type: ["string", "null"], enum: ["a", null] }),
    breaksCallers,
    adds,
  ),
  pair(
    "the values of a map of a reply may be of two types",
    answered({ type: "object", additionalProperties: { type: "integer" } }),
    answered({ type: "object", additionalProperties: { type: ["integer", "string"] } }),
    breaksCallers,
    adds,
  ),
  pair(
    "a tuple of a reply has a rule for one element more, where others were free",
    answered({ type: "array", prefixItems: [one] }),
    answered({ type: "array", prefixItems: [one, two] }),
    adds,
    breaksCallers,
  ),
  pair(
    "tokens come from the same address, written in another way",
    set(`${flow}/tokenUrl`, "https://a1.example.com/token"),
    set(`${flow}/tokenUrl`, "https://A1.Example.com:443/token"),
    nothing,
    nothing,
  ),
  pair(
    "a server is at the same address, written in another way",
    set("/servers", [{ url: "http://a.example.com/v1" }]),
    set("/servers", [{ url: "HTTP://A.example.com:80/v1/" }]),
    nothing,
    nothing,
  ),
  pair(
    "a part is added that has words only",
    property({ $ref: "#/components/schemas/FileName" }),
    property({ allOf: [{ $ref: "#/components/schemas/FileName" }, { description: "How the file is called." }] }),
    nothing,
    nothing,
  ),
  pair(
    "a property of a request needs another",
    asked({ type: "object", properties: both }),
    asked({ type: "object", properties: both, dependentRequired: { a: ["b"] } }),
    breaksCallers,
    adds,
  ),
  pair(
    "a property of a reply comes with another",
    answered({ type: "object", properties: both }),
    answered({ type: "object", properties: both, dependentRequired: { a: ["b"] } }),
    adds,
    breaksCallers,
  ),
  pair(
    "where a property is there, more is asked for",
    asked({ type: "object" }),
    asked({ type: "object", dependentSchemas: { a: { required: ["b"] } } }),
    breaksCallers,
    adds,
  ),
  pair(
    "a text of a reply is never a certain one",
    answered({ type: "string" }),
    answered({ type: "string", not: { const: "x" } }),
    adds,
    breaksCallers,
  ),
  pair(
    "under a condition more is asked for",
    asked({ type: "object" }),
    asked({ type: "object", if: { required: ["a"] }, else: { required: ["b"] } }),
    breaksCallers,
    adds,
  ),
  pair(
    "a condition is added under which nothing is asked for",
    asked({ type: "object" }),
    asked({ type: "object", if: { required: ["a"] } }),
    nothing,
    nothing,
  ),
  pair("an error is listed with its class", statuses("200", "404"), statuses("200", "4XX"), adds, adds),
  pair("an error is among all other replies", statuses("200", "500"), statuses("200", "default"), adds, adds),
  pair("a success is listed with its class", statuses("200"), statuses("2XX"), breaksCallers, adds),
  pair("an error of a class is listed, too", statuses("200", "4XX"), statuses("200", "404", "4XX"), adds, adds),
  pair("a class is written in small letters", statuses("200", "4XX"), statuses("200", "4xx"), nothing, nothing),
  pair(
    "a reply's media type is said more exactly",
    set(found, { "application/*": { schema: one } }),
    set(found, { "application/json": { schema: one } }),
    adds,
    breaksCallers,
  ),
  pair(
    "a request may be of any media type of a kind",
    set(sent, { "application/json": { schema: one } }),
    set(sent, { "application/*": { schema: one } }),
    adds,
    breaksCallers,
  ),
  pair(
    "a bound of integers is written as the next integer",
    property({ type: "integer", exclusiveMinimum: 0, maximum: 9 }),
    property({ type: "integer", minimum: 1, exclusiveMaximum: 10 }),
    nothing,
    nothing,
  ),
  pair(
    "null as a choice is written as a type",
    property({ anyOf: [{ type: "string" }, { type: "null" }] }),
    property({ type: ["string", "null"] }),
    nothing,
    nothing,
  ),
  pair(
    "null as a choice is written as a type, of a shorter text",
    property({ oneOf: [{ type: "null" }, { type: "string", maxLength: 9 }] }),
    property({ type: ["string", "null"], maxLength: 8 }),
    breaksCallers,
    adds,
  ),
  pair("a type is written as a list of one", property(two), property({ type: ["string"] }), nothing, nothing),
  pair("a parameter may be empty", parameter({}), parameter({ allowEmptyValue: true }), adds, breaksCallers),
  pair(
    "it is said that a parameter may not be empty",
    parameter({}),
    parameter({ allowEmptyValue: false }),
    nothing,
    nothing,
  ),
  pair(
    "the value that leads to a choice anyway is written down",
    set(discriminator, { propertyName: "type" }),
    set(discriminator, { propertyName: "type", mapping: { TextMessage: text } }),
    nothing,
    nothing,
  ),
  pair(
    "a value leads to a schema by its name",
    set(discriminator, { propertyName: "type", mapping: { words: "TextMessage" } }),
    set(discriminator, { propertyName: "type", mapping: { words: text } }),
    nothing,
    nothing,
  ),
  pair(
    "it is said that one element at least must fit",
    property({ type: "array", contains: one }),
    property({ type: "array", contains: one, minContains: 1 }),
    nothing,
    nothing,
  ),
  pair(
    "fewer elements must fit",
    property({ type: "array", contains: one, minContains: 2 }),
    property({ type: "array", contains: one, minContains: 1 }),
    adds,
    breaksCallers,
  ),
  pair(
    "JSON in a query takes less",
    set(`${status}/parameters`, [{ name: "q", in: "query", content: { "application/json": { schema: one } } }]),
    set(`${status}/parameters`, [
      { name: "q", in: "query", content: { "application/json": { schema: { ...one, maximum: 3 } } } },
    ]),
    breaksCallers,
    adds,
  ),
  pair(
    "a mock looks for another kind of target",
    set(`${status}/x-mock/target/kind`, "user"),
    set(`${status}/x-mock/target/kind`, "member"),
    breaksTests,
    breaksTests,
  ),
  pair(
    "an operation names the path that does the same later",
    set(`${status}/x-mock/target/kind`, "user"),
    set(`${status}/x-successor`, "/presence"),
    adds,
    words,
  ),
  pair(
    "an operation names another path that does the same later",
    set(`${sendUser}/x-successor`, "/messages/users"),
    set(`${sendUser}/x-successor`, "/messages/people"),
    adds,
    adds,
  ),
];
