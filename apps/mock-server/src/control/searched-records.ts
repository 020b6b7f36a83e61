import type { Message, RecordKind, RequestSummary } from "@emchat/control";
import { describeMessage } from "../journal/describe-message.ts";
import { describeRequest } from "../journal/describe-request.ts";
import type { JournalEntry, MessageEntry } from "../journal/journal-entry.ts";
import { type CompiledQuery, compileQuery, type Searched } from "../query/compile-query.ts";
import { QueryError } from "../query/query-error.ts";
import type { Session } from "../sessions/session.ts";
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

/** A page of records, newest first. */
export interface Page<R> {
  readonly matched: number;
  readonly records: readonly R[];
}

/** Reads `query`, `start`, `limit`, `since` and `until`. @throws ProblemError 400 */
export function readSelection(query: URLSearchParams): Selection {
  return {
    start: readInteger(query, "start", 0, 0, Number.MAX_SAFE_INTEGER),
    limit: readInteger(query, "limit", DEFAULT_LIMIT, 0, MAX_LIMIT),
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

/** The messages that a selection asks for. */
export function selectMessages(session: Session, selection: Selection, now: number): Page<Message> {
  const query = understand(selection.query, "messages", now);
  return page(session.journal.messages.newestFirst(), describeMessage, query, selection);
}

/** The requests that a selection asks for. */
export function selectRequests(session: Session, selection: Selection, now: number): Page<RequestSummary> {
  const query = understand(selection.query, "requests", now);
  return page(session.journal.requests.newestFirst(), describeRequest, query, selection);
}

function page<E extends JournalEntry | MessageEntry, R>(
  entries: Iterable<E>,
  describe: (entry: E) => R,
  query: CompiledQuery<R>,
  { start, limit, since, until }: Selection,
): Page<R> {
  const records: R[] = [];
  let matched = 0;
  for (const entry of entries) {
    if (entry.sequence <= since) break;
    if (entry.sequence > until) continue;
    const wanted = matched >= start && records.length < limit;
    // A page of everything does not describe what it does not show.
    if (query.terms === 0 && !wanted) {
      matched += 1;
      continue;
    }
    const record = describe(entry);
    if (!query.matches(record)) continue;
    if (wanted) records.push(record);
    matched += 1;
  }
  return { matched, records };
}
