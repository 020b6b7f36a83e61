import type { NearMiss, RecordKind, VerifyResult } from "@emchat/control";
import type { BoundedLog, Sequenced } from "../journal/bounded-log.ts";
import { describeMessage, messageJson } from "../journal/describe-message.ts";
import { describeRequest } from "../journal/describe-request.ts";
import type { JournalEntry, MessageEntry } from "../journal/journal-entry.ts";
import { searched } from "../journal/searched-request.ts";
import type { CompiledQuery } from "../query/compile-query.ts";
import type { Session } from "../sessions/session.ts";
import { bySequence, understand } from "./searched-records.ts";

/** How many of the matching records a result shows, and how many near misses. */
export const MAX_SHOWN_MATCHES = 50;
export const MAX_NEAR_MISSES = 5;
/** Large records fill a result earlier: the characters of JSON after which no further one is shown. */
export const MAX_SHOWN_LENGTH = 1_048_576;

/** What is expected. */
export interface Expectation {
  readonly of: RecordKind;
  readonly query: string;
  readonly since: number;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** How many records match so far, and how close the others came. Holds on to none of them. */
export interface Tally {
  /** Whether the count is what is expected. */
  readonly passed: boolean;
  /** A new record of the right kind. */
  add(entry: JournalEntry | MessageEntry): void;
  /** A VerifyResult as JSON: the count, and in words and near misses what was different. */
  json(): string;
}

/** Counts what is there. @throws ProblemError 400 for a query that is not understood */
export function createTally(session: Session, expected: Expectation, now: number): Tally {
  const { messages, requests } = session.journal;
  return expected.of === "messages"
    ? tallyOf(session, expected, messages, describeMessage, messageJson, understand(expected.query, "messages", now))
    : tallyOf(session, expected, requests, searched, requestJson, understand(expected.query, "requests", now));
}

const requestJson = (entry: JournalEntry): string => JSON.stringify(describeRequest(entry));

function tallyOf<E extends Sequenced, R extends { readonly id: string; readonly sequence: number }>(
  { journal }: Session,
  expected: Expectation,
  log: BoundedLog<E>,
  describe: (entry: E) => R,
  jsonOf: (entry: E) => string,
  query: CompiledQuery<R>,
): Tally {
  const { since, min, max } = expected;
  let count = 0;
  /** The newest that match, oldest first. */
  let shown: number[] = [];
  /** The closest first, the newest of equals first. */
  let nearest: NearMiss[] = [];
  let rewritten = -1;

  const add = (entry: E): void => {
    if (entry.sequence <= since) return;
    const record = describe(entry);
    const differences = query.differences(record);
    if (differences.length > 0) {
      const { id, sequence } = record;
      keepNearest(nearest, {
        id,
        sequence,
        matched: query.terms - differences.length,
        of: query.terms,
        differences: [...differences],
      });
      return;
    }
    count += 1;
    shown.push(entry.sequence);
    if (shown.length > MAX_SHOWN_MATCHES) shown.shift();
  };
  /** Counts anew when records were taken out or put back. */
  const recount = (): void => {
    if (rewritten === journal.rewritten) return;
    rewritten = journal.rewritten;
    count = 0;
    shown = [];
    nearest = [];
    for (let entry = log.firstAfter(since); entry !== undefined; entry = log.firstAfter(entry.sequence)) add(entry);
  };
  const tooFew = (): boolean => min !== undefined && count < min;
  const passed = (): boolean => !tooFew() && (max === undefined || count <= max);

  recount();
  return {
    get passed() {
      return passed();
    },
    add(entry) {
      if (rewritten === journal.rewritten) add(entry as E & (JournalEntry | MessageEntry));
      else recount();
    },
    json() {
      recount();
      const result: Omit<VerifyResult, "matches"> = {
        passed: passed(),
        of: expected.of,
        query: expected.query,
        expected: { ...(min === undefined ? undefined : { min }), ...(max === undefined ? undefined : { max }) },
        count,
        summary: summarize(expected, count),
        nearMisses: tooFew() ? nearest : [],
      };
      const matches: string[] = [];
      let length = 0;
      for (const entry of bySequence(log, shown.toReversed())) {
        if (length > MAX_SHOWN_LENGTH) break;
        const text = jsonOf(entry);
        length += text.length;
        matches.push(text);
      }
      return `${JSON.stringify(result).slice(0, -1)},"matches":[${matches.join(",")}]}`;
    },
  };
}

function keepNearest(nearest: NearMiss[], miss: NearMiss): void {
  let at = nearest.length;
  while (at > 0 && (nearest[at - 1]?.matched ?? 0) <= miss.matched) at -= 1;
  if (at >= MAX_NEAR_MISSES) return;
  nearest.splice(at, 0, miss);
  if (nearest.length > MAX_NEAR_MISSES) nearest.pop();
}

function summarize({ of, query, min, max }: Expectation, count: number): string {
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
