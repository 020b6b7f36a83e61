import { all, type Edit, push, redirect, rename, set } from "./edits.ts";
import { adds, breaksCallers, nothing, type Pair, words } from "./pair.ts";

const statusPath = "/paths/~1{org}~1{app}~1users~1{username}~1status";
const status = `${statusPath}/get`;
const group = "/paths/~1{org}~1{app}~1groups~1{group_name}~1messages/post";
const found = `${status}/responses/200/content/application~1json/schema`;
const sent = "/components/requestBodies/SendMessage/content/application~1json/schema";
const flow = "/components/securitySchemes/adminToken/flows/clientCredentials";

const parameter = (more: object): Edit =>
  set(`${status}/parameters`, [{ name: "q", in: "query", schema: { type: "string" }, ...more }]);
const list = { type: "array", items: { type: "string" } };
const reply = (schema: object): Edit => set(found, schema);
const body = (schema: object): Edit => set(sent, { type: "object", properties: { a: schema } });
const servers = (...urls: readonly string[]): Edit =>
  set(
    "/servers",
    urls.map((url) => ({ url })),
  );
const both = (was: Edit, is: Edit): Pick<Pair, "base" | "edit"> => ({ base: was, edit: is });

/** Kinds of changes that users of other tools have reported as judged wrongly, each with what is right. */
export const reportPairs: readonly Pair[] = [
  {
    name: "the choices of a union are in another order, written in place",
    ...both(
      reply({
        oneOf: [{ type: "object", required: ["a"], properties: { a: { type: "integer" } } }, { type: "array" }],
      }),
      reply({
        oneOf: [{ type: "array" }, { type: "object", required: ["a"], properties: { a: { type: "integer" } } }],
      }),
    ),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "the choices of a union are in another order, and one takes less",
    ...both(
      body({ anyOf: [{ type: "string", maxLength: 9 }, { type: "integer" }] }),
      body({ anyOf: [{ type: "integer" }, { type: "string", maxLength: 8 }] }),
    ),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "the referred choices of a union are in another order",
    edit: (document) => {
      const { schemas: all } = document["components"] as { schemas: Record<string, { oneOf?: unknown[] }> };
      all["Message"]?.oneOf?.reverse();
    },
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "parameters of the path stand at its operation",
    edit: (document) => {
      const item = (document["paths"] as Record<string, Record<string, unknown>>)[
        "/{org}/{app}/users/{username}/status"
      ];
      if (item === undefined) throw new Error("The table is wrong: no such path");
      item["get"] = { ...(item["get"] as object), parameters: item["parameters"] };
      delete item["parameters"];
    },
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "a shared reply has another internal name",
    edit: all(
      rename("/components/responses/NotFound", "Missing"),
      redirect("#/components/responses/NotFound", "#/components/responses/Missing"),
    ),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "a shared parameter has another internal name",
    edit: all(
      rename("/components/parameters/org", "organisation"),
      redirect("#/components/parameters/org", "#/components/parameters/organisation"),
    ),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "a parameter has a default where it had none",
    ...both(parameter({}), parameter({ schema: { type: "string", default: "x" } })),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a default of a reply is another",
    ...both(
      reply({ type: "object", properties: { a: { type: "string", default: "x" } } }),
      reply({ type: "object", properties: { a: { type: "string", default: "y" } } }),
    ),
    forwards: adds,
    backwards: adds,
  },
  {
    name: "one scope less is asked for",
    ...both(
      set(`${group}/security`, [{ adminToken: ["send", "read"] }]),
      set(`${group}/security`, [{ adminToken: ["send"] }]),
    ),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "scopes are named in another order",
    ...both(
      set(`${group}/security`, [{ adminToken: ["send", "read"] }]),
      set(`${group}/security`, [{ adminToken: ["read", "send"] }]),
    ),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "a token may be left out",
    edit: set(`${group}/security`, [{}, { adminToken: [] }]),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "an operation says the security of the root itself",
    edit: set(`${group}/security`, [{ adminToken: [] }]),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "a scope can be had that could not",
    edit: set(`${flow}/scopes/send`, "Send messages."),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "the day on which an operation goes is earlier",
    ...both(
      all(set(`${status}/deprecated`, true), set(`${status}/x-sunset`, "2030-01-01")),
      set(`${status}/x-sunset`, "2029-01-01"),
    ),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a deprecated operation says on which day it goes",
    ...both(set(`${status}/deprecated`, true), set(`${status}/x-sunset`, "2030-01-01")),
    forwards: adds,
    backwards: words,
  },
  {
    name: "an operation is deprecated, and says on which day it goes",
    edit: all(set(`${status}/deprecated`, true), set(`${status}/x-sunset`, "2030-01-01")),
    forwards: adds,
    backwards: words,
  },
  {
    name: "a server is written with a slash at its end",
    ...both(servers("https://a1.easemob.com"), servers("https://a1.easemob.com/")),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "a server has another base path",
    ...both(servers("https://a1.easemob.com/v1"), servers("https://a1.easemob.com/v2")),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "servers are in another order",
    ...both(servers("https://a.example", "https://b.example"), servers("https://b.example", "https://a.example")),
    forwards: adds,
    backwards: adds,
  },
  {
    name: "a variable of a server has one value less",
    ...both(
      set("/servers", [{ url: "https://{r}.example", variables: { r: { default: "eu", enum: ["eu", "us"] } } }]),
      set("/servers", [{ url: "https://{r}.example", variables: { r: { default: "eu", enum: ["eu"] } } }]),
    ),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "an operation is at a server of its own",
    edit: set(`${group}/servers`, [{ url: "https://groups.example" }]),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a parameter says the style that it has anyway",
    ...both(parameter({ schema: list }), parameter({ schema: list, style: "form", explode: true, required: false })),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "a list in a query is divided by pipes",
    ...both(
      parameter({ schema: list, explode: false }),
      parameter({ schema: list, style: "pipeDelimited", explode: false }),
    ),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a text in a query is exploded, which is no other way to write it",
    ...both(parameter({ explode: true }), parameter({ explode: false })),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "a parameter moves from the query to a header",
    ...both(parameter({}), parameter({ in: "header" })),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "null and an open bound are written as OpenAPI 3.1 does",
    ...both(
      all(
        set("/openapi", "3.0.3"),
        body({ type: "integer", nullable: true, minimum: 1, exclusiveMinimum: true, example: 2 }),
      ),
      all(set("/openapi", "3.1.1"), body({ type: ["integer", "null"], exclusiveMinimum: 1, examples: [2] })),
    ),
    forwards: words,
    backwards: words,
  },
  {
    name: "a constant is written as an enum of one",
    ...both(body({ const: "x" }), body({ enum: ["x"] })),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "what holds anyway is said",
    ...both(
      body({ type: "array", items: { type: "string" } }),
      body({
        type: "array",
        minItems: 0,
        uniqueItems: false,
        items: { type: "string", minLength: 0, deprecated: false },
      }),
    ),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "a number of a request has room for 64 bits instead of 32",
    ...both(body({ type: "integer", format: "int32" }), body({ type: "integer", format: "int64" })),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a number of a reply has room for 64 bits instead of 32",
    ...both(
      reply({ type: "object", properties: { a: { type: "integer", format: "int32" } } }),
      reply({ type: "object", properties: { a: { type: "integer", format: "int64" } } }),
    ),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a property of a reply is only ever sent to the server",
    ...both(
      reply({ type: "object", properties: { a: { type: "string" } } }),
      reply({ type: "object", properties: { a: { type: "string", writeOnly: true } } }),
    ),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a reply has one optional header more",
    edit: set(`${status}/responses/200/headers`, { "X-Total": { schema: { type: "integer" } } }),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "the service calls its callers of its own accord",
    edit: set("/webhooks", { arrived: { post: { responses: { "200": { description: "Taken." } } } } }),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a path ends in a slash",
    edit: rename(statusPath, "/{org}/{app}/users/{username}/status/"),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a reply's media type says its charset",
    edit: rename(`${status}/responses/200/content/application~1json`, "application/json; charset=utf-8"),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "a choice is added to an enum of a parameter",
    ...both(
      parameter({ schema: { type: "string", enum: ["a"] } }),
      all(push(`${status}/parameters/0/schema/enum`, "b")),
    ),
    forwards: adds,
    backwards: breaksCallers,
  },
];
