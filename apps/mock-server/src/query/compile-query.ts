import type { Message, RecordKind } from "@emchat/control";
import type { SearchedRequest } from "../journal/searched-request.ts";
import type { Matcher } from "./matchers.ts";
import { parseQuery, type Term } from "./parse-query.ts";
import { QueryError } from "./query-error.ts";
import { QUERY_TOKENS, type TokenDefinition } from "./query-tokens.ts";

/** What is searched, by its kind. */
export interface Searched {
  readonly messages: Message;
  readonly requests: SearchedRequest;
}

/** A query that has been understood. */
export interface CompiledQuery<R> {
  readonly terms: number;
  matches(record: R): boolean;
  /** The terms that the record does not match, and what it has instead. */
  differences(record: R): readonly { readonly term: string; readonly got: string }[];
}

/** How much is told of what a record has instead, in characters. */
const MAX_GOT_LENGTH = 200;

interface CompiledTerm<R> extends Matcher<R> {
  readonly term: Term;
}

const byName = new Map<string, TokenDefinition>(QUERY_TOKENS.map((token) => [token.name, token]));

/**
 * Makes the function that a query stands for. The empty query matches everything.
 *
 * @throws QueryError with the place of the mistake
 */
export function compileQuery<Kind extends RecordKind>(
  query: string,
  kind: Kind,
  now: number,
): CompiledQuery<Searched[Kind]> {
  const terms = parseQuery(query).map((term) => compileTerm(term, kind, now));
  const agrees = (term: CompiledTerm<Searched[Kind]>, record: Searched[Kind]): boolean =>
    term.matches(record) !== term.term.negated;
  return {
    terms: terms.length,
    matches: (record) => terms.every((term) => agrees(term, record)),
    differences: (record) =>
      terms
        .filter((term) => !agrees(term, record))
        .map((term) => ({ term: term.term.source, got: term.got(record).slice(0, MAX_GOT_LENGTH) })),
  };
}

function compileTerm<Kind extends RecordKind>(term: Term, kind: Kind, now: number): CompiledTerm<Searched[Kind]> {
  const definition = byName.get(term.name);
  if (definition === undefined) {
    const near = nearest(term.name);
    const hint = near === undefined ? `names are ${[...byName.keys()].join(", ")}` : `did you mean ${near}?`;
    throw new QueryError(
      `unknown name ${JSON.stringify(term.name)}; ${hint} Put text that has a colon into quotes`,
      term.offset,
      term.source.length,
    );
  }
  const create = kind === "messages" ? definition.message : definition.request;
  if (create === undefined) {
    throw new QueryError(
      `${term.name}: searches ${definition.of.join(" and ")}, not ${kind}`,
      term.offset,
      term.source.length,
    );
  }
  try {
    const matcher = create(term.value, now) as Matcher<Searched[Kind]>;
    return { term, matches: matcher.matches, got: matcher.got };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const length = term.offset + term.source.length - term.valueOffset;
    throw new QueryError(`${term.name}: ${error.message}`, term.valueOffset, length);
  }
}

/** The name that a mistyped one was probably meant to be: its letters, but for one that is missing, added, swapped or wrong. */
function nearest(given: string): string | undefined {
  return [...byName.keys()].find((name) => isOneEditAway(given, name));
}

function isOneEditAway(given: string, name: string): boolean {
  const [short, long] = given.length <= name.length ? [given, name] : [name, given];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const swapped =
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
  return swapped || short.slice(at + 1) === long.slice(at + 1);
}
