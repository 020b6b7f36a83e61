import { ownAddress } from "../api/address.ts";
import { type ControlEvent, DEFAULT_SESSION } from "../api/control.ts";
import { createFrameBatch } from "./frame-batch.ts";

/** Milliseconds between a break and the next try. */
const RECONNECT_AFTER = 1000;

/** A tab that was hidden for this many milliseconds gives its connection back: a browser has six per host for all its tabs. */
const SLEEP_AFTER = 30_000;

/** Each type of the document: the compiler lets none be forgotten. */
const EVERY_TYPE: Readonly<Record<ControlEvent["type"], true>> = {
  hello: true,
  message: true,
  request: true,
  presence: true,
  group: true,
  tokens: true,
  faults: true,
  clear: true,
  undo: true,
  reset: true,
  session: true,
  spec: true,
  config: true,
  stats: true,
};

export type Phase = "connecting" | "live" | "asleep" | "lost";

/** The server's events, in the order in which they were sent, in batches. */
export interface EventStream {
  subscribe(listener: (events: readonly ControlEvent[]) => void): () => void;
  /** For `useSyncExternalStore`. */
  readonly phase: { subscribe(listener: () => void): () => void; get(): Phase };
  start(): () => void;
}

/** No event's id: whoever asks for what followed it hears that something was missed. */
const NO_EVENT = "none";

/** Follows the events of a session; reconnects after a break and asks for what was missed. */
export function createEventStream(session: string): EventStream {
  const listeners = new Set<(events: readonly ControlEvent[]) => void>();
  const phaseListeners = new Set<() => void>();
  let phase: Phase = "connecting";
  let lastEventId: string | undefined;
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let sleep: ReturnType<typeof setTimeout> | undefined;

  const enter = (next: Phase): void => {
    if (next === phase) return;
    phase = next;
    for (const listener of phaseListeners) listener();
  };
  const batch = createFrameBatch<ControlEvent>((events) => {
    for (const listener of listeners) listener(events);
  });

  const receive = (event: MessageEvent<string>): void => {
    if (event.lastEventId !== "") lastEventId = event.lastEventId;
    batch.add(JSON.parse(event.data) as ControlEvent);
  };
  const disconnect = (): void => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };
  const connect = (): void => {
    disconnect();
    const query = new URLSearchParams();
    if (session !== DEFAULT_SESSION) query.set("session", session);
    if (lastEventId !== undefined) query.set("lastEventId", lastEventId);
    const opened = new EventSource(ownAddress(`/__mock/api/v1/events?${query}`));
    source = opened;
    for (const type of Object.keys(EVERY_TYPE)) opened.addEventListener(type, receive);
    opened.addEventListener("open", () => enter("live"));
    opened.addEventListener("error", () => {
      if (source !== opened) return;
      enter("lost");
      // whatever was fetched meanwhile may be of a server that is gone
      lastEventId ??= NO_EVENT;
      disconnect();
      retry = setTimeout(connect, RECONNECT_AFTER);
    });
  };
  const watchVisibility = (): void => {
    clearTimeout(sleep);
    if (document.hidden) {
      sleep = setTimeout(() => {
        disconnect();
        enter("asleep");
      }, SLEEP_AFTER);
    } else if (phase === "asleep") {
      enter("connecting");
      connect();
    }
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    phase: {
      subscribe(listener) {
        phaseListeners.add(listener);
        return () => phaseListeners.delete(listener);
      },
      get: () => phase,
    },
    start() {
      connect();
      document.addEventListener("visibilitychange", watchVisibility);
      return () => {
        document.removeEventListener("visibilitychange", watchVisibility);
        clearTimeout(sleep);
        disconnect();
        batch.drop();
      };
    },
  };
}
