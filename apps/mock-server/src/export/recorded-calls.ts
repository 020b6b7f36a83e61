import { isUtf8 } from "node:buffer";
import { type AskedTarget, targetOf } from "@emchat/emulator";
import type { MockEntry } from "@emchat/schema";
import type { Journal } from "../journal/journal.ts";
import { detailsOf, type JournalEntry } from "../journal/journal-entry.ts";

/** A call of a session and what was answered, without its secrets. */
export interface RecordedCall {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly method: string;
  readonly target: string;
  readonly operationId: string | undefined;
  /** The `x-mock` of the operation. */
  readonly mock: MockEntry | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly contentType: string | undefined;
  /** Whether there was a token or something in its place; its label where it is one of the table. */
  readonly authorization: { readonly scheme: string; readonly label: string | undefined } | undefined;
  /** The body as text; empty for none. */
  readonly body: string;
  /** `undefined`: the connection was cut before a reply. */
  readonly status: number | undefined;
  readonly replyHeaders: Readonly<Record<string, string>>;
  readonly replyText: string;
}

/** The calls of a session that were kept whole, the oldest first, and how many were not. */
export interface Recording {
  readonly calls: readonly RecordedCall[];
  /** Calls whose body or reply was too large to be kept, or secret. */
  readonly left: number;
}

/** Reads the calls of a session; of more than `most` the newest. */
export function recordedCalls(journal: Journal, most: number): Recording {
  const calls: RecordedCall[] = [];
  let left = 0;
  for (const entry of journal.requests.newestFirst()) {
    if (calls.length >= most) {
      left += 1;
      continue;
    }
    const call = recorded(entry);
    if (call === undefined) left += 1;
    else calls.push(call);
  }
  return { calls: calls.reverse(), left };
}

function recorded(entry: JournalEntry): RecordedCall | undefined {
  const { body = "", bodySize, replyText, replySize, status, method } = entry;
  const bytes = Buffer.from(body, "latin1");
  const whole = bytes.byteLength === bodySize && (method === "HEAD" || Buffer.byteLength(replyText) >= replySize);
  if (!whole || !isUtf8(bytes)) return undefined;
  const { headers, parameters = {}, replyHeaders } = detailsOf(entry);
  const { authorization, "content-type": contentType } = headers;
  return {
    id: entry.id,
    at: entry.at,
    method,
    target: entry.target,
    operationId: entry.operationId,
    mock: entry.mock,
    parameters,
    contentType,
    authorization:
      authorization === undefined ? undefined : { scheme: authorization.split(" ")[0] ?? "", label: entry.token },
    body: bytes.toString("utf8"),
    status,
    replyHeaders,
    replyText,
  };
}

/** Whom a call was about; `undefined` where it was about nobody. */
export function aboutOf({ mock, parameters }: RecordedCall): AskedTarget | undefined {
  return mock && targetOf({ mock, parameters });
}

/** What a text says as JSON; `undefined` where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
