import { NO_PREFERENCES, type Preferences, preferenceOfQuery } from "./preferences.ts";

/** The query of a call: each name with its values, in order. */
export type Query = Readonly<Record<string, readonly string[]>>;

/** The most parameters that a query may have. */
export const MAX_QUERY_PARAMETERS = 100;

/** The platform below the service takes a token here, too; the echo must not carry it into logs. */
const ACCESS_TOKEN = "access_token";
const REDACTED = "[redacted]";

/** The query of a call without one: always this object. */
export const NO_QUERY: Query = Object.freeze({});

/** A query, with the mock's own `__…` parameters taken out of it. */
export interface ReadQuery {
  readonly query: Query;
  readonly prefer: Preferences;
}

/** Reads a query string; `undefined` when it has more parameters than {@link MAX_QUERY_PARAMETERS}. */
export function readQuery(text: string): ReadQuery | undefined {
  // Without a prototype, a parameter called `__proto__` is a key like any other.
  const query: Record<string, string[]> = Object.create(null);
  const prefer: Record<string, string> = {};
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    count += 1;
    if (count > MAX_QUERY_PARAMETERS) return undefined;
    const preference = preferenceOfQuery(name);
    if (preference !== undefined) {
      prefer[preference] ??= value;
      continue;
    }
    const shown = name.toLowerCase() === ACCESS_TOKEN ? REDACTED : value;
    const values = query[name];
    if (values === undefined) query[name] = [shown];
    else values.push(shown);
  }
  return { query, prefer: Object.keys(prefer).length === 0 ? NO_PREFERENCES : prefer };
}
