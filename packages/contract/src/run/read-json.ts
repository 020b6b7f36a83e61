import { isUtf8 } from "node:buffer";

/** A body read as JSON, strictly. */
export interface JsonReading {
  /** The value, or undefined when the body is not JSON at all. */
  readonly value: unknown;
  /** What is wrong with it as JSON text, though a lenient reader may get by. */
  readonly problems: readonly string[];
}

/** A reply that is nested deeper is not read: no reply of an API is, and readers of JSON recurse. */
const MAX_DEPTH = 256;

/** The text of some bytes, whatever is no UTF-8 in it replaced. */
export const textOf = (body: Uint8Array): string =>
  Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");

/** Reads JSON text as RFC 8259 wants it: UTF-8, no byte order mark, no key twice in one object. `written`: the text of the bytes. */
export function readJson(body: Uint8Array, written: string = textOf(body)): JsonReading {
  const problems: string[] = [];
  let text = written;
  if (!isUtf8(body)) problems.push("it is not UTF-8");
  if (text.startsWith("\uFEFF")) {
    problems.push("it begins with a byte order mark");
    text = text.slice(1);
  }
  // What is deeper and shorter does not end: it is no JSON.
  if (text.length > 2 * MAX_DEPTH && depthOf(text) > MAX_DEPTH) {
    return { value: undefined, problems: [...problems, `it is nested more than ${MAX_DEPTH} levels deep`] };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      value: undefined,
      problems: [...problems, text === "" ? "it is empty" : `it is not JSON (${firstLine(error)})`],
    };
  }
  // What is written as JSON is written here has lost no key by being read.
  const repeated = JSON.stringify(value) === text ? undefined : repeatedKey(text);
  if (repeated !== undefined) problems.push(`the key ${JSON.stringify(repeated)} is there twice in one object`);
  return { value, problems };
}

const firstLine = (error: unknown): string => String(error instanceof Error ? error.message : error).slice(0, 120);

const [QUOTE, ESCAPE, COMMA] = [0x22, 0x5c, 0x2c];
const [LIST_BEGINS, LIST_ENDS, OBJECT_BEGINS, OBJECT_ENDS] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The first key that an object of a valid JSON text has twice. */
export function repeatedKey(text: string): string | undefined {
  const stack: (Set<string> | undefined)[] = [];
  let keyNext = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) {
      const end = endOfString(text, at);
      const keys = keyNext ? stack.at(-1) : undefined;
      if (keys !== undefined) {
        const written = text.slice(at + 1, end);
        const key = written.includes("\\") ? String(JSON.parse(`"${written}"`)) : written;
        if (keys.has(key)) return key;
        keys.add(key);
        keyNext = false;
      }
      at = end;
    } else if (character === OBJECT_BEGINS) {
      stack.push(new Set());
      keyNext = true;
    } else if (character === LIST_BEGINS) {
      stack.push(undefined);
      keyNext = false;
    } else if (character === LIST_ENDS || character === OBJECT_ENDS) stack.pop();
    else if (character === COMMA) keyNext = stack.at(-1) !== undefined;
  }
  return undefined;
}

/** How deep objects and lists are nested in a text that may be JSON. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) at = endOfString(text, at);
    else if (character === OBJECT_BEGINS || character === LIST_BEGINS) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (character === OBJECT_ENDS || character === LIST_ENDS) depth -= 1;
  }
  return deepest;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (let character = text.charCodeAt(at); at < text.length && character !== QUOTE; character = text.charCodeAt(at))
    at += character === ESCAPE ? 2 : 1;
  return at;
}
