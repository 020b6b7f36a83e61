import { replaceSpans, type Span, spanOf } from "./secret-spans.ts";
import { readings } from "./secret-spellings.ts";

/** Names of headers, parameters and JSON keys that hold a secret: one of these words, as a part of the name. */
const SECRET_NAME =
  /token|secret|passw|passphrase|pwd|credential|authorization|api[-_.]?key|access[-_.]?key|private[-_.]?key|cookie|session[-_.]?(?:id|key)|jwt/i;
/** In a header also what would be too wide for the keys of a body. */
const SECRET_HEADER = /auth|key|session/i;
/** Headers whose names only sound so. */
const PLAIN_HEADERS = new Set(["x-mock-session", ":authority", "authority", "www-authenticate"]);

/** Characters of tokens of all kinds, base64 of both alphabets among them. */
const TOKEN_RUN = /[\w.~+/=-]{12,}/g;
/** How the service's tokens begin, and the same in hexadecimal. */
const SERVICE_TOKEN = "YWMt";
const SERVICE_TOKEN_HEX = "59574d74";
/** A shorter rest behind such a beginning is no token. */
const SHORTEST_TOKEN = 12;
/** How the JSON at the front of a JWT begins, and how much there is at least of its front and of the part behind it. */
const JWT = "eyJ";
const JWT_FRONT = 11;
const JWT_PART = 4;
/** Shorter base64 holds no token. */
const SHORTEST_WRAPPED = 20;
/** A longer name is none. */
const LONGEST_NAME = 64;

/** Whether the value of a parameter or a JSON key of this name is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Whether the value of a header of this name is a secret. */
export function isSecretHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return !PLAIN_HEADERS.has(lower) && (SECRET_NAME.test(lower) || SECRET_HEADER.test(lower));
}

/**
 * Takes out of a text what looks like a secret, where nobody knows it by its value: the values of parameters, form fields,
 * header lines and JSON keys whose names say so (`access_token`, `client_secret`, `password`, …), tokens of the service
 * (`YWMt…`) and JWTs, whether plain, in base64, or behind JSON's, percent or HTML escapes. The time is linear in the text.
 *
 * @param hidden What is written where a secret stood. Default `[secret]`.
 * @example
 * ```ts
 * import { scrubSecretShapes } from "@emchat/schema/secrets";
 *
 * console.log(scrubSecretShapes("/token?client_id=a&client_secret=b", { hidden: "***" })); // /token?client_id=a&client_secret=***
 * ```
 */
export function scrubSecretShapes(text: string, { hidden = "[secret]" }: { readonly hidden?: string } = {}): string {
  const spans: Span[] = [];
  for (const reading of readings(text)) {
    findTokens(reading.text, (from, to) => spans.push(spanOf(reading, from, to)));
    findNamedValues(reading.text, (from, to) => spans.push(spanOf(reading, from, to)));
  }
  return spans.length === 0 ? text : replaceSpans(text, spans, hidden);
}

type Found = (from: number, to: number) => void;

function findTokens(text: string, found: Found): void {
  for (const { 0: run, index } of text.matchAll(TOKEN_RUN)) {
    const begin = beginOf(run);
    if (begin >= 0 && run.length - begin >= SHORTEST_TOKEN) found(index + begin, index + run.length);
  }
}

/** Where in a run a token begins; -1 where none does. A wrapped one is the whole run: what stands before it may belong to it. */
function beginOf(run: string): number {
  const plain = run.indexOf(SERVICE_TOKEN);
  if (plain >= 0) return plain;
  const jwt = jwtIn(run);
  if (jwt >= 0) return jwt;
  if (run.toLowerCase().includes(SERVICE_TOKEN_HEX)) return 0;
  return run.length >= SHORTEST_WRAPPED && isWrapped(run) ? 0 : -1;
}

function jwtIn(run: string): number {
  const parts = run.split(".");
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const begin = part.indexOf(JWT);
    const next = parts[index + 1];
    if (begin >= 0 && part.length - begin >= JWT_FRONT && next !== undefined && next.length >= JWT_PART)
      return at + begin;
    at += part.length + 1;
  }
  return -1;
}

/** Whether a run is base64 in which a token stands, begun at any of its letters. */
function isWrapped(run: string): boolean {
  const standard = run.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  if (/[^A-Za-z0-9+/]/.test(standard)) return false;
  return [0, 1, 2, 3].some((offset) => {
    const part = standard.slice(offset);
    const bytes = atob(part.length % 4 === 1 ? part.slice(0, -1) : part);
    return bytes.includes(SERVICE_TOKEN) || jwtIn(bytes) >= 0;
  });
}

const NAME = /[\w.$@[\]-]/;
const QUOTE = /["'`]/;
const SCHEME = /(?:bearer|basic|digest|token|negotiate|hoba|mutual) +/iy;

/** `name=value`, `name: value` and `"name": "value"`, for names that say that the value is secret. */
function findNamedValues(text: string, found: Found): void {
  let covered = 0;
  for (const { index } of text.matchAll(/[=:]/g)) {
    if (index < covered) continue;
    const name = nameBefore(text, index);
    if (name === "" || !isSecretName(name)) continue;
    const from = valueFrom(text, index + 1);
    const to = valueTo(text, from);
    if (to > from) found(from, to);
    covered = to;
  }
}

function nameBefore(text: string, at: number): string {
  let end = at;
  while (end > 0 && at - end < 4 && (text[end - 1] === " " || QUOTE.test(text[end - 1] ?? ""))) end -= 1;
  let start = end;
  while (start > 0 && end - start < LONGEST_NAME && NAME.test(text[start - 1] ?? "")) start -= 1;
  return text.slice(start, end);
}

/** Behind white space, a quote and the word of a scheme. */
function valueFrom(text: string, at: number): number {
  let from = at;
  while (from - at < 8 && (text[from] === " " || text[from] === "\t")) from += 1;
  if (QUOTE.test(text[from] ?? "")) from += 1;
  SCHEME.lastIndex = from;
  const scheme = SCHEME.exec(text);
  return scheme === null ? from : from + scheme[0].length;
}

const QUOTED_END = { '"': /["\n]/g, "'": /['\n]/g, "`": /[`\n]/g } as const;
const BARE_END = /[&;,#\s"'`<>{}[\]()]/g;

function valueTo(text: string, from: number): number {
  const quote = quoteBefore(text, from);
  const end = quote === undefined ? BARE_END : QUOTED_END[quote];
  end.lastIndex = from;
  for (let match = end.exec(text); match !== null; match = end.exec(text)) {
    if (quote === undefined || text[match.index - 1] !== "\\") return match.index;
  }
  return text.length;
}

function quoteBefore(text: string, from: number): keyof typeof QUOTED_END | undefined {
  const before = text[from - 1];
  return before === '"' || before === "'" || before === "`" ? before : undefined;
}
