import { all, pull, push, remove, rename, set } from "./edits.ts";
import { adds, breaksCallers, breaksTests, type Pair, words } from "./pair.ts";

const schemas = "/components/schemas";
const replies = "/components/responses";
const status = "/paths/~1{org}~1{app}~1users~1{username}~1status/get";
const send = "/paths/~1{org}~1{app}~1groups~1{group_name}~1messages/post";

/** What servers answer: it may only narrow. */
export const replyPairs: readonly Pair[] = [
  {
    name: "a reply's enum has one value more",
    edit: push(`${schemas}/Presence/enum`, "away"),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a reply's enum is dropped",
    edit: remove(`${schemas}/Presence/enum`),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a required property is no longer promised",
    edit: pull(`${schemas}/UserStatusReply/required`, "duration"),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a property is gone from an open reply",
    edit: remove(`${schemas}/SendMessageReply/properties/count`),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "an open reply has one more optional property",
    edit: set(`${schemas}/DeliveredResult/properties/message_id`, { type: "string" }),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "an open reply has one more required property",
    edit: all(
      set(`${schemas}/DeliveredResult/properties/message_id`, { type: "string" }),
      push(`${schemas}/DeliveredResult/required`, "message_id"),
    ),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a property of a reply has another type",
    edit: set(`${schemas}/Timestamp/type`, "string"),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a property of a reply may be null",
    edit: set(`${schemas}/OrganizationName/type`, ["string", "null"]),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "an integer of a reply may have a fraction",
    edit: set(`${schemas}/Count/type`, "number"),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a maximum of a reply is raised",
    edit: set(`${schemas}/FailedResult/properties/result_code/maximum`, 999),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a list of a reply may be empty",
    edit: set(`${schemas}/UserStatusReply/properties/data/minItems`, 0),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "the pattern of a reply is dropped",
    edit: remove(`${schemas}/ApplicationId/pattern`),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "an open reply is closed",
    edit: set(`${schemas}/UserStatusReply/additionalProperties`, false),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "a result has one kind more",
    base: set(`${schemas}/QueuedResult`, {
      type: "object",
      required: ["queued"],
      properties: { queued: { type: "boolean" } },
    }),
    edit: push(`${schemas}/SendMessageResult/oneOf`, { $ref: `#${schemas}/QueuedResult` }),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a result has one kind less",
    edit: pull(`${schemas}/UserStatusResult/oneOf`, { $ref: `#${schemas}/FailedResult` }),
    forwards: adds,
    backwards: breaksCallers,
  },
  {
    name: "an error is no longer listed",
    edit: remove(`${send}/responses/413`),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a second success status is possible",
    edit: set(`${send}/responses/202`, { $ref: `#${replies}/MessageSent` }),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "the success status is another",
    edit: rename(`${status}/responses/200`, "203"),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a reply's media type is another",
    edit: rename(`${replies}/NotFound/content/application~1json`, "application/problem+json"),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "a reply header is gone",
    edit: remove(`${replies}/TooManyRequests/headers/Retry-After`),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a reply header is no longer promised",
    edit: set("/components/headers/WWW-Authenticate/required", false),
    forwards: breaksCallers,
    backwards: adds,
  },
  {
    name: "a reply header has another type",
    edit: set("/components/headers/Retry-After/schema", { type: "string" }),
    forwards: breaksCallers,
    backwards: breaksCallers,
  },
  {
    name: "an example is removed",
    edit: remove(`${status}/responses/200/content/application~1json/examples/online`),
    forwards: breaksTests,
    backwards: adds,
  },
  {
    name: "an example of a request is renamed",
    edit: rename("/components/requestBodies/SendMessage/content/application~1json/examples/img", "picture"),
    forwards: breaksTests,
    backwards: breaksTests,
  },
  {
    name: "an example shows another value",
    edit: set(`${status}/responses/200/content/application~1json/examples/online/value/duration`, 13),
    forwards: words,
    backwards: words,
  },
  {
    name: "a reply is described in other words",
    edit: set(`${replies}/NotFound/description`, "Nothing is there."),
    forwards: words,
    backwards: words,
  },
  {
    name: "a source is given for a header",
    edit: set("/components/headers/Retry-After/x-source/document", "RFC 9110"),
    forwards: words,
    backwards: words,
  },
];
