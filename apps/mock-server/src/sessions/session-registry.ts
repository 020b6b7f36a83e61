import type { Session } from "./session.ts";

/** The session of callers that name none. */
export const DEFAULT_SESSION = "default";
/** How many sessions there may be, the default one among them. */
export const MAX_SESSIONS = 64;

/** How many sessions that have not begun are held for those who look at them: more than can wait and listen at one time. */
export const MAX_AWAITED_SESSIONS = 512;

const SESSION_ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

/** Whether a text can name a session. */
export function isSessionId(text: string): boolean {
  return SESSION_ID.test(text);
}

/** The sessions of a server. They come into being when they are named; the one unused for longest makes room. */
export interface SessionRegistry {
  readonly limit: number;
  /** The session of that name, created where it is missing. The name must be a session id. */
  open(id: string): Session;
  /**
   * The session of that name for somebody who looks or waits. One that is missing is shown as it will begin, does not count, and
   * comes into being when it is opened.
   */
  look(id: string): Session;
  readonly default: Session;
  /** The default session first, then the last used first. */
  list(): readonly Session[];
  /** Whether it was there. The default session cannot be dropped. */
  drop(id: string): boolean;
}

/** A registry with the default session. */
export function createSessionRegistry(
  create: (id: string) => Session,
  clock: () => number,
  /** Hears about every session that is dropped. */
  dropped: (session: Session) => void,
  limit: number = MAX_SESSIONS,
): SessionRegistry {
  const base = create(DEFAULT_SESSION);
  /** The last used is the last. */
  const others = new Map<string, Session>();

  /** Not begun yet. The last looked at is the last. */
  const awaited = new Map<string, Session>();
  const begin = (id: string): Session => {
    const session = awaited.get(id) ?? create(id);
    awaited.delete(id);
    return session;
  };

  const drop = (id: string): boolean => {
    const session = others.get(id);
    if (session === undefined) return false;
    others.delete(id);
    session.close();
    dropped(session);
    return true;
  };
  return {
    limit,
    default: base,
    open(id) {
      const session = id === DEFAULT_SESSION ? base : (others.get(id) ?? begin(id));
      session.usedAt = clock();
      if (session === base) return base;
      others.delete(id);
      others.set(id, session);
      const [oldest] = others.size >= limit ? others.keys() : [];
      if (oldest !== undefined) drop(oldest);
      return session;
    },
    look(id) {
      const begun = id === DEFAULT_SESSION ? base : others.get(id);
      if (begun !== undefined) {
        begun.usedAt = clock();
        return begun;
      }
      const session = begin(id);
      awaited.set(id, session);
      const [oldest] = awaited.size > MAX_AWAITED_SESSIONS ? awaited.values() : [];
      if (oldest !== undefined) {
        awaited.delete(oldest.id);
        oldest.close();
      }
      return session;
    },
    list: () => [base, ...[...others.values()].reverse()],
    drop,
  };
}
