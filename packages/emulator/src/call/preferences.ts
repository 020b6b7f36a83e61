/** What a caller asks of the mock itself, in `Prefer` (RFC 7240) or in the query as `__code`, `__example`, … */
export interface Preferences {
  /** The declared response to answer with, as written: `404`. */
  readonly code?: string;
  /** The named example to answer with. */
  readonly example?: string;
  /** Made-up data instead of examples; only the mock server makes it, everybody else refuses. */
  readonly dynamic?: string;
  /** The seed of made-up data. */
  readonly seed?: string;
  /** By how many milliseconds the reply is to come later. */
  readonly delay?: string;
  /** A fault for this one call. */
  readonly fault?: string;
}

/** The preferences of a call that has none: always this object, so that it can be told by identity. */
export const NO_PREFERENCES: Preferences = Object.freeze({});

const NAMES = ["code", "example", "dynamic", "seed", "delay", "fault"] as const;
type Name = (typeof NAMES)[number];

const isName = (name: string): name is Name => (NAMES as readonly string[]).includes(name);

/** Reads a `Prefer` header. Unknown preferences are ignored, of two with one name the first counts (RFC 7240, section 2). */
export function readPreferHeader(header: string | undefined): Preferences {
  if (header === undefined) return NO_PREFERENCES;
  const found: { -readonly [Key in Name]?: string } = {};
  for (const part of header.split(/[,;]/)) {
    const equals = part.indexOf("=");
    const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase();
    if (!isName(name) || found[name] !== undefined) continue;
    found[name] = equals < 0 ? "true" : unquoted(part.slice(equals + 1).trim());
  }
  return Object.keys(found).length === 0 ? NO_PREFERENCES : found;
}

/** The preference that a query parameter stands for: `__code` is `code`. */
export function preferenceOfQuery(name: string): Name | undefined {
  const bare = name.startsWith("__") ? name.slice(2) : "";
  return isName(bare) ? bare : undefined;
}

function unquoted(value: string): string {
  return value.length >= 2 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}
