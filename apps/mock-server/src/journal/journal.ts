import type { ClearResult, RecordKind, UndoResult } from "@emchat/control";
import { type BoundedLog, createBoundedLog } from "./bounded-log.ts";
import type { JournalBudget } from "./journal-budget.ts";
import type { JournalEntry, MessageEntry } from "./journal-entry.ts";

/** How many requests a session keeps, and how many messages. */
export const JOURNAL_CAPACITY = 10_000;
/** How long a clearing can be undone, in milliseconds. */
export const UNDO_WINDOW_MS = 30_000;

/** Hears about every new record. */
export interface JournalListener {
  request?(entry: JournalEntry): void;
  message?(entry: MessageEntry): void;
}

/** What a session has seen: the calls of the service's paths, and the messages that were taken. */
export interface Journal {
  readonly requests: BoundedLog<JournalEntry>;
  readonly messages: BoundedLog<MessageEntry>;
  /** The sequence of the newest record. */
  readonly lastSequence: number;
  /** The sequence for the next record. */
  nextSequence(): number;
  /** The id for the next call: `r-1`, `r-2`, … */
  nextRequestId(): string;
  addRequest(entry: JournalEntry): void;
  addMessage(entry: MessageEntry): void;
  /** Calls the listener until the returned function is called. */
  listen(listener: JournalListener): () => void;
  /** Takes records out; they can be put back until `undoUntil`. */
  clear(of: RecordKind, matches: (record: JournalEntry | MessageEntry) => boolean): ClearResult;
  /** Puts back what the last clearing of a kind took out; `undefined` when there is nothing of that id any more. */
  undo(id: string): UndoResult | undefined;
  reset(): void;
}

interface Undoable {
  readonly id: string;
  readonly until: number;
  readonly of: RecordKind;
  restore(): number;
}

/** An empty journal. Its bodies count against `budget`, which sessions share. */
export function createJournal(
  clock: () => number,
  budget: JournalBudget,
  capacity: number = JOURNAL_CAPACITY,
): Journal {
  const requests = createBoundedLog<JournalEntry>(capacity);
  const messages = createBoundedLog<MessageEntry>(capacity);
  const listeners = new Set<JournalListener>();
  let sequence = 0;
  let calls = 0;
  let clearings = 0;
  /** The last clearing of each kind. */
  const undoable = new Map<RecordKind, Undoable>();
  budget.join(requests);
  budget.join(messages);

  const take = <R extends JournalEntry | MessageEntry>(
    log: BoundedLog<R>,
    of: RecordKind,
    matches: (record: R) => boolean,
  ): ClearResult => {
    const removed = log.remove(matches);
    clearings += 1;
    const undo = { id: `undo-${clearings}`, until: clock() + UNDO_WINDOW_MS, of, restore: () => log.restore(removed) };
    undoable.set(of, undo);
    // What nobody brings back must not be kept.
    setTimeout(() => {
      if (undoable.get(of) === undo) undoable.delete(of);
    }, UNDO_WINDOW_MS).unref();
    return { of, cleared: removed.length, undo: undo.id, undoUntil: undo.until };
  };

  return {
    requests,
    messages,
    get lastSequence() {
      return sequence;
    },
    nextSequence() {
      sequence += 1;
      return sequence;
    },
    nextRequestId() {
      calls += 1;
      return `r-${calls}`;
    },
    addRequest(entry) {
      requests.append(entry);
      budget.settle();
      for (const listener of listeners) listener.request?.(entry);
    },
    addMessage(entry) {
      messages.append(entry);
      budget.settle();
      for (const listener of listeners) listener.message?.(entry);
    },
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    clear: (of, matches) => (of === "messages" ? take(messages, of, matches) : take(requests, of, matches)),
    undo(id) {
      const found = [...undoable.values()].find((candidate) => candidate.id === id);
      if (found === undefined || clock() > found.until) return undefined;
      const { of } = found;
      undoable.delete(of);
      const restored = found.restore();
      budget.settle();
      return { of, restored };
    },
    reset() {
      requests.reset();
      messages.reset();
      undoable.clear();
    },
  };
}
