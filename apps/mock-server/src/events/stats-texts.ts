import { statsOf } from "../control/stats.ts";
import type { Session } from "../sessions/session.ts";

/** How long counts stand for those of now, in milliseconds: half of the time between two looks at them. */
const FRESH_MS = 500;

/** Makes the function that tells the counts of a session as JSON. Hundreds who listen look at what was counted once. */
export function createStatsTexts(): (session: Session) => string {
  const texts = new WeakMap<Session, { readonly madeAt: number; readonly json: string }>();
  return (session) => {
    const now = performance.now();
    const held = texts.get(session);
    if (held !== undefined && now - held.madeAt < FRESH_MS) return held.json;
    const json = JSON.stringify(statsOf(session));
    texts.set(session, { madeAt: now, json });
    return json;
  };
}
