import { illegal, rightParts } from "../../right-parts.ts";
import { isObject } from "../../shapes.ts";
import {
  beforeBodyCheck,
  type Fault,
  forbidden,
  internal,
  messageOf,
  refusesKeys,
  refusesTexts,
  textsOf,
} from "../fault.ts";

const cannotRead = (form: RegExp): ReturnType<Fault["parts"]> => ({
  parse: (text) => {
    if (form.test(text)) throw new SyntaxError("cannot be read");
    return JSON.parse(text);
  },
});

/** Kept apart: filters, and how bodies are read, measured and counted. */
export const asideOfBodies: readonly Fault[] = [
  {
    id: "filter-of-addresses",
    kind: "filters",
    about: "a text with a web address is forbidden",
    parts: () =>
      beforeBodyCheck((json) => (/https?:\/\//.test(String(messageOf(json)["msg"])) ? forbidden : undefined)),
  },
  {
    id: "filter-of-commands",
    kind: "filters",
    about: "a text with a command of a shell is forbidden",
    parts: () => refusesTexts(/;\s*(cat|ls|rm)\s|`|\$\(/),
  },
  {
    id: "filter-of-comments",
    kind: "filters",
    about: "a text with -- or /* is forbidden",
    parts: () => refusesTexts(/--|\/\*/),
  },
  {
    id: "filter-of-handlers",
    kind: "filters",
    about: "a text with javascript: or an event handler is forbidden",
    parts: () => refusesTexts(/javascript:|\bon\w+=/i),
  },
  {
    id: "ampersand-crashes",
    kind: "filters",
    about: "a text with an ampersand ends in 500",
    parts: () => refusesTexts(/&/, internal),
  },
  {
    id: "backslash-crashes",
    kind: "filters",
    about: "a text with a backslash ends in 500",
    parts: () => refusesTexts(/\\/, internal),
  },
  {
    id: "tabs-are-refused",
    kind: "filters",
    about: "a text with a tab is refused",
    parts: () => refusesTexts(/\t/, illegal("control")),
  },
  {
    id: "operator-in-keys",
    kind: "filters",
    about: "a key of ext in square brackets is forbidden",
    parts: () => refusesKeys(/[[\]]/),
  },
  {
    id: "space-in-keys",
    kind: "filters",
    about: "a key of ext with a space is refused",
    parts: () => refusesKeys(/ /, illegal("key")),
  },
  {
    id: "key-beyond-ascii",
    kind: "unicode",
    about: "a key of ext beyond ASCII is refused",
    parts: () => refusesKeys(/\P{ASCII}/u, illegal("key")),
  },
  {
    id: "key-called-id",
    kind: "filters",
    about: "a key of ext called _id ends in 500",
    parts: () => refusesKeys(/^_id$/, internal),
  },
  {
    id: "lists-in-ext-of-many",
    kind: "extremes",
    about: "a list in ext with more than 500 elements is refused",
    parts: () =>
      beforeBodyCheck((json) =>
        isObject(json) &&
        isObject(json["ext"]) &&
        Object.values(json["ext"]).some((value) => Array.isArray(value) && value.length > 500)
          ? illegal("too many")
          : undefined,
      ),
  },
  {
    id: "tiny-numbers-crash",
    kind: "extremes",
    about: "a number closer to zero than 1e-300 ends in 500",
    parts: () =>
      beforeBodyCheck((json) =>
        [messageOf(json)["lat"], messageOf(json)["lng"]].some(
          (value) => typeof value === "number" && value !== 0 && Math.abs(value) < 1e-300,
        )
          ? internal
          : undefined,
      ),
  },
  {
    id: "length-of-16-bits",
    kind: "extremes",
    about: "a playing time beyond 65,535 seconds is refused",
    parts: () =>
      beforeBodyCheck((json) => (Number(messageOf(json)["length"]) > 65_535 ? illegal("too long") : undefined)),
  },
  {
    id: "largest-integer-less-one",
    kind: "extremes",
    about: "the largest integer of a double is refused as a file's length",
    parts: () =>
      beforeBodyCheck((json) =>
        Number(messageOf(json)["file_length"]) >= Number.MAX_SAFE_INTEGER ? illegal("too large") : undefined,
      ),
  },
  {
    id: "length-in-clusters",
    kind: "limits",
    about: "a file name's length is counted in what people call characters",
    parts: () =>
      beforeBodyCheck((json, call) => {
        const msg = messageOf(json);
        const name = msg["filename"];
        if (typeof name !== "string" || !isObject(json)) return undefined;
        const clusters = [...new Intl.Segmenter("en").segment(name)].length;
        const short = { ...json, msg: { ...msg, filename: "x".repeat(clusters) } };
        return rightParts.checkBody({ ...call, json: short }) ?? "accept";
      }),
  },
  {
    id: "length-after-trimming",
    kind: "limits",
    about: "a file name's length is counted without the white space around it",
    parts: () =>
      beforeBodyCheck((json, call) => {
        const msg = messageOf(json);
        const name = msg["filename"];
        if (typeof name !== "string" || !isObject(json)) return undefined;
        return rightParts.checkBody({ ...call, json: { ...json, msg: { ...msg, filename: name.trim() } } }) ?? "accept";
      }),
  },
  {
    id: "turned-text-is-refused",
    kind: "unicode",
    about: "a text with a mark that turns its direction is refused",
    parts: () => refusesTexts(/[\u202a-\u202e\u2066-\u2069]/, illegal("direction")),
  },
  {
    id: "no-character-crashes",
    kind: "unicode",
    about: "a text with U+FFFF ends in 500",
    parts: () => refusesTexts(/[\ufffe\uffff]/, internal),
  },
  {
    id: "joined-pictures-are-refused",
    kind: "unicode",
    about: "a text with a zero-width joiner is refused",
    parts: () => refusesTexts(/\u200d/, illegal("joiner")),
  },
  {
    id: "slash-must-be-plain",
    kind: "syntax",
    about: "an escaped slash in JSON is refused",
    parts: () => cannotRead(/\\\//),
  },
  {
    id: "capital-exponent",
    kind: "syntax",
    about: "a number with a capital E is refused",
    parts: () => cannotRead(/\dE[+-]?\d/),
  },
  {
    id: "line-end-after-json",
    kind: "syntax",
    about: "a line end after the JSON is refused",
    parts: () => cannotRead(/\}\s*\n$/),
  },
  {
    id: "sender-comes-first",
    kind: "syntax",
    about: "a sender after the message is refused",
    parts: () =>
      beforeBodyCheck((json) => {
        const keys = isObject(json) ? Object.keys(json) : [];
        return keys.includes("from") && keys.indexOf("from") > keys.indexOf("msg") ? illegal("order") : undefined;
      }),
  },
  {
    id: "sender-in-another-spelling",
    kind: "state",
    about: "a sender in capitals is refused",
    parts: () =>
      beforeBodyCheck((json) =>
        isObject(json) && /[A-Z]/.test(String(json["from"] ?? "")) ? illegal("sender") : undefined,
      ),
  },
  {
    id: "a-text-of-one-letter",
    kind: "extremes",
    about: "a text of one character beyond ASCII ends in 500",
    parts: () =>
      beforeBodyCheck((json) => (textsOf(json).some((text) => /^\P{ASCII}$/u.test(text)) ? internal : undefined)),
  },
];
