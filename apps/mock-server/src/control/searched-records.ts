import type { RecordKind } from "@emchat/control";
import type { BoundedLog, Sequenced } from "../journal/bounded-log.ts";
import { type CompiledQuery, compileQuery, type Searched } from "../query/compile-query.ts";
import { QueryError } from "../query/query-error.ts";
import { ProblemError } from "./problem.ts";
import { readInteger } from "./read-parameter.ts";

/** How many records a page has, and how many at most. */
export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 1_000;

/** Which records a call asks for. */
export interface Selection {
  readonly start: number;
  readonly limit: number;
  readonly since: number;
  readonly until: number;
  readonly query: string;
}

/** A page of records. */
export interface Page<E> {
  readonly matched: number;
  /** Newest first. What is dropped before it is read is left out. */
  readonly records: Iterable<E>;
}

/** Reads `query`, `start`, `limit` (up to `most`), `since` and `until`. @throws ProblemError 400 */
export function readSelection(query: URLSearchParams, most: number = MAX_LIMIT): Selection {
  return {
    start: readInteger(query, "start", 0, 0, Number.MAX_SAFE_INTEGER),
    limit: readInteger(query, "limit", DEFAULT_LIMIT, 0, most),
    since: readInteger(query, "since", 0, 0, Number.MAX_SAFE_INTEGER),
    until: readInteger(query, "until", Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER),
    query: query.get("query") ?? "",
  };
}

/** Understands a query. @throws ProblemError 400 with the position of a mistake */
export function understand<Kind extends RecordKind>(
  query: string,
  kind: Kind,
  now: number,
): CompiledQuery<Searched[Kind]> {
  try {
    return compileQuery(query, kind, now);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new ProblemError(400, "The query has a mistake", `${error.message} (at position ${error.offset})`, {
      position: { offset: error.offset, length: error.length },
    });
  }
}

/** Finds the page that a selection asks for. Holds on to none of its records. */
export function select<E extends Sequenced, R>(
  log: BoundedLog<E>,
  describe: (entry: E) => R,
  query: CompiledQuery<R>,
  { start, limit, since, until }: Selection,
): Page<E> {
  const found: number[] = [];
  let matched = 0;
  for (const entry of log.newestFirst(until)) {
    if (entry.sequence <= since) break;
    // A page of everything does not describe what it does not show.
    if (query.terms > 0 && !query.matches(describe(entry))) continue;
    if (matched >= start && found.length < limit) found.push(entry.sequence);
    matched += 1;
  }
  return { matched, records: bySequence(log, found) };
}

/** The records of these sequences that are still there. */
export function* bySequence<E extends Sequenced>(log: BoundedLog<E>, sequences: Iterable<number>): Generator<E> {
  for (const sequence of sequences) {
    const entry = atSequence(log, sequence);
    if (entry !== undefined) yield entry;
  }
}

/** The record of a sequence, if it is still there. */
export function atSequence<E extends Sequenced>(log: BoundedLog<E>, sequence: number): E | undefined {
  const entry = log.lastUpTo(sequence);
  return entry?.sequence === sequence ? entry : undefined;
}
