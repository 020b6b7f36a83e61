import { isTooDeep } from "../parts/json-text.ts";

// Characters that a reader of the code cannot see, or that reorder what he sees.
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function escapeUnseen(code: string): string {
  return code.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A text as a JavaScript string literal. */
export function stringLiteral(text: string): string {
  return escapeUnseen(JSON.stringify(text));
}

/** A value that came out of JSON as a JavaScript literal. */
export function valueLiteral(value: unknown, indent: number): string {
  const code = escapeUnseen(JSON.stringify(value, undefined, 2)).replace(/"([A-Za-z_$][\w$]*)":/g, keyOf);
  return code.replaceAll("\n", `\n${" ".repeat(indent)}`);
}

/** Only at the beginning of a line is it a key: `JSON.stringify` breaks the line before each, and never inside of a text. */
function keyOf(match: string, key: string, offset: number, code: string): string {
  const before = code.slice(code.lastIndexOf("\n", offset) + 1, offset);
  return before.trim() === "" ? `${key}:` : match;
}

/** What a body says, when a literal of it becomes the same body again; a number too long or a key written twice would not. */
export function sameJson(text: string): { readonly value: unknown } | undefined {
  // In a literal this key would set the prototype.
  if (text.includes("__proto__") || isTooDeep(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    return JSON.stringify(value) === withoutSpace(text) ? { value } : undefined;
  } catch {
    return undefined;
  }
}

function withoutSpace(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
}
