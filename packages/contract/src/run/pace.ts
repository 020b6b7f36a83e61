import { setTimeout as sleep } from "node:timers/promises";

/** Lets requests go no faster than agreed, and none while the server asked for a pause. */
export interface Pace {
  /** Resolves when the next request may go. */
  turn(): Promise<void>;
  /** Nothing goes for this long, in ms. */
  pause(ms: number): void;
}

/** `perSecond` undefined: as fast as the connections allow. */
export function createPace(perSecond: number | undefined): Pace {
  const interval = perSecond === undefined ? 0 : 1000 / perSecond;
  let next = 0;
  let pausedUntil = 0;
  return {
    async turn() {
      for (;;) {
        const now = performance.now();
        const from = Math.max(now, pausedUntil);
        if (interval === 0 && from <= now) return;
        const mine = interval === 0 ? from : Math.max(from, next);
        if (interval > 0) next = mine + interval;
        if (mine > now) await sleep(mine - now);
        if (performance.now() >= pausedUntil) return;
      }
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, performance.now() + ms);
    },
  };
}

/** `Retry-After` in ms: seconds or a date (RFC 9110, section 10.2.3); undefined when it is neither. */
export function retryAfterMs(header: string | undefined, now: number = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
