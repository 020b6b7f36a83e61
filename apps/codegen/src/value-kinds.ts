import { isObject, type Json } from "./json.ts";

/** What a value has to be where it stands, and how it is written. */
export interface ValueKind {
  readonly name: string;
  readonly remedy: string;
  holds(value: Json): boolean;
}

const isText = (value: Json): boolean => typeof value === "string";
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isListOf = (value: Json, holds: (each: Json) => boolean): boolean => isList(value) && value.every(holds);
const isMapOf = (value: Json, holds: (each: Json) => boolean): boolean =>
  isObject(value) && Object.values(value).every(holds);

/** The kinds that `grammar.ts` names. YAML reads `yes` as a text, `2014` as a number, and nothing at all as null. */
export const VALUE_KINDS: Readonly<Record<string, ValueKind>> = {
  any: { name: "a value", remedy: "Write one", holds: () => true },
  text: { name: "a text", remedy: "Write it in quotes", holds: isText },
  flag: { name: "true or false", remedy: "Write true or false", holds: (value) => typeof value === "boolean" },
  list: { name: "a list", remedy: "Write [ … ]", holds: isList },
  texts: { name: "a list of texts", remedy: "Write [ TEXT, … ]", holds: (value) => isListOf(value, isText) },
  textMap: { name: "a map to texts", remedy: "Write { NAME: TEXT, … }", holds: (value) => isMapOf(value, isText) },
  object: { name: "an object", remedy: "Write { NAME: VALUE, … }", holds: isObject },
  objects: {
    name: "a list of objects",
    remedy: "Write [ { NAME: VALUE, … }, … ]",
    holds: (value) => isListOf(value, isObject),
  },
  objectMap: {
    name: "a map to objects",
    remedy: "Write { NAME: { … }, … }",
    holds: (value) => isMapOf(value, isObject),
  },
  requirements: {
    name: "a list of requirements",
    remedy: "Write [ { SCHEME: [] } ], or [] where no token is asked for",
    holds: (value) => isListOf(value, (each) => isMapOf(each, (scopes) => isListOf(scopes, isText))),
  },
};

/** A value in a few words, for a sentence that says what it is not. */
export function valueInWords(value: Json): string {
  if (value === null) return "nothing";
  const text = JSON.stringify(value);
  return text.length > MAX_QUOTED
    ? isList(value)
      ? "a list"
      : typeof value === "string"
        ? "a text"
        : "an object"
    : text;
}

const MAX_QUOTED = 60;
