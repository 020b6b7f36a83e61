import { setTimeout as sleep } from "node:timers/promises";
import { illegal, refusal, rightParts } from "../../right-parts.ts";
import { isObject } from "../../shapes.ts";
import {
  beforeBodyCheck,
  type Fault,
  forbidden,
  internal,
  keysOf,
  messageOf,
  refusesKeys,
  refusesTexts,
  textsOf,
} from "../fault.ts";

/** Reads the text of a body in a way of its own. */
const reads = (edit: (text: string) => string): ReturnType<Fault["parts"]> => ({
  parse: (text) => JSON.parse(edit(text)),
});

/** Does not read some bodies. */
const cannotRead = (form: RegExp): ReturnType<Fault["parts"]> => ({
  parse: (text) => {
    if (form.test(text)) throw new SyntaxError("cannot be read");
    return JSON.parse(text);
  },
});

/** Dies of some bodies. */
const diesOf = (form: RegExp): ReturnType<Fault["parts"]> => ({
  checkSize: (call) => (form.test(Buffer.from(call.body).toString()) ? internal : rightParts.checkSize(call)),
});

/** Filters in front, and how bodies are read, measured and counted. */
export const bodyFaults: readonly Fault[] = [
  {
    id: "filter-of-sql",
    kind: "filters",
    about: "a text that looks like SQL is forbidden",
    parts: () => refusesTexts(/\b(select\b.*\bfrom|union\b.*\bselect|drop\s+table|or\s+1\s*=\s*1)/i),
  },
  {
    id: "filter-of-scripts",
    kind: "filters",
    about: "a text with a tag of HTML is refused",
    parts: () => refusesTexts(/<\s*(script|img|iframe)/i, illegal("markup")),
  },
  {
    id: "filter-of-parents",
    kind: "filters",
    about: "a text with ../ is forbidden",
    parts: () => refusesTexts(/\.\.[/\\]/),
  },
  {
    id: "filter-of-templates",
    kind: "filters",
    about: "a text with a placeholder of a template is forbidden",
    parts: () => refusesTexts(/\$\{|\{\{/),
  },
  {
    id: "filter-of-line-ends",
    kind: "filters",
    about: "a text with a line end as of HTTP is forbidden",
    parts: () => refusesTexts(/\r\n/),
  },
  {
    id: "apostrophe-crashes",
    kind: "filters",
    about: "a text with an apostrophe ends in 500",
    parts: () => refusesTexts(/'/, internal),
  },
  {
    id: "percent-crashes",
    kind: "filters",
    about: "a text with a percent sign that begins no escape ends in 500",
    parts: () => refusesTexts(/%(?![0-9a-f]{2})/i, internal),
  },
  {
    id: "dollar-in-keys",
    kind: "filters",
    about: "a key of ext that begins with a dollar sign is forbidden",
    parts: () => refusesKeys(/^\$/),
  },
  {
    id: "dot-in-keys",
    kind: "filters",
    about: "a key of ext with a dot ends in 500",
    parts: () => refusesKeys(/\./, internal),
  },
  {
    id: "empty-key",
    kind: "filters",
    about: "an empty key in ext is refused",
    parts: () => refusesKeys(/^$/, illegal("key")),
  },
  {
    id: "key-of-300-characters",
    kind: "extremes",
    about: "a key of ext with more than 255 characters ends in 500",
    parts: () => refusesKeys(/^.{256,}$/su, internal),
  },
  {
    id: "ext-of-many-keys",
    kind: "extremes",
    about: "an ext with more than 200 keys is refused",
    parts: () =>
      beforeBodyCheck((json) => (isObject(json) && keysOf(json["ext"]).length > 200 ? illegal("too many") : undefined)),
  },
  {
    id: "type-comes-first",
    kind: "syntax",
    about: "a message whose type is not its first key is refused",
    parts: () =>
      beforeBodyCheck((json) => {
        const keys = Object.keys(messageOf(json));
        return keys.includes("type") && keys[0] !== "type" ? illegal("type") : undefined;
      }),
  },
  {
    id: "lines-are-refused",
    kind: "syntax",
    about: "JSON over several lines is refused",
    parts: () => cannotRead(/^\s*\{\s*\n/),
  },
  {
    id: "escapes-in-types",
    kind: "syntax",
    about: "a type that is written with escapes is refused",
    parts: () => cannotRead(/"type"\s*:\s*"[^"]*\\u/),
  },
  {
    id: "point-zero-is-no-integer",
    kind: "syntax",
    about: "an integer that is written with .0 is refused",
    parts: () => cannotRead(/:\s*-?\d+\.0+\s*[,}]/),
  },
  {
    id: "minus-zero-crashes",
    kind: "extremes",
    about: "a place at latitude -0 ends in 500",
    parts: () => diesOf(/:\s*-0(\.0+)?\s*[,}]/),
  },
  {
    id: "six-decimals-at-most",
    kind: "extremes",
    about: "a latitude with more than ten decimals is refused",
    parts: () =>
      beforeBodyCheck((json) => (/\.\d{11,}/.test(String(messageOf(json)["lat"])) ? illegal("precision") : undefined)),
  },
  {
    id: "beyond-64-bits-crashes",
    kind: "extremes",
    about: "an integer beyond 9,223,372,036,854,775,807 ends in 500",
    parts: () => diesOf(/:\s*(922337203685477580[89]|9[3-9]\d{17}|\d{20,})\s*[,}]/),
  },
  {
    id: "huge-exponent-crashes",
    kind: "extremes",
    about: "a number like 1e400 ends in 500",
    parts: () => diesOf(/\de\+?\d{3,}/i),
  },
  {
    id: "wraps-at-64-bits",
    kind: "extremes",
    about: "integers are taken modulo 2^64",
    parts: () =>
      reads((text) =>
        text.replace(/(:\s*)(\d{17,})(?=\s*[,}])/g, (_, lead, digits) => lead + BigInt.asUintN(64, BigInt(digits))),
      ),
  },
  {
    id: "wraps-at-32-bits",
    kind: "extremes",
    about: "the measures of a picture are taken modulo 2^32",
    parts: () =>
      reads((text) =>
        text.replace(
          /("(?:width|height)"\s*:\s*)(\d{10,15})(?=\s*[,}])/g,
          (_, lead, digits) => lead + (Number(digits) % 2 ** 32),
        ),
      ),
  },
  {
    id: "text-length-in-bytes",
    kind: "limits",
    about: "a text's length is counted in bytes",
    parts: () =>
      beforeBodyCheck((json) => {
        const text = messageOf(json)["msg"];
        return typeof text === "string" && Buffer.byteLength(text) > 40_960 ? illegal("too long") : undefined;
      }),
  },
  {
    id: "length-after-composition",
    kind: "limits",
    about: "a file name's length is counted after its accents are composed",
    parts: () =>
      beforeBodyCheck((json, call) => {
        const msg = messageOf(json);
        const name = msg["filename"];
        if (typeof name !== "string" || !isObject(json)) return undefined;
        const composed = { ...json, msg: { ...msg, filename: name.normalize("NFC") } };
        return rightParts.checkBody({ ...call, json: composed }) ?? "accept";
      }),
  },
  {
    id: "line-separator-crashes",
    kind: "unicode",
    about: "a text with U+2028 ends in 500",
    parts: () => refusesTexts(/\u2028/, internal),
  },
  {
    id: "half-a-character-crashes",
    kind: "unicode",
    about: "half of a pair of surrogates ends in 500",
    parts: () =>
      beforeBodyCheck((json) => (textsOf(json).some((text) => /\p{Surrogate}/u.test(text)) ? internal : undefined)),
  },
  {
    id: "chunked-is-cut",
    kind: "connections",
    about: "of a body in chunks only 16,384 bytes are read",
    parts: () => ({
      checkBody: (call) =>
        call.headers["transfer-encoding"] !== undefined && call.body.byteLength > 16_384
          ? refusal(400, "json_parse", "cut")
          : rightParts.checkBody(call),
    }),
  },
  {
    id: "twelve-at-once",
    kind: "connections",
    about: "of more than twelve calls at the same time some end in 500",
    parts: () => {
      let running = 0;
      return {
        perform: async (call) => {
          running += 1;
          const many = running > 12;
          await sleep(10);
          running -= 1;
          if (many) throw new Error("too many at once");
          return rightParts.perform(call);
        },
      };
    },
  },
  {
    id: "service-falls-down",
    kind: "extremes",
    about: "a file length beyond a double's integers fells the service for a moment, and every open call with it",
    parts: () => {
      let upAgain = 0;
      return {
        write: (call, answer, response) => {
          const length = messageOf(call.json)["file_length"];
          if (typeof length === "number" && length > Number.MAX_SAFE_INTEGER) upAgain = Date.now() + 100;
          if (Date.now() < upAgain) return void response.destroy();
          return rightParts.write(call, answer, response);
        },
      };
    },
  },
  {
    id: "guard-of-words-in-keys",
    kind: "filters",
    about: "a key of ext called password is forbidden",
    parts: () => refusesKeys(/^pass(word|wd)?$/i, forbidden),
  },
];
