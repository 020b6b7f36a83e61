import { UsageError } from "./usage-error.ts";

/** The values of a command line as they were parsed. */
export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** The environment variable that is an option's twin. */
export function twinOf(name: string): string {
  return `EMCHAT_MOCK_${name.toUpperCase().replaceAll("-", "_")}`;
}

/** The parts of a flag that may be given more than once, or of its twin. */
export function listOf(
  given: Values[string],
  twin: string | undefined,
  separator: string,
  read: (part: string) => string = (part) => part,
): readonly string[] | undefined {
  const text = Array.isArray(given) && given.length > 0 ? given.map(String).join(separator) : twin;
  const parts = text?.split(separator).map((part) => part.trim());
  return readWith(
    parts?.filter((part) => part !== ""),
    (all) => all.map(read),
  );
}

/** What a reader makes of a value, whose complaints are about the command line. */
export function readWith<T, R>(value: T | undefined, reader: (value: T) => R): R | undefined {
  try {
    return value === undefined ? undefined : reader(value);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A whole number in its bounds. @throws UsageError */
export function wholeNumber(text: string | undefined, name: string, min: number, max: number): number | undefined {
  const value = number(text, name, min, max);
  if (value === undefined || Number.isInteger(value)) return value;
  throw new UsageError(`${name} must be a whole number from ${min} to ${max}, got ${JSON.stringify(text)}`);
}

/** A number in its bounds. @throws UsageError */
export function number(text: string | undefined, name: string, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^[0-9]{1,10}(?:\.[0-9]{1,4})?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(`${name} must be a number from ${min} to ${max}, got ${JSON.stringify(text)}`);
}

/** A switch, as its twin says it. @throws UsageError */
export function onOrOff(text: string | undefined, name: string): boolean | undefined {
  if (text === undefined) return undefined;
  if (["1", "true", "yes", "on"].includes(text.toLowerCase())) return true;
  if (["0", "false", "no", "off"].includes(text.toLowerCase())) return false;
  throw new UsageError(`${twinOf(name)} must be true or false, got ${JSON.stringify(text)}`);
}

/** One of several words. @throws UsageError */
export function choice<T extends string>(text: string | undefined, name: string, choices: readonly T[]): T | undefined {
  if (text === undefined) return undefined;
  const found = choices.find((one) => one === text);
  if (found === undefined)
    throw new UsageError(`${name} must be one of ${choices.join(", ")}, got ${JSON.stringify(text)}`);
  return found;
}
