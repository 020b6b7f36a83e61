/** The longest phrase about a value, in UTF-16 code units. */
export const MAX_PHRASE_CHARACTERS = 200;

const MAX_QUOTED_CHARACTERS = 60;
const MAX_KEYS = 5;
const MAX_KEY_CHARACTERS = 24;
const SECRET_KEY = /secret|token|password|authorization|credential/i;

/**
 * A value in a few words: `"hello"`, `an array of 3`, `an object with the keys msg, from`. Never its whole content, and never a
 * look into nested values.
 */
export function describeValue(value: unknown, key = ""): string {
  switch (typeof value) {
    case "undefined":
      return "nothing";
    case "string":
      return describeString(value, key);
    case "number":
    case "boolean":
    case "bigint":
      return cut(String(value), MAX_QUOTED_CHARACTERS);
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? `an array of ${value.length}` : describeKeys(value);
    default:
      return `a ${typeof value}`;
  }
}

/** A text in quotes, its control characters written out, cut to `limit` characters. */
export function quote(text: string, limit: number = MAX_QUOTED_CHARACTERS): string {
  return JSON.stringify(cut(text, limit)).replace(INVISIBLE, escapeCharacter);
}

function describeString(value: string, key: string): string {
  if (value === "") return "an empty string";
  if (SECRET_KEY.test(key)) return `a string of ${value.length} characters`;
  return value.length > MAX_QUOTED_CHARACTERS ? `${quote(value)}, ${value.length} characters long` : quote(value);
}

function describeKeys(value: object): string {
  const keys: string[] = [];
  for (const key in value) {
    if (keys.length > MAX_KEYS) break;
    keys.push(key);
  }
  if (keys.length === 0) return "an object without keys";
  const shown = keys
    .slice(0, MAX_KEYS)
    .map((key) => (/^[\w-]+$/.test(key) ? cut(key, MAX_KEY_CHARACTERS) : quote(key, MAX_KEY_CHARACTERS)));
  return `an object with the ${keys.length === 1 ? "key" : "keys"} ${shown.join(", ")}${keys.length > MAX_KEYS ? ", …" : ""}`;
}

/** The beginning of a text, at most `limit` UTF-16 code units, the last of them `…` where something was cut off. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // Half a surrogate pair is no text.
  const end = /[\uD800-\uDBFF]/.test(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
  return `${text.slice(0, end)}…`;
}

/** C1 controls, line separators and marks that turn the direction of writing: JSON leaves them as they are. */
const INVISIBLE = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
