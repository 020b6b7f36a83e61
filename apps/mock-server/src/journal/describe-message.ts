import type { Message } from "@emchat/control";
import type { MessageEntry } from "./journal-entry.ts";

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
    ...summaryOf(entry),
    get message() {
      return read().message;
    },
    get ext() {
      return read().ext;
    },
  } as Message;
}

/** The same as JSON, without parsing what the message says. */
export function messageJson(entry: MessageEntry): string {
  return `${JSON.stringify(summaryOf(entry)).slice(0, -1)},${entry.stored.content.slice(1)}`;
}

function summaryOf(entry: MessageEntry): Omit<Message, "message" | "ext"> {
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
    ...entry.gist,
    ...(stored.token === UNLISTED || stored.token === "none" ? undefined : { token: stored.token }),
    ...(run === undefined ? undefined : { run }),
  };
}
