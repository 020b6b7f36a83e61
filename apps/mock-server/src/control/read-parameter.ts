import { badParameter } from "./problem.ts";

/** A whole number of the query, or its default. @throws ProblemError 400 */
export function readInteger(query: URLSearchParams, name: string, fallback: number, min: number, max: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = /^[0-9]{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw badParameter(name, `a whole number from ${min} to ${max}`);
}

/** One of a few values of the query, or its default. @throws ProblemError 400 */
export function readChoice<T extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly T[],
  fallback: T,
): T {
  const text = query.get(name);
  if (text === null) return fallback;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw badParameter(name, `one of ${choices.join(", ")}`);
  return found;
}

/** Some of a few values, separated by commas; `undefined` when the parameter is left out. @throws ProblemError 400 */
export function readList<T extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly T[],
): readonly T[] | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  return text.split(",").map((part) => {
    const found = choices.find((choice) => choice === part);
    if (found === undefined) throw badParameter(name, `a list of ${choices.join(", ")}, separated by commas`);
    return found;
  });
}
