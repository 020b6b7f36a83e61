import { sendIds } from "@emchat/schema";
import type { Caller, ControlEvent, Message, Problem, RequestSummary } from "../api/control.ts";
import { createRecordFeed, MOST_ROWS, mergeRows, type Page, type Range, type RecordFeed } from "../live/record-feed.ts";
import { callOfRequest, type InboxCall, type InboxRow, isSend, rowOfMessage, rowOfRequest } from "./inbox-row.ts";

export interface InboxFeed extends RecordFeed<InboxRow> {
  /** What became of the call that brought a row, once that is known. */
  callOf(requestId: string): InboxCall | undefined;
}

interface Listed<T> {
  readonly records: readonly T[];
  readonly matched: number;
  /** A query that this list cannot answer. */
  readonly refused: Problem | undefined;
}

/** The messages; among them the sends that were not taken; and beside them what became of their calls. */
export function createInboxFeed(caller: Caller): InboxFeed {
  const calls = new Map<string, InboxCall>();

  const listMessages = async (range: Range): Promise<Listed<Message>> => {
    const query = parameters(range);
    const { data, error } = await caller.GET("/__mock/api/v1/messages", { params: { query } });
    return { records: data?.messages ?? [], matched: data?.matched ?? 0, refused: error };
  };
  const listSends = async (range: Range): Promise<Listed<RequestSummary>> => {
    const query = parameters({ ...range, query: `${range.query} op:${sendIds.join(",")}`.trim() });
    const { data, error } = await caller.GET("/__mock/api/v1/requests", { params: { query } });
    return { records: data?.requests ?? [], matched: data?.matched ?? 0, refused: error };
  };
  const remember = (request: RequestSummary): void => {
    const [oldest] = calls.keys();
    if (calls.size >= MOST_ROWS && oldest !== undefined) calls.delete(oldest);
    calls.set(request.id, callOfRequest(request));
  };

  const load = async (range: Range): Promise<Page<InboxRow>> => {
    const [messages, sends] = await Promise.all([listMessages(range), listSends(range)]);
    if (sends.refused !== undefined) throw sends.refused;
    for (const request of sends.records) remember(request);
    // A search for what only calls have (`status:4xx`) is answered by the calls alone, whether a message was taken or not.
    const callsAlone = messages.refused !== undefined;
    const untaken = sends.records.filter((request) => callsAlone || request.messages.length === 0);
    const completeTo = Math.max(frontier(messages), frontier(sends));
    const rows = mergeRows(messages.records.map(rowOfMessage), untaken.map(rowOfRequest), (a) => a);
    return { rows: rows.filter((row) => row.sequence >= completeTo), completeTo };
  };
  const fromEvent = (event: ControlEvent): InboxRow | "changed" | undefined => {
    if (event.type === "message") return rowOfMessage(event.data);
    if (event.type !== "request" || !isSend(event.data)) return undefined;
    remember(event.data);
    return event.data.messages.length === 0 ? rowOfRequest(event.data) : "changed";
  };
  const feed = createRecordFeed<InboxRow>({ load, fromEvent });
  return { ...feed, callOf: (requestId) => calls.get(requestId) };
}

function frontier(listed: Listed<{ readonly sequence: number }>): number {
  return listed.matched > listed.records.length ? (listed.records.at(-1)?.sequence ?? 0) : 0;
}

function parameters(range: Range): { query?: string; limit: number; since?: number; until?: number } {
  const { query, ...rest } = range;
  return query === "" ? rest : { query, ...rest };
}
