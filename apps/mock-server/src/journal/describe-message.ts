import type { Message, MessageType } from "@emchat/control";
import type { MessageEntry } from "./journal-entry.ts";
import { messageLine } from "./message-line.ts";

/** The label of tokens that are not in the table, as the emulator calls them. */
export const UNLISTED = "unlisted";

/** A message in the words of the control API. */
export function describeMessage({ sequence, requestId, run, stored }: MessageEntry): Message {
  return {
    id: stored.id,
    sequence,
    requestId,
    at: stored.time,
    org: stored.org,
    app: stored.app,
    to: { kind: stored.target.kind, name: stored.target.name },
    from: stored.from,
    type: stored.message["type"] as MessageType,
    text: messageLine(stored.message),
    message: stored.message as Message["message"],
    ...(stored.ext === undefined ? undefined : { ext: stored.ext }),
    ...(stored.token === UNLISTED || stored.token === "none" ? undefined : { token: stored.token }),
    ...(run === undefined ? undefined : { run }),
  };
}
