import {
  keepMessage,
  type MessageQuery,
  readMessage,
  type StoredMessage,
  type WritableMessageLog,
} from "@emchat/emulator";
import { textBytes } from "../memory/text-bytes.ts";
import type { Journal } from "./journal.ts";
import type { MessageEntry } from "./journal-entry.ts";

/** What a message takes beside its content, in bytes: two objects, its texts, and the line that stands for it in lists. */
const MESSAGE_BYTES = 800;
const DEFAULT_PAGE = 50;

/** The call that a message came with. */
export interface MessageSource {
  readonly id: string;
  readonly run: string | undefined;
}

/**
 * Lets an emulator keep its messages in the journal: there is one copy of each, and whoever clears one of them clears both.
 * `source` says what call is being answered now.
 */
export function createMessageRoom(journal: Journal, source: () => MessageSource | undefined): WritableMessageLog {
  const { messages } = journal;
  let maxBytes = Number.POSITIVE_INFINITY;

  const trim = (): void => {
    while (messages.bytes > maxBytes && messages.size > 1) messages.dropOldest();
  };
  function* newestFirst(): Generator<StoredMessage> {
    for (const { stored } of messages.newestFirst()) yield readMessage(stored);
  }
  const remove = (matches: (entry: MessageEntry) => boolean): number => messages.remove(matches).length;

  return {
    append(message) {
      const stored = keepMessage(message);
      const call = source();
      journal.addMessage({
        sequence: journal.nextSequence(),
        bytes: MESSAGE_BYTES + textBytes(stored.content),
        requestId: call?.id ?? stored.requestId,
        run: call?.run,
        stored,
        gist: undefined,
      });
      trim();
    },
    list({ start = 0, limit = DEFAULT_PAGE, where = () => true }: MessageQuery = {}) {
      const page: StoredMessage[] = [];
      let total = 0;
      for (const message of newestFirst()) {
        if (!where(message)) continue;
        if (total >= start && page.length < limit) page.push(message);
        total += 1;
      }
      return { total, start, limit, messages: page };
    },
    get(id) {
      const found = messages.find(({ stored }) => stored.id === id);
      return found && readMessage(found.stored);
    },
    latest(where = () => true) {
      for (const message of newestFirst()) if (where(message)) return message;
      return undefined;
    },
    delete: (id) => remove(({ stored }) => stored.id === id) > 0,
    clear: () => remove(() => true),
    resize(capacity, bytes) {
      messages.resize(capacity);
      maxBytes = bytes;
      trim();
    },
    reset: () => messages.reset(),
    get size() {
      return messages.size;
    },
    get bytes() {
      return messages.bytes;
    },
    get dropped() {
      return messages.dropped;
    },
    get capacity() {
      return messages.capacity;
    },
  };
}
