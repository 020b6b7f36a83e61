import { DEFAULT_SESSION, type Session } from "./session.ts";

/** How many sessions there may be unless it is said otherwise, the default one among them. */
export const DEFAULT_MAX_SESSIONS = 1_000;
/** How many sessions that have not begun are held for those who look at them. */
export const MAX_AWAITED_SESSIONS = 512;
/** A session that was used within this time does not make room for another, in milliseconds. */
export const SESSION_IDLE_MS = 60_000;

const SESSION_ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

/** Whether a text can name a session. */
export function isSessionId(text: string): boolean {
  return SESSION_ID.test(text);
}

/** A session could not be opened: there are as many as there may be, or no memory is left, and all of them are in use. */
export class NoRoomForSession extends Error {
  override readonly name = "NoRoomForSession";
}

/** The sessions of a server. They come into being when they are named; the one unused for longest makes room, when it is idle. */
export interface SessionRegistry {
  readonly limit: number;
  /** How many there are. */
  readonly size: number;
  /** How many had to make room. */
  readonly evicted: number;
  /** The session of that name, created where it is missing. The name must be a session id. @throws NoRoomForSession */
  open(id: string): Session;
  /**
   * The session of that name for somebody who looks or waits. One that is missing is shown as it will begin, does not count, and
   * comes into being when it is opened. @throws NoRoomForSession
   */
  look(id: string): Session;
  readonly default: Session;
  /** The default session first, then the last used first. */
  list(): readonly Session[];
  /** The same, and those that somebody looks at or waits in before they have begun. */
  listAll(): readonly Session[];
  /** Whether it was there. The default session cannot be dropped. */
  drop(id: string): boolean;
}

/** What a registry depends on. */
export interface SessionRegistryParts {
  /** @throws RangeError where there is no memory for one */
  readonly create: (id: string) => Session;
  readonly clock: () => number;
  /** Hears about every session that is dropped; `evicted` when it had to make room. */
  readonly dropped: (session: Session, evicted: boolean) => void;
  readonly limit: number;
}

/** A registry with the default session. */
export function createSessionRegistry({ create, clock, dropped, limit }: SessionRegistryParts): SessionRegistry {
  const base = create(DEFAULT_SESSION);
  const others = new Map<string, Session>();
  /** Not begun yet. The last looked at is the last. */
  const awaited = new Map<string, Session>();
  let evicted = 0;
  let uses = 0;

  const drop = (session: Session, forRoom: boolean): void => {
    others.delete(session.id);
    session.close();
    if (forRoom) evicted += 1;
    dropped(session, forRoom);
  };
  const isIdle = (session: Session): boolean => !session.isWatched && clock() - session.usedAt >= SESSION_IDLE_MS;
  /** Drops the idle session that was unused for longest; says whether there was one. */
  const evictOne = (): boolean => {
    let oldest: Session | undefined;
    for (const session of others.values())
      if ((oldest === undefined || session.use < oldest.use) && isIdle(session)) oldest = session;
    if (oldest === undefined) return false;
    drop(oldest, true);
    return true;
  };
  /** Forgets the session longest not looked at among those that have not begun; says whether there was one. */
  const forgetAwaited = (): boolean => {
    for (const session of awaited.values()) {
      if (session.isWatched) continue;
      awaited.delete(session.id);
      session.close();
      return true;
    }
    return false;
  };
  const refuse = (why: string): never => {
    throw new NoRoomForSession(
      `there is no room for another session: ${why}, and every session was used within the last minute; use fewer, delete some (DELETE /__mock/api/v1/sessions/ID), or start the mock with a larger --max-sessions or --memory`,
    );
  };
  const made = (id: string): Session => {
    const session = awaited.get(id);
    awaited.delete(id);
    if (session !== undefined) return session;
    for (;;) {
      try {
        return create(id);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        if (!forgetAwaited() && !evictOne()) refuse("their memory is used up");
      }
    }
  };
  const begun = (id: string): Session => {
    while (others.size + 1 >= limit) if (!evictOne()) refuse(`${limit} sessions exist`);
    return made(id);
  };
  const list = (): readonly Session[] => [base, ...[...others.values()].sort((a, b) => b.use - a.use)];
  return {
    limit,
    default: base,
    get size() {
      return others.size + 1;
    },
    get evicted() {
      return evicted;
    },
    open(id) {
      let session = id === DEFAULT_SESSION ? base : others.get(id);
      if (session === undefined) {
        session = begun(id);
        others.set(id, session);
      }
      session.usedAt = clock();
      uses += 1;
      session.use = uses;
      return session;
    },
    look(id) {
      const known = id === DEFAULT_SESSION ? base : others.get(id);
      if (known !== undefined) {
        known.usedAt = clock();
        return known;
      }
      const session = made(id);
      awaited.set(id, session);
      if (awaited.size > MAX_AWAITED_SESSIONS) forgetAwaited();
      return session;
    },
    list,
    listAll: () => [...list(), ...awaited.values()],
    drop(id) {
      const session = others.get(id);
      if (session === undefined) return false;
      drop(session, false);
      return true;
    },
  };
}
