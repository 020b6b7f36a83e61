import type { Stats } from "@emchat/control";
import type { Journal } from "../journal/journal.ts";
import type { Session } from "../sessions/session.ts";

/** The counts of a session. */
export function statsOf({ journal, faults, events }: Session): Stats {
  return {
    messages: journal.messages.size,
    messagesDropped: journal.messages.dropped,
    refusedSends: refusedSends(journal),
    requests: journal.requests.size,
    requestsDropped: journal.requests.dropped,
    faults: faults.size,
    subscribers: events.subscribers,
    lastSequence: journal.lastSequence,
  };
}

function refusedSends({ requests }: Journal): number {
  let count = 0;
  for (const { mock, messageId } of requests.newestFirst())
    if (messageId === undefined && mock?.effect === "deliver-message") count += 1;
  return count;
}
