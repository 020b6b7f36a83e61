import type { Message, NearMiss, RecordKind, RequestSummary, VerifyResult } from "@emchat/control";
import { describeMessage } from "../journal/describe-message.ts";
import { describeRequest } from "../journal/describe-request.ts";
import type { CompiledQuery } from "../query/compile-query.ts";
import type { Session } from "../sessions/session.ts";
import { understand } from "./searched-records.ts";

/** How many of the matching records a result shows, and how many near misses. */
export const MAX_SHOWN_MATCHES = 50;
export const MAX_NEAR_MISSES = 5;

/** What is expected. */
export interface Expectation {
  readonly of: RecordKind;
  readonly query: string;
  readonly since: number;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** Counts what matches, and says in words and near misses what was different. @throws ProblemError 400 */
export function checkExpectation(session: Session, expected: Expectation, now: number): VerifyResult {
  return expected.of === "messages"
    ? check(messagesOf(session, expected.since), understand(expected.query, "messages", now), expected)
    : check(requestsOf(session, expected.since), understand(expected.query, "requests", now), expected);
}

function* messagesOf({ journal }: Session, since: number): Generator<Message> {
  for (const entry of journal.messages.newestFirst()) {
    if (entry.sequence <= since) return;
    yield describeMessage(entry);
  }
}

function* requestsOf({ journal }: Session, since: number): Generator<RequestSummary> {
  for (const entry of journal.requests.newestFirst()) {
    if (entry.sequence <= since) return;
    yield describeRequest(entry);
  }
}

function check<R extends Message | RequestSummary>(
  records: Iterable<R>,
  query: CompiledQuery<R>,
  { of, query: text, min, max }: Expectation,
): VerifyResult {
  const matches: R[] = [];
  const others: NearMiss[] = [];
  let count = 0;
  for (const record of records) {
    const differences = query.differences(record);
    if (differences.length === 0) {
      count += 1;
      if (matches.length < MAX_SHOWN_MATCHES) matches.push(record);
    } else {
      const matched = query.terms - differences.length;
      keepNearest(others, {
        id: record.id,
        sequence: record.sequence,
        matched,
        of: query.terms,
        differences: [...differences],
      });
    }
  }
  const tooFew = min !== undefined && count < min;
  const passed = !tooFew && (max === undefined || count <= max);
  return {
    passed,
    of,
    query: text,
    expected: { ...(min === undefined ? undefined : { min }), ...(max === undefined ? undefined : { max }) },
    count,
    summary: summarize(of, text, min, max, count),
    matches,
    nearMisses: tooFew ? others : [],
  };
}

/** Keeps the closest, the newest of equals first. */
function keepNearest(nearest: NearMiss[], miss: NearMiss): void {
  let at = nearest.length;
  while (at > 0 && (nearest[at - 1]?.matched ?? 0) < miss.matched) at -= 1;
  if (at >= MAX_NEAR_MISSES) return;
  nearest.splice(at, 0, miss);
  if (nearest.length > MAX_NEAR_MISSES) nearest.pop();
}

function summarize(
  of: RecordKind,
  query: string,
  min: number | undefined,
  max: number | undefined,
  count: number,
): string {
  const wanted =
    min !== undefined && min === max
      ? `exactly ${min}`
      : max === undefined
        ? `at least ${min ?? 0}`
        : min === undefined || min === 0
          ? `at most ${max}`
          : `${min} to ${max}`;
  const noun = of.slice(0, -1);
  const many = wanted.endsWith(" 1") ? noun : of;
  const which = query === "" ? "" : ` that match${many === noun ? "es" : ""} ${query}`;
  return `expected ${wanted} ${many}${which}, found ${count === 0 ? "none" : count}`;
}
