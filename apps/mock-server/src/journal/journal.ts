import type { ClearResult, RecordKind, UndoResult } from "@emchat/control";
import type { MemoryBudget } from "../memory/memory-budget.ts";
import { type BoundedLog, createBoundedLog } from "./bounded-log.ts";
import { createClearings } from "./clearings.ts";
import type { JournalEntry, MessageEntry } from "./journal-entry.ts";

/** How many requests a session keeps, and how many messages. */
export const JOURNAL_CAPACITY = 10_000;

/** Hears about every new record. */
export interface JournalListener {
  request?(entry: JournalEntry): void;
  message?(entry: MessageEntry): void;
}

/** What a session has seen: the calls of the service's paths, and the messages that were taken. */
export interface Journal {
  readonly requests: BoundedLog<JournalEntry>;
  readonly messages: BoundedLog<MessageEntry>;
  /** The sequence of the newest record or event. */
  readonly lastSequence: number;
  /** Changes whenever records went or came back otherwise than by being new. */
  readonly rewritten: number;
  /** The sequence for the next record or event. */
  nextSequence(): number;
  /** The id for the next call: `r-1`, `r-2`, … */
  nextRequestId(): string;
  addRequest(entry: JournalEntry): void;
  addMessage(entry: MessageEntry): void;
  /** Calls the listener with every new record until the returned function is called. */
  listen(listener: JournalListener): () => void;
  /** The same for a listener that waits for something: a session in which somebody waits is in use. */
  wait(listener: JournalListener): () => void;
  /** How many wait for a record. */
  readonly waiting: number;
  /** Takes records out; they can be put back until `undoUntil`. */
  clear(of: RecordKind, matches: (record: JournalEntry | MessageEntry) => boolean): ClearResult;
  /** Puts back what the last clearing of a kind took out; `undefined` when there is nothing of that id any more. */
  undo(id: string): UndoResult | undefined;
  reset(): void;
  /** Gives everything up and leaves the budget; what still comes is not kept. */
  close(): void;
}

/** An empty journal. What it keeps counts against `budget`, which sessions share. */
export function createJournal(clock: () => number, budget: MemoryBudget): Journal {
  const requests = createBoundedLog<JournalEntry>(JOURNAL_CAPACITY, budget);
  const messages = createBoundedLog<MessageEntry>(JOURNAL_CAPACITY, budget);
  const clearings = createClearings(clock, budget);
  let listeners: readonly JournalListener[] = [];
  let sequence = 0;
  let calls = 0;
  let rewritten = 0;
  let waiters = 0;
  let closed = false;
  const listen = (listener: JournalListener): (() => void) => {
    listeners = [...listeners, listener];
    return () => {
      listeners = listeners.filter((one) => one !== listener);
    };
  };
  const reset = (): void => {
    rewritten += 1;
    requests.reset();
    messages.reset();
    clearings.reset();
  };
  budget.join(requests);
  budget.join(messages);

  return {
    requests,
    messages,
    get lastSequence() {
      return sequence;
    },
    get rewritten() {
      return rewritten;
    },
    get waiting() {
      return waiters;
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
      if (closed) return;
      requests.append(entry);
      budget.settle();
      for (const listener of listeners) listener.request?.(entry);
    },
    addMessage(entry) {
      if (closed) return;
      messages.append(entry);
      budget.settle();
      for (const listener of listeners) listener.message?.(entry);
    },
    listen,
    wait(listener) {
      const leave = listen(listener);
      let waits = true;
      waiters += 1;
      return () => {
        leave();
        if (waits) waiters -= 1;
        waits = false;
      };
    },
    clear(of, matches) {
      rewritten += 1;
      return of === "messages" ? clearings.clear(messages, of, matches) : clearings.clear(requests, of, matches);
    },
    undo(id) {
      rewritten += 1;
      return clearings.undo(id);
    },
    reset,
    close() {
      // Whoever still listens or waits holds on to the journal, and must not hold on to what is in it.
      closed = true;
      reset();
      budget.leave(requests);
      budget.leave(messages);
    },
  };
}
