import { illegal, refusal, rightParts, sizeCheck } from "../../right-parts.ts";
import { isObject, type TextRule } from "../../shapes.ts";
import {
  beforeBodyCheck,
  type Fault,
  internal,
  messageOf,
  numberAt,
  objectAt,
  textAt,
  textsOf,
  withMessages,
  withNames,
} from "../fault.ts";

const refuse = illegal("refused");
const isNull = (value: unknown): boolean => value === null;

/** What is wrong with how requests are read and checked. */
export const requestFaults: readonly Fault[] = [
  // Limits, one off
  {
    id: "text-one-longer",
    kind: "limits",
    about: "a text of 40,961 characters is taken",
    parts: () =>
      withMessages((kinds) => {
        textAt(kinds, "txt", "msg").to += 1;
      }),
  },
  {
    id: "text-may-be-empty",
    kind: "limits",
    about: "an empty text is taken",
    parts: () =>
      withMessages((kinds) => {
        textAt(kinds, "text", "msg").from = 0;
      }),
  },
  {
    id: "filename-one-longer",
    kind: "limits",
    about: "a picture's file name of 256 characters is taken",
    parts: () =>
      withMessages((kinds) => {
        textAt(kinds, "img", "filename").to = 256;
      }),
  },
  {
    id: "latitude-bound-is-exclusive",
    kind: "limits",
    about: "a latitude of exactly 90 is refused",
    parts: () =>
      withMessages((kinds) => {
        numberAt(kinds, "loc", "lat").to = 89.999_999;
      }),
  },
  {
    id: "longitude-like-latitude",
    kind: "limits",
    about: "longitudes beyond 90 are refused",
    parts: () => withMessages((kinds) => Object.assign(numberAt(kinds, "loc", "lng"), { from: -90, to: 90 })),
  },
  {
    id: "playing-time-one-more",
    kind: "limits",
    about: "a playing time of 86,401 seconds is taken",
    parts: () =>
      withMessages((kinds) => {
        numberAt(kinds, "audio", "length").to = 86_401;
      }),
  },
  {
    id: "file-length-below-zero",
    kind: "limits",
    about: "a file's length of -1 is taken",
    parts: () =>
      withMessages((kinds) => {
        numberAt(kinds, "file", "file_length").from = -1;
      }),
  },
  {
    id: "file-length-of-32-bits",
    kind: "limits",
    about: "a file's length beyond 2,147,483,647 is refused",
    parts: () =>
      withMessages((kinds) => {
        numberAt(kinds, "file", "file_length").to = 2 ** 31 - 1;
      }),
  },
  {
    id: "event-name-one-longer",
    kind: "limits",
    about: "an event's name of 33 characters is taken",
    parts: () =>
      withMessages((kinds) => {
        textAt(kinds, "custom", "customEvent").to = 33;
      }),
  },
  {
    id: "one-text-more-in-event",
    kind: "limits",
    about: "an event with 17 texts is taken",
    parts: () =>
      withMessages((kinds) => {
        objectAt(kinds, "custom", "customExts").most = 17;
      }),
  },
  {
    id: "event-text-one-longer",
    kind: "limits",
    about: "a text of 1,025 characters in an event is taken",
    parts: () =>
      withMessages((kinds) =>
        Object.assign(objectAt(kinds, "custom", "customExts"), {
          rest: { is: "text", from: 0, to: 1025 } satisfies TextRule,
        }),
      ),
  },
  {
    id: "sender-one-longer",
    kind: "limits",
    about: "a sender of 65 characters is taken",
    parts: () =>
      withMessages((_, body) => {
        textAt(body.may, "from").to = 65;
      }),
  },
  {
    id: "username-one-longer",
    kind: "limits",
    about: "a username of 65 characters in the path is taken",
    mode: "forgiving",
    parts: () =>
      withNames((rules) => {
        textAt(rules, "username").to = 65;
      }),
  },
  {
    id: "group-name-one-shorter",
    kind: "limits",
    about: "a group's id of 64 characters is refused",
    mode: "forgiving",
    parts: () =>
      withNames((rules) => {
        textAt(rules, "group_name").to = 63;
      }),
  },
  {
    id: "body-one-byte-more",
    kind: "limits",
    about: "a body of 51,201 bytes is taken",
    parts: () => ({ checkSize: sizeCheck(51_201) }),
  },
  {
    id: "body-counted-in-characters",
    kind: "limits",
    about: "the size of a body is counted in characters",
    parts: () => ({
      checkSize: (call) =>
        [...Buffer.from(call.body).toString()].length > 51_200 ? rightParts.checkSize(call) : undefined,
    }),
  },
  // One kind of message, one field, one type not checked
  {
    id: "videos-are-not-checked",
    kind: "validation",
    about: "films are not checked at all",
    parts: () => beforeBodyCheck((json) => (messageOf(json)["type"] === "video" ? "accept" : undefined)),
  },
  {
    id: "command-without-action",
    kind: "validation",
    about: "a command without action is taken",
    parts: () =>
      withMessages((kinds) => {
        objectAt(kinds, "cmd").needs = ["type"];
      }),
  },
  {
    id: "size-without-height",
    kind: "validation",
    about: "a picture's size without height is taken",
    parts: () =>
      withMessages((kinds) => {
        objectAt(kinds, "img", "size").needs = ["width"];
      }),
  },
  {
    id: "unknown-type-is-text",
    kind: "validation",
    about: "a message of an unknown type is taken for a text",
    parts: () =>
      beforeBodyCheck((json) =>
        ["txt", "text"].includes(String(messageOf(json)["type"])) || typeof messageOf(json)["msg"] !== "string"
          ? undefined
          : "accept",
      ),
  },
  {
    id: "type-in-any-case",
    kind: "validation",
    about: "the type may be written in capitals",
    parts: () =>
      beforeBodyCheck((json) =>
        messageOf(json)["type"] === String(messageOf(json)["type"]).toLowerCase() ||
        messageOf(json)["url"] === undefined
          ? undefined
          : typeof messageOf(json)["type"] === "string"
            ? "accept"
            : undefined,
      ),
  },
  {
    id: "txt-is-refused",
    kind: "validation",
    about: "texts are refused when they are typed txt",
    parts: () =>
      withMessages((kinds) => {
        delete kinds["txt"];
      }),
  },
  {
    id: "null-is-no-sender",
    kind: "validation",
    about: "from may be null",
    parts: () =>
      beforeBodyCheck((json) =>
        isObject(json) && isNull(json["from"]) && isObject(json["msg"]) ? "accept" : undefined,
      ),
  },
  {
    id: "unknown-key-beside-msg",
    kind: "validation",
    about: "unknown keys beside msg are ignored",
    parts: () =>
      withMessages((_, body) => {
        body.rest = "anything";
      }),
  },
  {
    id: "latitude-as-text",
    kind: "validation",
    about: "a latitude may be a text with a number in it",
    parts: () =>
      beforeBodyCheck((json) =>
        typeof messageOf(json)["lat"] === "string" && Number.isFinite(messageOf(json)["lng"]) ? "accept" : undefined,
      ),
  },
  {
    id: "event-text-of-any-type",
    kind: "validation",
    about: "the texts of an event may be of any type",
    parts: () =>
      withMessages((kinds) => {
        objectAt(kinds, "custom", "customExts").rest = "anything";
      }),
  },
  {
    id: "zero-is-missing",
    kind: "validation",
    about: "a latitude of 0 counts as missing",
    parts: () => beforeBodyCheck((json) => (messageOf(json)["lat"] === 0 ? refuse : undefined)),
  },
  {
    id: "event-name-not-anchored",
    kind: "validation",
    about: "an event's name is good when a part of it is",
    parts: () =>
      withMessages((kinds) => {
        textAt(kinds, "custom", "customEvent").form = /[A-Za-z0-9_/.-]+/;
      }),
  },
  {
    id: "bare-message",
    kind: "validation",
    about: "a message without its wrapper is taken",
    parts: () =>
      beforeBodyCheck((json, call) =>
        isObject(json) && "type" in json && rightParts.checkBody({ ...call, json: { msg: json } }) === undefined
          ? "accept"
          : undefined,
      ),
  },
  {
    id: "groups-are-not-checked",
    kind: "validation",
    about: "messages to groups are not checked",
    parts: () => beforeBodyCheck((_, { route }) => (route.operation === "group" ? "accept" : undefined)),
  },
  {
    id: "empty-event-text",
    kind: "validation",
    about: "an empty text in an event is refused",
    parts: () =>
      withMessages((kinds) => {
        objectAt(kinds, "custom", "customExts").rest = { is: "text", from: 1, to: 1024 };
      }),
  },

  // Unicode
  {
    id: "length-in-utf-16-units",
    kind: "unicode",
    about: "lengths are counted in UTF-16 units",
    parts: () =>
      beforeBodyCheck((json) =>
        textsOf(json).some((text) => text.length > 40_960 || (messageOf(json)["type"] === "cmd" && text.length > 1024))
          ? refuse
          : undefined,
      ),
  },
  {
    id: "filename-length-in-bytes",
    kind: "unicode",
    about: "a file name's length is counted in bytes",
    parts: () =>
      beforeBodyCheck((json) =>
        Buffer.byteLength(String(messageOf(json)["filename"] ?? "")) > 255 ? refuse : undefined,
      ),
  },
  {
    id: "bytes-are-latin-1",
    kind: "unicode",
    about: "invalid UTF-8 is replaced instead of refused",
    parts: () => ({ decodeText: (bytes) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) }),
  },
  // ext
  {
    id: "ext-is-null",
    kind: "ext",
    about: "ext may be null",
    parts: () =>
      beforeBodyCheck((json) =>
        isObject(json) && isNull(json["ext"]) && isObject(json["msg"]) ? "accept" : undefined,
      ),
  },
  {
    id: "ext-is-an-array",
    kind: "ext",
    about: "ext may be an array",
    parts: () =>
      beforeBodyCheck((json) =>
        isObject(json) && Array.isArray(json["ext"]) && isObject(json["msg"]) ? "accept" : undefined,
      ),
  },
  {
    id: "ext-is-flat",
    kind: "ext",
    about: "an object inside ext is refused",
    parts: () =>
      beforeBodyCheck((json) =>
        isObject(json) && isObject(json["ext"]) && Object.values(json["ext"]).some(isObject) ? refuse : undefined,
      ),
  },
  {
    id: "ext-ten-deep",
    kind: "ext",
    about: "an ext that is more than ten levels deep ends in 500",
    parts: () =>
      beforeBodyCheck((json) => {
        let depth = 0;
        for (let at: unknown = isObject(json) ? json["ext"] : undefined; isObject(at); at = Object.values(at)[0])
          depth += 1;
        return depth > 10 ? internal : undefined;
      }),
  },
  {
    id: "prototype-key-crashes",
    kind: "ext",
    about: "a key of ext that is called like a part of JavaScript ends in 500",
    parts: () =>
      beforeBodyCheck((json) => {
        const ext = isObject(json) && isObject(json["ext"]) ? json["ext"] : {};
        return ["__proto__", "constructor"].some((key) => Object.hasOwn(ext, key)) ? internal : undefined;
      }),
  },

  // Syntax and media type
  {
    id: "chunked-is-empty",
    kind: "syntax",
    about: "a body that comes in chunks counts as empty",
    parts: () => ({
      checkMediaType: (call) =>
        call.headers["transfer-encoding"] === undefined ? rightParts.checkMediaType(call) : illegal("there is no body"),
    }),
  },
  {
    id: "broken-json-is-500",
    kind: "syntax",
    about: "a body that is not JSON ends in 500",
    parts: () => ({
      failure: (call, reason) =>
        rightParts.failure(
          call,
          reason.error === "json_parse" ? refusal(500, "web_application", "internal error") : reason,
        ),
    }),
  },
  {
    id: "empty-body-is-taken",
    kind: "syntax",
    about: "an empty body is answered 200",
    parts: () => ({
      checkMediaType: (call) => (call.body.byteLength === 0 ? refusal(200, "", "") : rightParts.checkMediaType(call)),
      failure: (call, reason) =>
        reason.status === 200 && call.route && call.names
          ? rightParts.success({ ...call, route: call.route, names: call.names }, [
              { result_code: 200, result_content: { result: "ok" } },
            ])
          : rightParts.failure(call, reason),
    }),
  },
  {
    id: "trailing-comma-is-taken",
    kind: "syntax",
    about: "a comma too many is taken",
    parts: () => ({ parse: (text) => JSON.parse(text.replace(/,(\s*[}\]])/g, "$1")) }),
  },
  {
    id: "text-plain-is-taken",
    kind: "syntax",
    about: "JSON announced as text/plain is taken",
    parts: () => ({
      checkMediaType: (call) =>
        String(call.headers["content-type"]).startsWith("text/plain") ? undefined : rightParts.checkMediaType(call),
    }),
  },
  {
    id: "charset-is-refused",
    kind: "syntax",
    about: "application/json with a charset is refused",
    parts: () => ({
      checkMediaType: (call) =>
        String(call.headers["content-type"]).includes("charset")
          ? refusal(415, "web_application", "no parameters")
          : rightParts.checkMediaType(call),
    }),
  },
];
