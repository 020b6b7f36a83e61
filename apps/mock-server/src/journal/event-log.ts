import type { ControlEvent, EventType } from "@emchat/control";
import type { MemoryBudget } from "../memory/memory-budget.ts";
import { type BoundedLog, createBoundedLog, type Sequenced } from "./bounded-log.ts";
import { messageJson } from "./describe-message.ts";
import { describeRequest } from "./describe-request.ts";
import type { Journal } from "./journal.ts";

/** How many events can be replayed. */
export const REPLAY_CAPACITY = 2_000;
/** How often listeners are woken at most, in milliseconds: what happens meanwhile is written at once. */
export const PULSE_MS = 20;
/**
 * How long the time between two pulses is at least for each who listens, in milliseconds: twenty times what it takes to write to one. What
 * makes the text of events is not in it: resting longer would only make it come all at once, and calls wait for that.
 */
const PULSE_MS_EACH = 1;
/** How long listeners wait at most, in milliseconds, however many they are: a page is still as good as live. */
const LONGEST_PULSE_MS = 250;
/** What an event takes that is no record, in bytes. */
const EVENT_BYTES = 400;

/** The data of an event by its type. */
export type EventData<Type extends EventType> = Extract<ControlEvent, { type: Type }>["data"];

/** An event as it is told: its data is JSON. */
export interface ToldEvent {
  readonly id: number;
  readonly type: EventType;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `undefined` when what it spoke of is gone. */
  json(): string | undefined;
}

interface OtherEvent extends Sequenced {
  readonly type: EventType;
  readonly at: number;
  readonly data: () => unknown;
}

/**
 * The events of a session, in one sequence with its records. That of a new request or message is not kept: the record is in
 * the journal, at the same sequence.
 */
export interface EventLog {
  /** The id of the newest event. */
  readonly lastId: number;
  emit<Type extends EventType>(type: Type, data: () => EventData<Type> | undefined): void;
  /** The first event behind `id`. */
  next(id: number): ToldEvent | undefined;
  /** Whether some of the events behind `id` can no longer be told. */
  hasGap(id: number): boolean;
  /** How many events are behind `id`. */
  countAfter(id: number): number;
  /** Calls `wake` when there is something new, every {@link PULSE_MS} at most, more seldom for more than twenty, until the returned function is called. */
  subscribe(wake: () => void): () => void;
  readonly subscribers: number;
  /** Whether the session is gone, and nothing will follow. */
  readonly closed: boolean;
  /** Wakes all who listen, for the last time, and leaves the budget. */
  close(): void;
}

/** The events of a journal and whatever else is emitted. */
export function createEventLog(journal: Journal, clock: () => number, budget: MemoryBudget): EventLog {
  const others = createBoundedLog<OtherEvent>(REPLAY_CAPACITY, budget);
  const { requests, messages } = journal;
  const logs: readonly BoundedLog<Sequenced>[] = [requests, messages, others] as never;
  const wakes = new Set<() => void>();
  let pulse: NodeJS.Timeout | undefined;
  let pulsedAt = 0;
  let closed = false;
  const beat = (): void => {
    pulse = undefined;
    pulsedAt = performance.now();
    for (const wake of wakes) wake();
  };
  const changed = (): void => {
    if (wakes.size === 0 || pulse !== undefined) return;
    const rest = Math.min(LONGEST_PULSE_MS, Math.max(PULSE_MS, wakes.size * PULSE_MS_EACH));
    pulse = setTimeout(beat, Math.max(0, rest - (performance.now() - pulsedAt))).unref();
  };
  budget.join(others);
  journal.listen({ request: changed, message: changed });

  return {
    get lastId() {
      return journal.lastSequence;
    },
    emit(type, data) {
      if (closed) return;
      others.append({ sequence: journal.nextSequence(), bytes: EVENT_BYTES, type, at: clock(), data });
      changed();
    },
    next(id) {
      const request = requests.firstAfter(id);
      const message = messages.firstAfter(id);
      const other = others.firstAfter(id);
      const first = Math.min(sequenceOf(request), sequenceOf(message), sequenceOf(other));
      if (request?.sequence === first) {
        return { id: first, type: "request", at: request.at, json: () => JSON.stringify(describeRequest(request)) };
      }
      if (message?.sequence === first) {
        return { id: first, type: "message", at: message.stored.time, json: () => messageJson(message) };
      }
      return other && { id: first, type: other.type, at: other.at, json: () => JSON.stringify(other.data()) };
    },
    hasGap: (id) => id > journal.lastSequence || logs.some(({ droppedUntil }) => droppedUntil > id),
    countAfter: (id) => logs.reduce((sum, log) => sum + log.countAfter(id), 0),
    subscribe(wake) {
      wakes.add(wake);
      return () => {
        wakes.delete(wake);
      };
    },
    get subscribers() {
      return wakes.size;
    },
    get closed() {
      return closed;
    },
    close() {
      closed = true;
      clearTimeout(pulse);
      others.reset();
      budget.leave(others);
      beat();
    },
  };
}

const sequenceOf = (record: Sequenced | undefined): number => record?.sequence ?? Number.POSITIVE_INFINITY;
