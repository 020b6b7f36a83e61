import { setTimeout as sleep } from "node:timers/promises";

/** Lets requests go no faster than agreed, and none while the server asked for a pause. */
export interface Pace {
  /** Resolves when the next request may go. */
  turn(): Promise<void>;
  /** Nothing goes for this long, in ms, and from then on everything a little slower. */
  pause(ms: number): void;
}

/** How much slower it goes after a pause; and how little faster with each request, so that a refusal without a reason is made up for. */
const SLOWER = 1.15;
const FASTER = 0.998;

/** The same where the server has refused at about this pace before: there is a limit, and here it is. */
const FASTER_NEAR_LIMIT = 0.9998;

/** Two paces of which one is less than so many times the other are about the same. */
const ABOUT = 1.3;

/** The slowest pace that is learned, in ms between two requests. */
const SLOWEST_MS = 100;

/**
 * `perSecond` undefined: as fast as the connections allow, until the server asks for a pause. Who limits a rate refuses all that is
 * sent at once after a pause but the first few, and then the same ones again: so what follows goes at a pace that it may take.
 */
export function createPace(perSecond: number | undefined): Pace {
  const agreed = perSecond === undefined ? 0 : 1000 / perSecond;
  let interval = agreed;
  let faster = FASTER;
  /** The pace at which the server last refused, in ms between two requests. */
  let limit = 0;
  let next = 0;
  let pausedUntil = 0;
  /** Turns of the second that runs, and of the one before. */
  let [second, turns, before] = [0, 0, 0];

  const take = (at: number): void => {
    const now = Math.floor(at / 1000);
    if (now !== second) [second, turns, before] = [now, 0, turns];
    turns += 1;
    interval = interval * faster < Math.max(agreed, 1) ? agreed : interval * faster;
  };
  const slowDown = (): void => {
    const seen = interval > agreed ? interval : Math.max(agreed, 1000 / Math.max(1, turns, before));
    faster = seen < limit * ABOUT && limit < seen * ABOUT ? FASTER_NEAR_LIMIT : FASTER;
    limit = seen;
    interval = Math.max(agreed, Math.min(seen * SLOWER, SLOWEST_MS));
  };
  return {
    async turn() {
      for (;;) {
        const now = performance.now();
        const from = Math.max(now, pausedUntil);
        const mine = interval === 0 ? from : Math.max(from, next);
        if (interval > 0) next = mine + interval;
        if (mine > now) await sleep(mine - now);
        if (performance.now() < pausedUntil) continue;
        take(performance.now());
        return;
      }
    },
    pause(ms) {
      const now = performance.now();
      // of all that was refused at once, only the first tells something new
      if (now >= pausedUntil) slowDown();
      pausedUntil = Math.max(pausedUntil, now + ms);
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
