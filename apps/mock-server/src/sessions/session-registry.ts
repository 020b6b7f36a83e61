import type { Session } from "./session.ts";

/** The session of callers that name none. */
export const DEFAULT_SESSION = "default";
/** How many sessions there may be, the default one among them. */
export const MAX_SESSIONS = 64;

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
      const session = id === DEFAULT_SESSION ? base : (others.get(id) ?? create(id));
      session.usedAt = clock();
      if (session === base) return base;
      others.delete(id);
      others.set(id, session);
      const [oldest] = others.size >= limit ? others.keys() : [];
      if (oldest !== undefined) drop(oldest);
      return session;
    },
    list: () => [base, ...[...others.values()].reverse()],
    drop,
  };
}
