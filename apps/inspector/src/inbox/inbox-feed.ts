import type { Caller, ControlEvent } from "../api/control.ts";
import { createRecordFeed, MOST_ROWS, pageOf, type RecordFeed } from "../live/record-feed.ts";
import { callOfRequest, type InboxCall, type InboxRow, isSend, rowOfMessage, rowOfRequest } from "./inbox-row.ts";

export interface InboxFeed extends RecordFeed<InboxRow> {
  /** What became of the call that brought a row, once that is known. */
  callOf(row: InboxRow): InboxCall | undefined;
}

/** The messages; among them the sends that were not taken; and beside them what became of their calls. */
export function createInboxFeed(caller: Caller): InboxFeed {
  /** Of calls that ended after their messages had come. */
  const calls = new Map<string, InboxCall>();

  const fromEvent = (event: ControlEvent): InboxRow | "changed" | undefined => {
    if (event.type === "message") return rowOfMessage(event.data);
    if (event.type !== "request" || !isSend(event.data)) return undefined;
    if (event.data.messages.length === 0) return rowOfRequest(event.data);
    const [oldest] = calls.keys();
    if (calls.size >= MOST_ROWS && oldest !== undefined) calls.delete(oldest);
    calls.set(event.data.id, callOfRequest(event.data));
    return "changed";
  };
  const feed = createRecordFeed<InboxRow>({
    largestPage: MOST_ROWS,
    async load({ query, ...range }) {
      const parameters = query === "" ? range : { query, ...range };
      const { data, error } = await caller.GET("/__mock/api/v1/sends", { params: { query: parameters } });
      if (error !== undefined) throw error;
      return pageOf(data.sends, data.matched);
    },
    fromEvent,
  });
  return { ...feed, callOf: (row) => calls.get(row.requestId) ?? row.call };
}
