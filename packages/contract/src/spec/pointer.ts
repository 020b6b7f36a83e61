/** Writes one step of a JSON pointer (RFC 6901). */
export const escapeStep = (step: string | number): string => String(step).replaceAll("~", "~0").replaceAll("/", "~1");

/** Reads one step of a JSON pointer. */
const unescapeStep = (step: string): string => step.replaceAll("~1", "/").replaceAll("~0", "~");

/** Splits a pointer, or a `#/…` reference, into its steps. */
export function stepsOf(pointer: string): string[] {
  const bare = pointer.startsWith("#") ? safeDecode(pointer.slice(1)) : pointer;
  return bare === "" ? [] : bare.slice(1).split("/").map(unescapeStep);
}

/** Adds steps to a pointer. */
export const join = (pointer: string, ...steps: readonly (string | number)[]): string =>
  [pointer, ...steps.map(escapeStep)].join("/");

/** The value at a pointer, or `undefined`. Only own properties are followed. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const step of stepsOf(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
