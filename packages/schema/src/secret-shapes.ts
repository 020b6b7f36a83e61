import { scrubJson } from "./secret-json.ts";
import { isSecretName } from "./secret-names.ts";
import { replaceSpans, type Span, spanOf } from "./secret-spans.ts";
import { readings } from "./secret-spellings.ts";

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

/**
 * Takes out of a text what looks like a secret, where nobody knows it by its value: the values of parameters, form fields,
 * header lines and JSON keys whose names say so (`access_token`, `client_secret`, `password`, …), tokens of the service
 * (`YWMt…`) and JWTs, whether plain, in base64, or behind JSON's, percent or HTML escapes. What is JSON stays JSON, also within
 * its own strings. The time is linear in the text.
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
  if (text.length < SHORTEST_TOKEN && !SEPARATOR.test(text)) return text;
  const json = scrubJson(text, hidden, (inner) => scrubSecretShapes(inner, { hidden }));
  return json ?? scrubText(text, hidden);
}

function scrubText(text: string, hidden: string): string {
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

const SEPARATOR = /[=:%&]/;
const NAME = /[\w.$@[\]-]/;
const QUOTE = /["'`]/;
const SCHEME = /(?:bearer|basic|digest|token|negotiate|hoba|mutual) +/iy;

/** Where the value of a name is, as far as it can be told from what stands around the name. */
interface Named {
  readonly name: string;
  /** The quote that was opened before the name and encloses the value too, as in `-H "Cookie: a=b"`. */
  readonly around: string | undefined;
  /** Whether nothing but white space stands before it in its line: a header, or a key of YAML. */
  readonly beginsLine: boolean;
}

/** `name=value`, `name: value` and `"name": "value"`, for names that say that the value is secret. */
function findNamedValues(text: string, found: Found): void {
  let covered = 0;
  for (const { 0: separator, index } of text.matchAll(/[=:]/g)) {
    if (index < covered) continue;
    const named = nameBefore(text, index);
    if (named.name === "" || !isSecretName(named.name)) continue;
    let from = spaceEnd(text, index + 1);
    const quote = QUOTE.exec(text[from] ?? "")?.[0];
    if (quote !== undefined) from += 1;
    SCHEME.lastIndex = from;
    from += SCHEME.exec(text)?.[0].length ?? 0;
    const to =
      separator === ":"
        ? valueTo(text, from, quote ?? named.around, named.beginsLine)
        : valueTo(text, from, quote, false);
    if (to > from) found(from, to);
    covered = to;
  }
}

function nameBefore(text: string, at: number): Named {
  let end = at;
  while (end > 0 && at - end < 4 && (text[end - 1] === " " || QUOTE.test(text[end - 1] ?? ""))) end -= 1;
  let start = end;
  while (start > 0 && end - start < LONGEST_NAME && NAME.test(text[start - 1] ?? "")) start -= 1;
  const before = text[start - 1] ?? "";
  const around = QUOTE.test(before) && !text.slice(end, at).includes(before) ? before : undefined;
  return { name: text.slice(start, end), around, beginsLine: beginsLine(text, start) };
}

function beginsLine(text: string, at: number): boolean {
  let begin = at;
  while (at - begin < LONGEST_NAME && (text[begin - 1] === " " || text[begin - 1] === "\t")) begin -= 1;
  return begin === 0 || text[begin - 1] === "\n" || text[begin - 1] === "\r";
}

function spaceEnd(text: string, at: number): number {
  let end = at;
  while (end - at < 8 && (text[end] === " " || text[end] === "\t")) end += 1;
  return end;
}

const QUOTED_END: Readonly<Record<string, RegExp>> = { '"': /["\n]/g, "'": /['\n]/g, "`": /[`\n]/g };
const LINE_END = /[\r\n]/g;
const BARE_END = /[&;,#\s"'`<>{}[\]()]/g;

function valueTo(text: string, from: number, quote: string | undefined, line: boolean): number {
  const end = (quote === undefined ? undefined : QUOTED_END[quote]) ?? (line ? LINE_END : BARE_END);
  end.lastIndex = from;
  for (let match = end.exec(text); match !== null; match = end.exec(text)) {
    if (quote === undefined || !isProtected(text, match.index, from)) return match.index;
  }
  return text.length;
}

/** Whether an odd number of backslashes stands before a place. */
function isProtected(text: string, at: number, from: number): boolean {
  let begin = at;
  while (begin > from && text[begin - 1] === "\\") begin -= 1;
  return (at - begin) % 2 === 1;
}
