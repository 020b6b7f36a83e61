import type { ControlEvent, EventType } from "@emchat/control";

/** How many events can be replayed. */
export const REPLAY_CAPACITY = 2_000;

/** The data of an event by its type. */
export type EventData<Type extends EventType> = Extract<ControlEvent, { type: Type }>["data"];

/** An event before it is written: the data is made when somebody listens, or when it is replayed. */
export interface PendingEvent {
  readonly id: number;
  readonly type: EventType;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `undefined` when what it spoke of is gone. */
  data(): ControlEvent["data"] | undefined;
}

/** A live listener. */
export type EventSubscriber = (event: PendingEvent) => void;

/** The events of a session: live for those who listen, and the newest of them for those who come back. */
export interface EventLog {
  readonly subscribers: number;
  /** The id of the newest event. */
  readonly lastId: number;
  emit<Type extends EventType>(type: Type, data: () => EventData<Type> | undefined): void;
  /** The events after `id`; `undefined` when some of them are gone. */
  after(id: number): readonly PendingEvent[] | undefined;
  subscribe(subscriber: EventSubscriber): () => void;
}

/** A log without events. */
export function createEventLog(clock: () => number, capacity: number = REPLAY_CAPACITY): EventLog {
  let events: PendingEvent[] = [];
  let lastId = 0;
  const subscribers = new Set<EventSubscriber>();

  return {
    get subscribers() {
      return subscribers.size;
    },
    get lastId() {
      return lastId;
    },
    emit(type, data) {
      lastId += 1;
      const event: PendingEvent = { id: lastId, type, at: clock(), data };
      events.push(event);
      // Twice the capacity, then half at once: the cost of moving the rest is spread over as many events.
      if (events.length >= capacity * 2) events = events.slice(-capacity);
      for (const subscriber of subscribers) subscriber(event);
    },
    after(id) {
      if (id === lastId) return [];
      const oldest = events[0]?.id ?? lastId + 1;
      if (id > lastId || id < oldest - 1) return undefined;
      return events.slice(id - oldest + 1);
    },
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => {
        subscribers.delete(subscriber);
      };
    },
  };
}
