import type { PresenceStatus } from "../config.ts";
import type { StoredMessage } from "./message-log.ts";
import type { GroupRecord, UserRecord } from "./records.ts";

/** What happens in an emulator, by name. */
export interface EmulatorEvents {
  /** A message was taken. */
  readonly message: StoredMessage;
  /** A user came online or went offline. */
  readonly presence: {
    readonly org: string;
    readonly app: string;
    readonly username: string;
    readonly status: PresenceStatus;
  };
  /** A user was added, changed or, with `user` undefined, removed. */
  readonly user: {
    readonly org: string;
    readonly app: string;
    readonly username: string;
    readonly user: UserRecord | undefined;
  };
  /** A group was added, changed or, with `group` undefined, removed. */
  readonly group: {
    readonly org: string;
    readonly app: string;
    readonly name: string;
    readonly group: GroupRecord | undefined;
  };
  /** The token table changed. */
  readonly tokens: undefined;
  /** The state went back to the seed. */
  readonly reset: undefined;
}

/** Hears about one kind of event. */
export type EmulatorListener<Name extends keyof EmulatorEvents> = (event: EmulatorEvents[Name]) => void;

/** Passes events on. */
export interface EventHub {
  /** Calls `listener` on every event of that name, until the returned function is called. */
  on<Name extends keyof EmulatorEvents>(name: Name, listener: EmulatorListener<Name>): () => void;
  emit<Name extends keyof EmulatorEvents>(name: Name, event: EmulatorEvents[Name]): void;
}

type Listeners = { readonly [Name in keyof EmulatorEvents]: Set<EmulatorListener<Name>> };

/** A hub whose listeners cannot break a call: what one throws goes to `onListenerError`, and the next one is called. */
export function createEventHub(onListenerError: (error: unknown) => void): EventHub {
  const listeners: Listeners = {
    message: new Set(),
    presence: new Set(),
    user: new Set(),
    group: new Set(),
    tokens: new Set(),
    reset: new Set(),
  };
  return {
    on(name, listener) {
      const set: Set<EmulatorListener<typeof name>> = listeners[name];
      set.add(listener);
      return () => {
        set.delete(listener);
      };
    },
    emit(name, event) {
      for (const listener of listeners[name]) {
        try {
          listener(event);
        } catch (error) {
          onListenerError(error);
        }
      }
    },
  };
}
