import { sendIds } from "@emchat/schema";
import type { Message, RequestSummary, Schemas } from "../api/control.ts";
import type { Row } from "../live/record-feed.ts";

/** One send, as the server lists it: a message that the service took, or a call that it did not. */
export interface InboxRow extends Row {
  readonly at: number;
  readonly requestId: string;
  readonly messageId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: Schemas["MessageTarget"] | undefined;
  readonly type?: string | undefined;
  readonly text: string;
  /** What was known when the row came. */
  readonly call?: InboxCall;
}

/** What became of the call that brought a row. */
export interface InboxCall {
  readonly status?: number | undefined;
  readonly outcome: Schemas["Outcome"];
  readonly error?: string | undefined;
  /** The first rule that was broken, in words. */
  readonly reason?: string | undefined;
  readonly duration: number;
  readonly violations: number;
  readonly faults: number;
}

export function rowOfMessage({ sequence, at, requestId, id, from, to, type, text }: Message): InboxRow {
  return { sequence, at, requestId, messageId: id, from, to, type, text };
}

/** The row of a call that was not taken. */
export function rowOfRequest(request: RequestSummary): InboxRow {
  const { sequence, at, id, to, send } = request;
  return { text: "", ...send, sequence, at, requestId: id, to, call: callOfRequest(request) };
}

export function callOfRequest(request: RequestSummary): InboxCall {
  const { status, outcome, error, reason, duration, violations, faults } = request;
  return { status, outcome, error, reason, duration, violations, faults: faults.length };
}

const SENDS: readonly string[] = sendIds;

export function isSend(request: RequestSummary): boolean {
  return request.operationId !== undefined && SENDS.includes(request.operationId);
}

/** Where a row leads to. */
export function pathOfRow(row: InboxRow): string {
  return row.messageId === undefined ? `/traffic/${row.requestId}` : `/messages/${row.messageId}`;
}
