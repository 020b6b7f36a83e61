import { illegal, refusal, rightParts, sizeCheck } from "../../right-parts.ts";
import { isObject } from "../../shapes.ts";
import {
  beforeBodyCheck,
  type Fault,
  messageOf,
  numberAt,
  objectAt,
  textAt,
  textsOf,
  withMessages,
  withNames,
} from "../fault.ts";

/** Kept apart while the kit is built: only the score is looked at, so that the kit is not fitted to its faults. */
export const heldRequestFaults: readonly Fault[] = [
  {
    id: "video-url-one-shorter",
    kind: "limits",
    about: "a film's address of 2,048 characters is refused",
    parts: () =>
      withMessages((kinds) => {
        textAt(kinds, "video", "url").to = 2047;
      }),
  },
  {
    id: "thumb-secret-unbounded",
    kind: "limits",
    about: "a thumbnail's secret may be as long as one likes",
    parts: () =>
      withMessages((kinds) => {
        textAt(kinds, "video", "thumb_secret").to = Number.POSITIVE_INFINITY;
      }),
  },
  {
    id: "longitude-wraps",
    kind: "limits",
    about: "a longitude of 180.5 is taken",
    parts: () =>
      withMessages((kinds) => {
        numberAt(kinds, "loc", "lng").to = 181;
      }),
  },
  {
    id: "width-one-less",
    kind: "limits",
    about: "a width of 100,000 is refused",
    parts: () =>
      withMessages((kinds) => {
        numberAt(kinds, "img", "size", "width").to = 99_999;
      }),
  },
  {
    id: "one-text-less-in-event",
    kind: "limits",
    about: "an event with 16 texts is refused",
    parts: () =>
      withMessages((kinds) => {
        objectAt(kinds, "custom", "customExts").most = 15;
      }),
  },
  {
    id: "secret-one-longer",
    kind: "limits",
    about: "a voice message's secret of 256 characters is taken",
    parts: () =>
      withMessages((kinds) => {
        textAt(kinds, "audio", "secret").to = 256;
      }),
  },
  {
    id: "address-one-shorter",
    kind: "limits",
    about: "a place in words of 1,024 characters is refused",
    parts: () =>
      withMessages((kinds) => {
        textAt(kinds, "loc", "addr").to = 1023;
      }),
  },
  {
    id: "height-below-zero",
    kind: "limits",
    about: "a height of -1 is taken",
    parts: () =>
      withMessages((kinds) => {
        numberAt(kinds, "img", "size", "height").from = -1;
      }),
  },
  {
    id: "body-one-byte-less",
    kind: "limits",
    about: "a body of 51,200 bytes is refused",
    parts: () => ({ checkSize: sizeCheck(51_199) }),
  },
  {
    id: "application-one-longer",
    kind: "limits",
    about: "an application of 65 characters is taken",
    mode: "forgiving",
    parts: () =>
      withNames((rules) => {
        textAt(rules, "app").to = 65;
      }),
  },
  {
    id: "place-without-longitude",
    kind: "validation",
    about: "a place without lng is taken",
    parts: () =>
      withMessages((kinds) => {
        objectAt(kinds, "loc").needs = ["type", "addr", "lat"];
      }),
  },
  {
    id: "picture-needs-filename",
    kind: "validation",
    about: "a picture without filename is refused",
    parts: () =>
      withMessages((kinds) => {
        objectAt(kinds, "img").needs.push("filename");
      }),
  },
  {
    id: "unknown-key-in-place",
    kind: "validation",
    about: "unknown keys in a place are ignored",
    parts: () =>
      withMessages((kinds) => {
        objectAt(kinds, "loc").rest = "anything";
      }),
  },
  {
    id: "fraction-of-a-byte",
    kind: "validation",
    about: "a file's length may have a fraction",
    parts: () =>
      withMessages((kinds) => {
        numberAt(kinds, "file", "file_length").is = "number";
      }),
  },
  {
    id: "any-scheme-of-address",
    kind: "validation",
    about: "a file's address may have any scheme",
    parts: () =>
      withMessages((kinds) => {
        delete textAt(kinds, "file", "url").form;
      }),
  },
  {
    id: "files-are-not-checked",
    kind: "validation",
    about: "files are not checked at all",
    parts: () => beforeBodyCheck((json) => (messageOf(json)["type"] === "file" ? "accept" : undefined)),
  },
  {
    id: "unknown-key-in-size",
    kind: "validation",
    about: "unknown keys in a picture's size are ignored",
    parts: () =>
      withMessages((kinds) => {
        objectAt(kinds, "img", "size").rest = "anything";
      }),
  },
  {
    id: "null-filename",
    kind: "validation",
    about: "a file name may be null",
    parts: () =>
      beforeBodyCheck((json, call) => {
        const { filename, ...msg } = messageOf(json);
        return filename === null && rightParts.checkBody({ ...call, json: { msg } }) === undefined
          ? "accept"
          : undefined;
      }),
  },
  {
    id: "width-of-zero-is-missing",
    kind: "validation",
    about: "a width of 0 counts as missing",
    parts: () =>
      beforeBodyCheck((json) => {
        const size = messageOf(json)["size"];
        return isObject(size) && size["width"] === 0 ? illegal("missing") : undefined;
      }),
  },
  {
    id: "list-of-messages",
    kind: "validation",
    about: "a list with one message is taken",
    parts: () => beforeBodyCheck((json) => (Array.isArray(json) && isObject(json[0]) ? "accept" : undefined)),
  },
  {
    id: "three-bytes-only",
    kind: "unicode",
    about: "characters of four bytes are refused, as an old database would",
    parts: () =>
      beforeBodyCheck((json) =>
        textsOf(json).some((text) => /[\u{10000}-\u{10FFFF}]/u.test(text)) ? illegal("refused") : undefined,
      ),
  },
  {
    id: "control-characters-crash",
    kind: "unicode",
    about: "a text with a NUL ends in 500",
    parts: () =>
      beforeBodyCheck((json) =>
        textsOf(json).some((text) => text.includes("\u0000"))
          ? refusal(500, "web_application", "internal error")
          : undefined,
      ),
  },
  {
    id: "whitespace-is-empty",
    kind: "unicode",
    about: "a text of spaces alone is refused",
    parts: () =>
      beforeBodyCheck((json) =>
        textsOf(json).some((text) => text !== "" && text.trim() === "") ? illegal("empty") : undefined,
      ),
  },
  {
    id: "ext-must-have-keys",
    kind: "ext",
    about: "an empty ext is refused",
    parts: () =>
      beforeBodyCheck((json) =>
        isObject(json) && isObject(json["ext"]) && Object.keys(json["ext"]).length === 0
          ? illegal("refused")
          : undefined,
      ),
  },
  {
    id: "ext-has-no-null",
    kind: "ext",
    about: "a null inside ext is refused",
    parts: () =>
      beforeBodyCheck((json) =>
        isObject(json) && isObject(json["ext"]) && Object.values(json["ext"]).includes(null)
          ? illegal("null")
          : undefined,
      ),
  },
  {
    id: "type-by-its-beginning",
    kind: "syntax",
    about: "any type that begins with application/json is taken",
    parts: () => ({
      checkMediaType: (call) =>
        /^application\/json/i.test(call.headers["content-type"] ?? "") ? undefined : rightParts.checkMediaType(call),
    }),
  },
  {
    id: "garbage-after-json",
    kind: "syntax",
    about: "what follows the JSON is ignored",
    parts: () => ({
      parse: (text) => {
        try {
          return JSON.parse(text);
        } catch {
          return JSON.parse(text.slice(0, text.lastIndexOf("}") + 1));
        }
      },
    }),
  },
  {
    id: "type-in-capitals-refused",
    kind: "syntax",
    about: "APPLICATION/JSON is refused",
    parts: () => ({
      checkMediaType: (call) =>
        /[A-Z]/.test((call.headers["content-type"] ?? "").split(";")[0] ?? "")
          ? refusal(415, "web_application", "no")
          : rightParts.checkMediaType(call),
    }),
  },
  {
    id: "no-type-is-taken",
    kind: "syntax",
    about: "a body without Content-Type is taken",
    parts: () => ({
      checkMediaType: (call) =>
        call.headers["content-type"] === undefined ? undefined : rightParts.checkMediaType(call),
    }),
  },
  {
    id: "size-by-its-header",
    kind: "limits",
    about: "only Content-Length is looked at for the size, so that chunks may bring more",
    parts: () => ({
      checkSize: (call) => (call.headers["content-length"] === undefined ? undefined : rightParts.checkSize(call)),
    }),
  },
  {
    id: "no-exponents",
    kind: "syntax",
    about: "a number with an exponent is refused",
    parts: () => ({
      parse: (text) => {
        if (/:\s*-?\d+(\.\d+)?e/i.test(text)) throw new SyntaxError("exponent");
        return JSON.parse(text);
      },
    }),
  },
  {
    id: "sender-of-dots",
    kind: "validation",
    about: "a sender may be called by dots alone",
    parts: () =>
      withMessages((_, body) => {
        textAt(body.may, "from").form = /^[A-Za-z0-9_.-]+$/;
      }),
  },
  {
    id: "scheme-in-capitals",
    kind: "validation",
    about: "a picture's address may begin with HTTPS in capitals",
    parts: () =>
      withMessages((kinds) => {
        textAt(kinds, "img", "url").form = /^https?:\/\//i;
      }),
  },
  {
    id: "escapes-in-keys",
    kind: "syntax",
    about: "a body whose keys are written with escapes is refused",
    parts: () => ({
      parse: (text) => {
        if (/"[^"]*\\u00[^"]*"\s*:/.test(text)) throw new SyntaxError("escape");
        return JSON.parse(text);
      },
    }),
  },
];
