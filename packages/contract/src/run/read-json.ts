/** A body read as JSON, strictly. */
export interface JsonReading {
  /** The value, or undefined when the body is not JSON at all. */
  readonly value: unknown;
  /** What is wrong with it as JSON text, though a lenient reader may get by. */
  readonly problems: readonly string[];
}

/** A reply that is nested deeper is not read: no reply of an API is, and readers of JSON recurse. */
const MAX_DEPTH = 256;

/** Reads JSON text as RFC 8259 wants it: UTF-8, no byte order mark, no key twice in one object. */
export function readJson(body: Uint8Array): JsonReading {
  const problems: string[] = [];
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    problems.push("it is not UTF-8");
    text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  }
  if (text.startsWith("\uFEFF")) {
    problems.push("it begins with a byte order mark");
    text = text.slice(1);
  }
  if (depthOf(text) > MAX_DEPTH) {
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
  const repeated = repeatedKey(text);
  if (repeated !== undefined) problems.push(`the key ${JSON.stringify(repeated)} is there twice in one object`);
  return { value, problems };
}

const firstLine = (error: unknown): string => String(error instanceof Error ? error.message : error).slice(0, 120);

/** The first key that an object of a valid JSON text has twice. */
export function repeatedKey(text: string): string | undefined {
  const stack: (Set<string> | undefined)[] = [];
  let keyNext = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      const keys = stack.at(-1);
      if (keyNext && keys !== undefined) {
        const key = String(JSON.parse(text.slice(at, end + 1)));
        if (keys.has(key)) return key;
        keys.add(key);
        keyNext = false;
      }
      at = end;
    } else if (character === "{") {
      stack.push(new Set());
      keyNext = true;
    } else if (character === "[") {
      stack.push(undefined);
      keyNext = false;
    } else if (character === "}" || character === "]") stack.pop();
    else if (character === ",") keyNext = stack.at(-1) !== undefined;
  }
  return undefined;
}

/** How deep objects and lists are nested in a text that may be JSON. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === "}" || character === "]") depth -= 1;
  }
  return deepest;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}
