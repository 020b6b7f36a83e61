import type { Stats } from "@emchat/control";
import type { Session } from "../sessions/session.ts";

/** The counts of a session. */
export function statsOf({ journal, faults, events }: Session): Stats {
  return {
    messages: journal.messages.size,
    messagesDropped: journal.messages.dropped,
    requests: journal.requests.size,
    requestsDropped: journal.requests.dropped,
    faults: faults.size,
    subscribers: events.subscribers,
    lastSequence: journal.lastSequence,
  };
}
