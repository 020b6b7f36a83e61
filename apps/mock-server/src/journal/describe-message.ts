import type { Message, MessageType } from "@emchat/control";
import type { Gist, MessageEntry } from "./journal-entry.ts";
import { messageLine } from "./message-line.ts";

/** The label of tokens that are not in the table, as the emulator calls them. */
export const UNLISTED = "unlisted";

/** What a message says, as the control API has it. */
type Content = Pick<Message, "message" | "ext">;

const parsed = ({ stored }: MessageEntry): Content => JSON.parse(stored.content) as Content;

/** A message in the words of the control API. What it says is parsed when somebody asks for it. */
export function describeMessage(entry: MessageEntry): Message {
  let content: Content | undefined;
  const read = (): Content => {
    content ??= parsed(entry);
    return content;
  };
  return {
    ...summaryOf(entry, gistOf(entry, read)),
    get message() {
      return read().message;
    },
    get ext() {
      return read().ext;
    },
  } as Message;
}

/** The same as JSON, in which what the message says stands as it is kept. */
export function messageJson(entry: MessageEntry): string {
  const summary = summaryOf(
    entry,
    gistOf(entry, () => parsed(entry)),
  );
  return `${JSON.stringify(summary).slice(0, -1)},${entry.stored.content.slice(1)}`;
}

/** What stands for a message in lists: read when somebody asks for it, once for all readers. */
function gistOf(entry: MessageEntry, read: () => Content): Gist {
  if (entry.gist === undefined) {
    const { message } = read();
    entry.gist = { type: message["type"] as MessageType, text: messageLine(message) };
  }
  return entry.gist;
}

function summaryOf(entry: MessageEntry, gist: Gist): Omit<Message, "message" | "ext"> {
  const { sequence, requestId, run, stored } = entry;
  return {
    id: stored.id,
    sequence,
    requestId,
    at: stored.time,
    org: stored.org,
    app: stored.app,
    to: { kind: stored.target.kind, name: stored.target.name },
    from: stored.from,
    ...gist,
    ...(stored.token === UNLISTED || stored.token === "none" ? undefined : { token: stored.token }),
    ...(run === undefined ? undefined : { run }),
  };
}
