import { sendIds } from "@emchat/schema";
import type { BoundedLog, Sequenced } from "../journal/bounded-log.ts";
import { describeMessage } from "../journal/describe-message.ts";
import { sendOfMessage, sendOfRequest } from "../journal/describe-send.ts";
import type { Journal } from "../journal/journal.ts";
import type { JournalEntry, MessageEntry } from "../journal/journal-entry.ts";
import { searched } from "../journal/searched-request.ts";
import type { Session } from "../sessions/session.ts";
import type { ControlRoutes } from "./control-router.ts";
import { ProblemError } from "./problem.ts";
import { atSequence, readSelection, type Selection, understand } from "./searched-records.ts";
import { sendPage } from "./send-page.ts";

/** How many sends a page has at most: they are short, and a list of all is to stand at once. */
export const MAX_SENDS = 10_000;

const SENDS: ReadonlySet<string | undefined> = new Set(sendIds);

/** `/sends`: what was sent, in lines. */
export function sendRoutes(): ControlRoutes {
  return {
    "GET /__mock/api/v1/sends": async ({ session, query, response }) => {
      const selection = readSelection(query, MAX_SENDS);
      const wanted = understandSends(selection.query, session);
      const { matched, sequences } = selectSends(session.journal, wanted, selection);
      const calls = callsOf(session.journal, sequences);
      const { start, limit } = selection;
      await sendPage(response, { matched, start, limit }, "sends", jsonOf(session.journal, sequences, calls));
      return undefined;
    },
  };
}

/** Which records are in the list. */
interface Wanted {
  message(entry: MessageEntry): boolean;
  request(entry: JournalEntry): boolean;
}

/** @throws ProblemError 400 where it is no query of requests */
function understandSends(query: string, { emulator }: Session): Wanted {
  const now = emulator.clock.now();
  const requests = understand(query, "requests", now);
  const isWanted = (entry: JournalEntry): boolean =>
    SENDS.has(entry.operationId) && (requests.terms === 0 || requests.matches(searched(entry)));
  try {
    const messages = understand(query, "messages", now);
    return {
      message: (entry) => messages.terms === 0 || messages.matches(describeMessage(entry)),
      request: (entry) => entry.messageId === undefined && isWanted(entry),
    };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // What only calls have (`status:4xx`) is answered by the calls alone.
    return { message: () => false, request: isWanted };
  }
}

/** Finds the page that a selection asks for, newest first. Holds on to no record, but to its sequence. */
function selectSends(
  { messages, requests }: Journal,
  wanted: Wanted,
  selection: Selection,
): { readonly matched: number; readonly sequences: readonly number[] } {
  const { start, limit } = selection;
  const sequences: number[] = [];
  let matched = 0;
  const taken = sequencesOf(messages, wanted.message, selection);
  const untaken = sequencesOf(requests, wanted.request, selection);
  let message = taken.next();
  let request = untaken.next();
  while (message.done !== true || request.done !== true) {
    const isMessage = request.done === true || (message.done !== true && message.value > request.value);
    const sequence = (isMessage ? message.value : request.value) as number;
    if (matched >= start && sequences.length < limit) sequences.push(sequence);
    matched += 1;
    if (isMessage) message = taken.next();
    else request = untaken.next();
  }
  return { matched, sequences };
}

function* sequencesOf<E extends Sequenced>(
  log: BoundedLog<E>,
  isWanted: (entry: E) => boolean,
  { since, until }: Selection,
): Generator<number, void> {
  for (const entry of log.newestFirst(until)) {
    if (entry.sequence <= since) return;
    if (isWanted(entry)) yield entry.sequence;
  }
}

/** The sequence of the call that brought each message, beside the message's own. A call is kept when it ends, behind its message. */
function callsOf({ messages, requests }: Journal, sequences: readonly number[]): readonly (number | undefined)[] {
  const oldest = sequences.at(-1) ?? Number.POSITIVE_INFINITY;
  const ended = new Map<string, number>();
  for (const { id, messageId, sequence } of requests.newestFirst()) {
    if (sequence <= oldest) break;
    if (messageId !== undefined) ended.set(id, sequence);
  }
  return sequences.map((sequence) => ended.get(atSequence(messages, sequence)?.requestId ?? ""));
}

function* jsonOf(
  { messages, requests }: Journal,
  sequences: readonly number[],
  calls: readonly (number | undefined)[],
): Generator<string> {
  for (const [at, sequence] of sequences.entries()) {
    const message = atSequence(messages, sequence);
    const request = atSequence(requests, message === undefined ? sequence : (calls[at] ?? 0));
    if (message !== undefined) yield JSON.stringify(sendOfMessage(message, request));
    else if (request !== undefined) yield JSON.stringify(sendOfRequest(request));
  }
}
