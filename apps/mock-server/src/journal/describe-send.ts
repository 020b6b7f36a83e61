import type { Send, SendCall } from "@emchat/control";
import { describeMessage } from "./describe-message.ts";
import { describeRequest, reasonOf } from "./describe-request.ts";
import { durationOf, type JournalEntry, type MessageEntry } from "./journal-entry.ts";

/** `undefined` where the control API has nothing: JSON leaves it out. */
type Sparse<T> = { readonly [Key in keyof T]: T[Key] | undefined };

/** A message as a line of a list, with the call that brought it, where that has ended and is kept. */
export function sendOfMessage(entry: MessageEntry, call: JournalEntry | undefined): Send {
  const { sequence, at, requestId, id: messageId, from, to, type, text } = describeMessage(entry);
  const send: Sparse<Send> = {
    sequence,
    at,
    requestId,
    messageId,
    from,
    to,
    type,
    text,
    call: call && fateOf(call),
  };
  return send as Send;
}

/** A call as a line of a list. */
export function sendOfRequest(entry: JournalEntry): Send {
  const { sequence, at, id, messages, to, send } = describeRequest(entry);
  const line: Sparse<Send> = {
    sequence,
    at,
    requestId: id,
    messageId: messages[0],
    from: send?.from,
    to,
    type: send?.type,
    text: send?.text ?? "",
    call: fateOf(entry),
  };
  return line as Send;
}

/** Made of the entry itself: a call in full would be read anew from its body, for a list that shows nothing of it. */
function fateOf(entry: JournalEntry): SendCall {
  const fate: Sparse<SendCall> = {
    status: entry.status,
    outcome: entry.outcome,
    error: entry.error,
    reason: reasonOf(entry),
    duration: durationOf(entry),
    violations: entry.violations.length + entry.replyViolations.length,
    faults: entry.faults.length,
  };
  return fate as SendCall;
}
