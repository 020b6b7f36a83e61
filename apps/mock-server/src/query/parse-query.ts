import { QueryError } from "./query-error.ts";

/** The longest query, in UTF-16 code units. */
export const MAX_QUERY_LENGTH = 1_024;
/** The most terms of a query. */
export const MAX_QUERY_TERMS = 32;

/** One term of a query, as it was written. */
export interface Term {
  /** `from` of `from:alice`; `text` for bare words. */
  readonly name: string;
  readonly value: string;
  readonly negated: boolean;
  /** The term as it stands in the query. */
  readonly source: string;
  readonly offset: number;
  /** Where the value begins. */
  readonly valueOffset: number;
}

/** The name that words without one stand for. */
export const TEXT = "text";

/**
 * Takes a query apart: words, `"exact words"`, `name:value`, `name:"value"`, each with an optional `-` in front. A backslash
 * keeps the character after it as it is, inside quotes. Every term has to match.
 *
 * @throws QueryError with the place of the mistake
 */
export function parseQuery(query: string): readonly Term[] {
  if (query.length > MAX_QUERY_LENGTH) {
    throw new QueryError(
      `the query is longer than ${MAX_QUERY_LENGTH} characters`,
      MAX_QUERY_LENGTH,
      query.length - MAX_QUERY_LENGTH,
    );
  }
  const terms: Term[] = [];
  let at = 0;
  for (;;) {
    while (isSpace(query.charCodeAt(at))) at += 1;
    if (at >= query.length) return terms;
    if (terms.length === MAX_QUERY_TERMS) {
      throw new QueryError(`a query has at most ${MAX_QUERY_TERMS} terms`, at, query.length - at);
    }
    const [term, end] = readTerm(query, at);
    terms.push(term);
    at = end;
  }
}

function readTerm(query: string, start: number): [Term, number] {
  let at = start;
  const negated = query[at] === "-";
  if (negated) at += 1;
  if (at >= query.length || isSpace(query.charCodeAt(at))) {
    throw new QueryError("after - there must be a word or name:value", start, 1);
  }
  const finish = (name: string, value: string, valueOffset: number, end: number): [Term, number] => [
    { name, value, negated, source: query.slice(start, end), offset: start, valueOffset },
    end,
  ];
  if (query[at] === '"') {
    const [value, end] = readQuoted(query, at);
    return finish(TEXT, value, at, end);
  }
  const wordEnd = endOfWord(query, at);
  const named = /^([A-Za-z][A-Za-z-]*):/.exec(query.slice(at, wordEnd));
  if (named === null) return finish(TEXT, query.slice(at, wordEnd), at, wordEnd);

  const name = (named[1] ?? "").toLowerCase();
  const valueAt = at + named[0].length;
  if (query[valueAt] === '"') {
    const [value, end] = readQuoted(query, valueAt);
    return finish(name, value, valueAt, end);
  }
  if (valueAt === wordEnd) throw new QueryError(`after ${name}: there must be a value`, at, wordEnd - at);
  return finish(name, query.slice(valueAt, wordEnd), valueAt, wordEnd);
}

function readQuoted(query: string, start: number): [string, number] {
  let value = "";
  for (let at = start + 1; at < query.length; at += 1) {
    const character = query.charAt(at);
    if (character === '"') {
      if (at + 1 < query.length && !isSpace(query.charCodeAt(at + 1))) {
        throw new QueryError("after a closing quote there must be a space", at + 1, 1);
      }
      if (value === "") throw new QueryError("there is nothing between the quotes", start, 2);
      return [value, at + 1];
    }
    if (character === "\\" && at + 1 < query.length) at += 1;
    value += query.charAt(at);
  }
  throw new QueryError('a quote is not closed; end it with "', start, query.length - start);
}

function endOfWord(query: string, start: number): number {
  let end = start;
  while (end < query.length && !isSpace(query.charCodeAt(end)) && query[end] !== '"') end += 1;
  return end === start ? start + 1 : end;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x3000;
}
