/** Deeper JSON than this is shown as it is: its indents alone would fill the memory. */
const DEEPEST = 64;

/** Whether a JSON text is nested deeper than anybody can read. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === "[" || token === "{") depth++;
    else if (token === "]" || token === "}") depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** JSON with two spaces of indent; anything else as it is. */
export function prettyJson(text: string): string {
  try {
    return isTooDeep(text) ? text : JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

/** A value as JSON; an ellipsis where it is nested too deeply to be written at all. */
export function writeJson(value: unknown): string {
  try {
    return prettyJson(JSON.stringify(value));
  } catch {
    return "…";
  }
}
