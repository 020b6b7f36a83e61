import { illegal } from "../../right-parts.ts";
import { isObject } from "../../shapes.ts";
import {
  beforeBodyCheck,
  type Fault,
  internal,
  keysOf,
  messageOf,
  refusesKeys,
  refusesTexts,
  textsOf,
} from "../fault.ts";

/** Refuses bodies in whose `ext` some value is of a kind. */
const refusesInExt = (isSo: (value: unknown) => boolean): ReturnType<Fault["parts"]> => {
  const has = (value: unknown): boolean =>
    isSo(value) || (typeof value === "object" && value !== null && Object.values(value).some(has));
  return beforeBodyCheck((json) =>
    isObject(json) && isObject(json["ext"]) && Object.values(json["ext"]).some(has) ? illegal("ext") : undefined,
  );
};

/** Refuses messages in which one property has a text of some form. */
const refusesValue = (property: string, form: RegExp): ReturnType<Fault["parts"]> =>
  beforeBodyCheck((json) => {
    const value = messageOf(json)[property];
    return typeof value === "string" && form.test(value) ? illegal(property) : undefined;
  });

/** Kept apart: harmless words that somebody stumbles over. */
export const asideOfWords: readonly Fault[] = [
  {
    id: "zero-counts-as-empty",
    kind: "filters",
    about: "the text 0 counts as missing",
    parts: () => refusesTexts(/^0$/, illegal("empty")),
  },
  {
    id: "null-as-a-text",
    kind: "filters",
    about: "the text null counts as missing",
    parts: () => refusesTexts(/^null$/, illegal("missing")),
  },
  {
    id: "digits-become-a-number",
    kind: "validation",
    about: "a text of digits alone is refused, as it has become a number",
    parts: () => refusesTexts(/^\d+$/, illegal("not a text")),
  },
  {
    id: "json-in-a-text-is-read",
    kind: "filters",
    about: "a text that begins like JSON ends in 500",
    parts: () => refusesTexts(/^[[{]/, internal),
  },
  {
    id: "slash-begins-a-command",
    kind: "filters",
    about: "a text that begins with a slash is taken for a command and forbidden",
    parts: () => refusesTexts(/^\//),
  },
  {
    id: "formulas-are-forbidden",
    kind: "filters",
    about: "a text that begins like a formula of a spreadsheet is forbidden",
    parts: () => refusesTexts(/^[=+@]/),
  },
  {
    id: "card-numbers-are-forbidden",
    kind: "filters",
    about: "a text with sixteen digits in a row is forbidden",
    parts: () => refusesTexts(/\d{16}/),
  },
  {
    id: "addresses-of-mail-are-forbidden",
    kind: "filters",
    about: "a text with an address of e-mail is forbidden",
    parts: () => refusesTexts(/\w@\w+\.\w/),
  },
  {
    id: "from-right-to-left-is-refused",
    kind: "unicode",
    about: "a text in Hebrew or Arabic is refused",
    parts: () => refusesTexts(/[\u0590-\u06ff]/, illegal("script")),
  },
  {
    id: "variation-selectors-crash",
    kind: "unicode",
    about: "a text with a variation selector ends in 500",
    parts: () => refusesTexts(/\ufe0f/, internal),
  },
  {
    id: "line-end-at-the-end-is-refused",
    kind: "filters",
    about: "a text that ends with a line end is refused",
    parts: () => refusesTexts(/\n$/, illegal("line end")),
  },
  {
    id: "piled-up-accents-are-refused",
    kind: "unicode",
    about: "a text with three accents on one letter is refused",
    parts: () => refusesTexts(/\p{M}{3}/u, illegal("accents")),
  },
  {
    id: "names-of-files-need-an-ending",
    kind: "filters",
    about: "a file's name without an ending is refused",
    parts: () => refusesValue("filename", /^[^.]*$/),
  },
  {
    id: "programs-are-forbidden",
    kind: "filters",
    about: "a file's name that ends like that of a program is refused",
    parts: () => refusesValue("filename", /\.(exe|bat|sh|js)$/i),
  },
  {
    id: "ports-in-addresses-are-refused",
    kind: "filters",
    about: "a file's address with a port is refused",
    parts: () => refusesValue("url", /^https?:\/\/[^/]*:\d/),
  },
  {
    id: "queries-in-addresses-are-refused",
    kind: "filters",
    about: "a file's address with a query is refused",
    parts: () => refusesValue("url", /\?/),
  },
  {
    id: "fractions-in-ext-are-refused",
    kind: "ext",
    about: "a number with a fraction inside ext is refused",
    parts: () => refusesInExt((value) => typeof value === "number" && !Number.isInteger(value)),
  },
  {
    id: "false-in-ext-counts-as-missing",
    kind: "ext",
    about: "a false inside ext is refused",
    parts: () => refusesInExt((value) => value === false),
  },
  {
    id: "lists-in-lists-of-ext-are-refused",
    kind: "ext",
    about: "a list inside a list of ext is refused",
    parts: () => refusesInExt((value) => Array.isArray(value) && value.some(Array.isArray)),
  },
  {
    id: "ext-overwrites-the-message",
    kind: "ext",
    about: "a key of ext that is called like one of the message is refused",
    parts: () => refusesKeys(/^(msg|type|from|target|action)$/, illegal("key")),
  },
  {
    id: "degrees-need-a-fraction",
    kind: "validation",
    about: "a latitude and a longitude of which neither has a fraction are refused",
    parts: () =>
      beforeBodyCheck((json) => {
        const { lat, lng } = messageOf(json);
        return Number.isInteger(lat) && Number.isInteger(lng) ? illegal("degrees") : undefined;
      }),
  },
  {
    id: "short-keys-in-events-only",
    kind: "filters",
    about: "a key of an event's texts that is no word is refused",
    parts: () =>
      beforeBodyCheck((json) =>
        keysOf(messageOf(json)["customExts"]).some((key) => !/^\w+$/.test(key)) ? illegal("key") : undefined,
      ),
  },
  {
    id: "mixed-line-ends-crash",
    kind: "filters",
    about: "a text with a line end of old Macs ends in 500",
    parts: () =>
      beforeBodyCheck((json) => (textsOf(json).some((text) => /\r(?!\n)/.test(text)) ? internal : undefined)),
  },
];
