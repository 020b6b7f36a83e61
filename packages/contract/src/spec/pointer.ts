/** Writes one step of a JSON pointer (RFC 6901). */
export const escapeStep = (step: string | number): string =>
  typeof step === "string" && /[~/]/.test(step) ? step.replaceAll("~", "~0").replaceAll("/", "~1") : String(step);

/** Reads one step of a JSON pointer. */
const unescapeStep = (step: string): string => step.replaceAll("~1", "/").replaceAll("~0", "~");

/** Splits a pointer, or a `#/…` reference, into its steps. */
export function stepsOf(pointer: string): string[] {
  const bare = pointer.startsWith("#") ? safeDecode(pointer.slice(1)) : pointer;
  if (bare === "") return [];
  const steps = bare.slice(1).split("/");
  return bare.includes("~") ? steps.map(unescapeStep) : steps;
}

/** Adds steps to a pointer. */
export function join(pointer: string, ...steps: readonly (string | number)[]): string {
  let joined = pointer;
  for (const step of steps) joined += `/${escapeStep(step)}`;
  return joined;
}

/** The value at a pointer, or `undefined`. Only own properties are followed. */
export const valueAt = (root: unknown, pointer: string): unknown => valueAlong(root, stepsOf(pointer));

/** The same by steps that are known already. */
export function valueAlong(root: unknown, steps: readonly string[]): unknown {
  let value = root;
  for (const step of steps) {
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
