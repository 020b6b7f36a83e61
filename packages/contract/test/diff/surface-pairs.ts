import { all, dropRelation, pull, push, redirect, relation, remove, rename, reverseKeys, set } from "./edits.ts";
import { adds, breaksCallers, breaksSdk, breaksTests, nothing, type Pair, words } from "./pair.ts";

const schemas = "/components/schemas";
const statusPath = "/paths/~1{org}~1{app}~1users~1{username}~1status";
const status = `${statusPath}/get`;
const sendUser = "/paths/~1{org}~1{app}~1users~1{username}~1messages/post";
const group = "/paths/~1{org}~1{app}~1groups~1{group_name}~1messages/post";
const apiKey = { type: "apiKey", in: "header", name: "X-Key" };
const roster = { get: { operationId: "getRoster", responses: { "200": { description: "All." } } } };

/** Operations, access, the names that code is generated from, the promises beyond schemas, and the words. */
export const surfacePairs: readonly Pair[] = [
  { name: "an operation is removed", edit: remove(status), forwards: breaksCallers, backwards: adds },
  {
    name: "a path is new",
    edit: set("/paths/~1{org}~1{app}~1users", roster),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "an operation is at another path",
    edit: rename(statusPath, "/{org}/{app}/people/{username}/status"),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "an operation calls its caller back",
    edit: set(`${status}/callbacks`, { changed: { "{$request.query.url}": { post: { responses: { "200": {} } } } } }),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a property of a reply moves into a part",
    base: set(`${schemas}/Moved`, {
      type: "object",
      required: ["a"],
      properties: { a: { type: "string" }, b: { type: "integer" } },
    }),
    edit: set(`${schemas}/Moved`, {
      type: "object",
      properties: { b: { type: "integer" } },
      allOf: [{ required: ["a"], properties: { a: { type: "string" } } }],
    }),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "an operation has another id",
    edit: set(`${status}/operationId`, "getPresence"),
    forwards: breaksSdk,
    backwards: breaksSdk,
  },
  {
    name: "an operation is marked deprecated",
    edit: set(`${status}/deprecated`, true),
    forwards: adds,
    backwards: words,
  },
  {
    name: "a server is gone",
    edit: pull("/servers", {
      url: "http://a1.easemob.com",
      description: "The same over plain HTTP, as the source document's curl lines write it.",
    }),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a server is new",
    edit: push("/servers", { url: "https://a2.easemob.com" }),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a server is described in other words",
    edit: set("/servers/0/description", "The first one."),
    forwards: words,
    backwards: words,
  },
  {
    name: "an operation that was open asks for a token",
    base: set(`${status}/security`, []),
    edit: set(`${status}/security`, [{ adminToken: [] }]),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "an operation asks for a scope",
    edit: set(`${group}/security`, [{ adminToken: ["send"] }]),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a key does as well as a token",
    base: set("/components/securitySchemes/key", apiKey),
    edit: push("/security", { key: [] }),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a key is needed beside the token",
    base: set("/components/securitySchemes/key", apiKey),
    edit: set("/security/0/key", []),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "access is by another scheme",
    edit: set("/components/securitySchemes/adminToken", { type: "http", scheme: "basic" }),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "tokens come from another address",
    edit: set(
      "/components/securitySchemes/adminToken/flows/clientCredentials/tokenUrl",
      "https://a2.easemob.com/token",
    ),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a component schema is renamed",
    edit: all(
      rename(`${schemas}/Presence`, "OnlineState"),
      redirect(`#${schemas}/Presence`, `#${schemas}/OnlineState`),
    ),
    forwards: breaksSdk,
    backwards: breaksSdk,
  },
  {
    name: "a component schema is written in place",
    edit: all(
      remove(`${schemas}/Count`),
      set(`${schemas}/UserStatusReply/properties/count`, { type: "integer", minimum: 0, maximum: 9007199254740991 }),
      set(`${schemas}/SendMessageReply/properties/count`, { type: "integer", minimum: 0, maximum: 9007199254740991 }),
    ),
    forwards: breaksSdk,
    backwards: adds,
  },
  {
    name: "a component schema is new and unused",
    edit: set(`${schemas}/Receipt`, { type: "object" }),
    forwards: adds,
    backwards: breaksSdk,
  },
  {
    name: "a method of the client has another name",
    edit: set(`${status}/x-client/method`, "status"),
    forwards: breaksSdk,
    backwards: breaksSdk,
  },
  {
    name: "a method of the client is in another resource",
    edit: set(`${group}/x-client/resource`, "rooms"),
    forwards: breaksSdk,
    backwards: breaksSdk,
  },
  {
    name: "a method of the client for many targets is gone",
    edit: set(`${sendUser}/x-client/many`, false),
    forwards: breaksSdk,
    backwards: adds,
  },
  {
    name: "a relation is new",
    edit: push(`${status}/x-contract`, { id: "count-is-one", when: ["2XX"], reply: "/count", equals: { const: 1 } }),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a clock must be nearer",
    edit: relation("/x-contract", "timestamp-is-now", set("/within", 1000)),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a relation looks at case",
    edit: relation(`${status}/x-contract`, "target-is-echoed", remove("/ignoreCase")),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a relation holds for fewer statuses",
    edit: relation("/x-contract", "timestamp-is-now", pull("/when", "5XX")),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a status has one error identifier more",
    edit: relation("/x-contract", "error-fits-status", push("/byStatus/404", "gone")),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a relation compares with another constant",
    edit: relation(`${status}/x-contract`, "action-is-the-verb", set("/equals/const", "GET")),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "an operation has one relation less",
    edit: dropRelation(`${group}/x-contract`, "one-result-per-target"),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a relation has another id",
    edit: relation("/x-contract", "uri-is-a-web-address", set("/id", "uri-is-an-address")),
    forwards: breaksTests,
    backwards: breaksTests,
  },
  {
    name: "fewer calls are allowed",
    edit: set(`${group}/x-rate-limit/requests`, 10),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "the same calls are counted over a longer time",
    edit: set(`${status}/x-rate-limit/per`, "minute"),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a limit has no bursts any more",
    edit: all(set(`${sendUser}/x-rate-limit/requests`, 100), set(`${sendUser}/x-rate-limit/per`, "second")),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "an operation has no limit any more",
    edit: remove(`${status}/x-rate-limit`),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a summary is in other words",
    edit: set(`${status}/summary`, "Is a user online?"),
    forwards: words,
    backwards: words,
  },
  {
    name: "an operation is under another tag",
    edit: set(`${status}/tags`, ["groups"]),
    forwards: words,
    backwards: words,
  },
  {
    name: "the licence is written out",
    edit: set("/info/license/url", "https://opensource.org/license/mit"),
    forwards: words,
    backwards: words,
  },
  { name: "the version is another", edit: set("/info/version", "0.1.1"), forwards: nothing, backwards: nothing },
  { name: "the keys are in another order", edit: reverseKeys, forwards: nothing, backwards: nothing },
  {
    name: "required names are in another order",
    edit: set(`${schemas}/LocationMessage/required`, ["lng", "lat", "type", "addr"]),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "an enum's values are in another order",
    edit: set(`${schemas}/Presence/enum`, ["offline", "online"]),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "a shared header has another internal name",
    edit: all(
      rename("/components/headers/Retry-After", "Wait"),
      redirect("#/components/headers/Retry-After", "#/components/headers/Wait"),
    ),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "a security scheme has another internal name",
    edit: all(rename("/components/securitySchemes/adminToken", "bearer"), set("/security", [{ bearer: [] }])),
    forwards: nothing,
    backwards: nothing,
  },
];
