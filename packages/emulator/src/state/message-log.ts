import { type KeptMessage, keepMessage, readMessage } from "./kept-message.ts";

/** A message that the service took. */
export interface StoredMessage {
  readonly id: string;
  /** Counts from 1 over the emulator's life, without gaps; a reset starts again. */
  readonly sequence: number;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly requestId: string;
  readonly operationId: string;
  readonly org: string;
  readonly app: string;
  readonly target: {
    readonly kind: "user" | "group";
    /** A username in lower case, or a group's id. */
    readonly name: string;
    /** The group's members when the message was taken, where they are known. */
    readonly members?: readonly string[] | undefined;
  };
  /** The sender's username; `admin` where the call named none. */
  readonly from: string;
  /** The body's `msg`, as it was sent. */
  readonly message: Readonly<Record<string, unknown>>;
  /** The body's `ext`, as it was sent. */
  readonly ext?: Readonly<Record<string, unknown>> | undefined;
  /** Label of the token that the call came with, never the token. */
  readonly token: string;
  /** Size of the call's body in bytes. */
  readonly bytes: number;
}

/** A page of messages. */
export interface MessagePage {
  /** How many messages match. */
  readonly total: number;
  readonly start: number;
  readonly limit: number;
  /** Newest first. */
  readonly messages: readonly StoredMessage[];
}

/** Which page of which messages. */
export interface MessageQuery {
  /** How many of the newest to pass over. Default 0. */
  readonly start?: number | undefined;
  /** How many to return. Default 50. */
  readonly limit?: number | undefined;
  /** Which ones. Default all. */
  readonly where?: ((message: StoredMessage) => boolean) | undefined;
}

/** The messages that the service took, newest kept, oldest dropped. They are kept as text, and parsed for whoever reads them. */
export interface MessageLog {
  /** A page, newest first. */
  list(query?: MessageQuery): MessagePage;
  get(id: string): StoredMessage | undefined;
  /** The newest message, or the newest that matches. */
  latest(where?: (message: StoredMessage) => boolean): StoredMessage | undefined;
  /** Removes one message; says whether it was there. */
  delete(id: string): boolean;
  /** Removes all messages; says how many there were. */
  clear(): number;
  /** How many are kept now. */
  readonly size: number;
  /** How many bytes of bodies are kept now. */
  readonly bytes: number;
  /** How many were dropped for room since the last reset. */
  readonly dropped: number;
  /** How many can be kept. */
  readonly capacity: number;
}

/** The log with the side that the emulator writes to. */
export interface WritableMessageLog extends MessageLog {
  /** Keeps a message. What it holds must not be kept as objects: parsed JSON takes up to thirty times the room of its text. */
  append(message: StoredMessage): void;
  /** Drops what is beyond new bounds. */
  resize(capacity: number, byteCapacity: number): void;
  /** Empty, and nothing dropped. */
  reset(): void;
}

const DEFAULT_PAGE = 50;

/** A log of at most `capacity` messages and `byteCapacity` bytes of bodies, one message at least. */
export function createMessageLog(capacity: number, byteCapacity: number): WritableMessageLog {
  let maxMessages = capacity;
  let maxBytes = byteCapacity;
  /** Oldest first from `head`; what is before `head` is gone and waits for the next compaction. */
  let items: (KeptMessage | undefined)[] = [];
  let head = 0;
  let bytes = 0;
  let dropped = 0;

  const trim = (): void => {
    while (items.length - head > maxMessages || (bytes > maxBytes && items.length - head > 1)) {
      bytes -= items[head]?.bytes ?? 0;
      items[head] = undefined;
      head += 1;
      dropped += 1;
    }
    // Half of the array is empty: the cost of moving the rest is spread over as many appends.
    if (head > 64 && head * 2 > items.length) {
      items = items.slice(head);
      head = 0;
    }
  };
  const empty = (): number => {
    const count = items.length - head;
    items = [];
    head = 0;
    bytes = 0;
    return count;
  };
  const indexOf = (id: string): number => {
    for (let at = items.length - 1; at >= head; at -= 1) {
      if (items[at]?.id === id) return at;
    }
    return -1;
  };

  return {
    append(message) {
      items.push(keepMessage(message));
      bytes += message.bytes;
      trim();
    },
    list({ start = 0, limit = DEFAULT_PAGE, where } = {}) {
      const messages: StoredMessage[] = [];
      let total = 0;
      for (let at = items.length - 1; at >= head; at -= 1) {
        const kept = items[at];
        if (kept === undefined) continue;
        const wanted = total >= start && messages.length < limit;
        if (where === undefined && !wanted) {
          total += 1;
          continue;
        }
        const message = readMessage(kept);
        if (where !== undefined && !where(message)) continue;
        if (wanted) messages.push(message);
        total += 1;
      }
      return { total, start, limit, messages };
    },
    get(id) {
      const kept = items[indexOf(id)];
      return kept && readMessage(kept);
    },
    latest(where) {
      for (let at = items.length - 1; at >= head; at -= 1) {
        const kept = items[at];
        const message = kept && readMessage(kept);
        if (message !== undefined && (where === undefined || where(message))) return message;
      }
      return undefined;
    },
    delete(id) {
      const at = indexOf(id);
      if (at < 0) return false;
      bytes -= items[at]?.bytes ?? 0;
      items.splice(at, 1);
      return true;
    },
    clear: empty,
    resize(messages, bodyBytes) {
      maxMessages = messages;
      maxBytes = bodyBytes;
      trim();
    },
    reset() {
      empty();
      dropped = 0;
    },
    get size() {
      return items.length - head;
    },
    get bytes() {
      return bytes;
    },
    get dropped() {
      return dropped;
    },
    get capacity() {
      return maxMessages;
    },
  };
}
