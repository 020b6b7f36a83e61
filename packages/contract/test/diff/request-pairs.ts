import { all, pull, push, remove, rename, set } from "./edits.ts";
import { adds, breaksCallers, breaksSdk, nothing, type Pair, words } from "./pair.ts";

const schemas = "/components/schemas";
const status = "/paths/~1{org}~1{app}~1users~1{username}~1status";
const body = "/components/requestBodies/SendMessage";
const query = (required: boolean): unknown => ({ name: "verbose", in: "query", required, schema: { type: "boolean" } });
const header = (required: boolean): unknown => ({
  name: "X-Trace",
  in: "header",
  required,
  schema: { type: "string" },
});

/** What callers send: it may only widen. */
export const requestPairs: readonly Pair[] = [
  {
    name: "maxLength of a text is lowered",
    edit: set(`${schemas}/TextMessage/properties/msg/maxLength`, 4096),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "maxLength of a file's name is dropped",
    edit: remove(`${schemas}/FileName/maxLength`),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "minLength of a command is raised",
    edit: set(`${schemas}/CommandMessage/properties/action/minLength`, 2),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "maximum of the playing time is lowered",
    edit: set(`${schemas}/PlayingTime/maximum`, 3600),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "minimum of a latitude is raised",
    edit: set(`${schemas}/LocationMessage/properties/lat/minimum`, -89),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "maximum of a longitude becomes exclusive",
    edit: all(
      remove(`${schemas}/LocationMessage/properties/lng/maximum`),
      set(`${schemas}/LocationMessage/properties/lng/exclusiveMaximum`, 180),
    ),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a file's length must be a multiple of 4",
    edit: set(`${schemas}/FileLength/multipleOf`, 4),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "maxProperties of the texts of an event is lowered",
    edit: set(`${schemas}/CustomMessage/properties/customExts/maxProperties`, 8),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "each text of an event may be shorter only",
    edit: set(`${schemas}/CustomMessage/properties/customExts/additionalProperties/maxLength`, 512),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a pattern is put on a file's secret",
    edit: set(`${schemas}/FileSecret/pattern`, "^[A-Za-z0-9_-]+$"),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "the pattern of an event's name is another",
    edit: set(`${schemas}/CustomMessage/properties/customEvent/pattern`, "^[a-z]+$"),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a format is asked of a file's address",
    edit: set(`${schemas}/FileUrl/format`, "uri"),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "an enum loses a value",
    edit: pull(`${schemas}/TextMessage/properties/type/enum`, "text"),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "an enum is put where any text was good",
    edit: set(`${schemas}/CommandMessage/properties/action/enum`, ["refresh"]),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a number must be an integer",
    edit: set(`${schemas}/LocationMessage/properties/lat/type`, "integer"),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a number must be a string",
    edit: set(`${schemas}/LocationMessage/properties/lat/type`, "string"),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "null is accepted for a file's name",
    edit: set(`${schemas}/FileName/type`, ["string", "null"]),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "an optional property becomes required",
    edit: push(`${schemas}/ImageMessage/required`, "filename"),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a new optional property is accepted",
    edit: set(`${schemas}/AudioMessage/properties/codec`, { type: "string" }),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a new required property is asked for",
    edit: all(
      set(`${schemas}/SendMessageRequest/properties/route`, { type: "string" }),
      push(`${schemas}/SendMessageRequest/required`, "route"),
    ),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a property is renamed",
    edit: rename(`${schemas}/VideoMessage/properties/length`, "seconds"),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "an open object is closed",
    edit: set(`${schemas}/Extension/additionalProperties`, false),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a closed object is opened",
    edit: set(`${schemas}/CommandMessage/additionalProperties`, true),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "the texts of an event may be of any type",
    edit: set(`${schemas}/CustomMessage/properties/customExts/additionalProperties`, true),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "one kind of message is refused",
    edit: all(
      pull(`${schemas}/Message/oneOf`, { $ref: `#${schemas}/CustomMessage` }),
      remove(`${schemas}/Message/discriminator/mapping/custom`),
    ),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a discriminator value is no longer mapped",
    edit: remove(`${schemas}/Message/discriminator/mapping/txt`),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a discriminator value leads to another schema",
    edit: set(`${schemas}/Message/discriminator/mapping/file`, `#${schemas}/VideoMessage`),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "another property tells the kinds apart",
    edit: set(`${schemas}/Message/discriminator/propertyName`, "kind"),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a sender's default is another",
    base: set(`${schemas}/Sender/default`, "admin"),
    edit: set(`${schemas}/Sender/default`, "system"),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a list of at most 5 replaces one of at most 9",
    base: set(`${schemas}/AudioMessage/properties/marks`, { type: "array", maxItems: 9, items: { type: "integer" } }),
    edit: set(`${schemas}/AudioMessage/properties/marks/maxItems`, 5),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "the elements of a list must differ",
    base: set(`${schemas}/AudioMessage/properties/marks`, { type: "array", items: { type: "integer" } }),
    edit: set(`${schemas}/AudioMessage/properties/marks/uniqueItems`, true),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "every key must look like a name",
    edit: set(`${schemas}/Extension/propertyNames`, { pattern: "^[a-z]+$" }),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "the pattern of a path parameter is stricter",
    edit: set("/components/parameters/app/schema/pattern", "^[a-z][a-z0-9]*$"),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a path parameter may be shorter only",
    edit: set(`${schemas}/Username/maxLength`, 32),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a path parameter takes four values only",
    edit: set("/components/parameters/org/schema/enum", ["a", "b", "c", "d"]),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a path parameter has another name",
    base: all(
      set(`${status}/get/x-contract`, []),
      set(`${status}/parameters/2`, { name: "username", in: "path", required: true, schema: { type: "string" } }),
    ),
    edit: all(set(`${status}/parameters/2/name`, "user"), rename(status, "/{org}/{app}/users/{user}/status")),
    forwards: breaksSdk,
    backwards: breaksSdk,
  },
  {
    name: "an optional query parameter is new",
    edit: push(`${status}/parameters`, query(false)),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a required query parameter is new",
    edit: push(`${status}/parameters`, query(true)),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a query parameter becomes required",
    base: push(`${status}/parameters`, query(false)),
    edit: set(`${status}/parameters/3/required`, true),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a list in the query is written another way",
    base: push(`${status}/parameters`, {
      name: "q",
      in: "query",
      schema: { type: "array", items: { type: "string" } },
    }),
    edit: set(`${status}/parameters/3/explode`, false),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a required request header is new",
    edit: push(`${status}/parameters`, header(true)),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a request header is written in other case",
    base: push(`${status}/parameters`, header(false)),
    edit: set(`${status}/parameters/3/name`, "x-trace"),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "the request's media type is another",
    edit: rename(`${body}/content/application~1json`, "application/vnd.emchat+json"),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a second media type is accepted",
    edit: set(`${body}/content/application~1cbor`, {
      schema: { $ref: `#${schemas}/SendMessageRequest` },
      examples: {},
    }),
    forwards: adds,
    backwards: breaksCallers,
  },
  { name: "the body may be left out", edit: set(`${body}/required`, false), forwards: adds, backwards: breaksCallers },
  {
    name: "a body is asked of a GET that had none",
    edit: set(`${status}/get/requestBody`, {
      required: true,
      content: { "application/json": { schema: { type: "object" } } },
    }),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "the largest body is smaller",
    edit: set(`${body}/x-max-body-bytes`, 5120),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a property is marked deprecated",
    edit: set(`${schemas}/FileMessage/properties/filename`, { $ref: `#${schemas}/FileName`, deprecated: true }),
    forwards: adds,
    backwards: words,
  },
  {
    name: "a property is described in other words",
    edit: set(`${schemas}/TextMessage/properties/msg/description`, "What is said."),
    forwards: words,
    backwards: words,
  },
  {
    name: "a schema has a title",
    edit: set(`${schemas}/TextMessage/title`, "Text"),
    forwards: words,
    backwards: words,
  },
  {
    name: "null is accepted beside a file's name, as a union",
    edit: set(`${schemas}/FileMessage/properties/filename`, {
      oneOf: [{ $ref: `#${schemas}/FileName` }, { type: "null" }],
    }),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a union of which exactly one must fit becomes one of which any may",
    edit: rename(`${schemas}/Message/oneOf`, "anyOf"),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a schema is wrapped in an allOf of its own",
    edit: set(`${schemas}/FileMessage/properties/filename`, { allOf: [{ $ref: `#${schemas}/FileName` }] }),
    forwards: nothing,
    backwards: nothing,
  },
  {
    name: "an open object is opened by the empty schema",
    edit: set(`${schemas}/Extension/additionalProperties`, {}),
    forwards: nothing,
    backwards: nothing,
  },
];
