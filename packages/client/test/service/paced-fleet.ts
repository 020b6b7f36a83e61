import { type Learner, learnPace } from "../../src/pace/learn-pace.ts";
import { createPace } from "../../src/pace/pace.ts";
import type { RateLimit } from "../../src/pace/rate-limiter.ts";

/** A fleet of clients, each with a pace of its own, before one service, in a time of their own: the same every time. */
export interface Fleet {
  readonly clients: number;
  /** What each client believes to be its limit. */
  readonly set: RateLimit;
  /** What the service takes from all of them together. */
  readonly limit: RateLimit;
  readonly window: "fixed" | "sliding";
  /** What it asks for with a 429, in milliseconds: until the window has room, a second, or nothing. */
  readonly retryAfter: "exact" | "second" | "none";
  readonly forMs: number;
  /** The one request that is refused without a reason, from 1. */
  readonly spurious?: number;
  readonly seed?: number;
  /** How late a process that is busy wakes up now and then, in milliseconds. */
  readonly lateMs?: number;
}

/** What became of it. */
export interface FleetResult {
  readonly taken: number;
  readonly refused: number;
  /** What each client had taken. */
  readonly shares: readonly number[];
}

const IN_FLIGHT = 20;
/** Of all the times that a busy process wakes up, it is late this part. */
const OFTEN_LATE = 0.1;
/** What the limiter pauses for where a 429 says nothing, in milliseconds. */
const PAUSE_MS = 1000;

/** Sends as much as the paces allow. */
export function runFleet(fleet: Fleet): FleetResult {
  const { clients, set, forMs, spurious, lateMs = 0 } = fleet;
  const random = randomOf(fleet.seed ?? 1);
  const agenda: { readonly at: number; readonly act: (now: number) => void }[] = [];
  const schedule = (at: number, act: (now: number) => void): void => {
    let place = agenda.length;
    while (place > 0 && (agenda[place - 1]?.at ?? 0) < at) place -= 1;
    agenda.splice(place, 0, { at, act });
  };
  const service = serviceOf(fleet);
  const shares = new Array<number>(clients).fill(0);
  let asked = 0;
  let refused = 0;

  for (let client = 0; client < clients; client += 1) {
    const pace = createPace(set);
    let learn: Learner | undefined;
    let pausedUntil = 0;
    let inFlight = 0;
    let wakeAt = Infinity;
    const send = (now: number): void => {
      while (inFlight < IN_FLIGHT) {
        const wait = Math.max(pausedUntil - now, pace.waitFor(now, 1));
        if (wait > 1e-6) {
          if (wakeAt > now && wakeAt <= now + wait) return;
          wakeAt = now + wait + (random() < OFTEN_LATE ? random() * lateMs : 0);
          schedule(wakeAt, wake);
          return;
        }
        pace.take(now, 1);
        inFlight += 1;
        const trip = (): number => 1.5 + random() * 4.5;
        schedule(now + trip(), (arrived) => {
          asked += 1;
          const retryAfter = asked === spurious ? PAUSE_MS : service(arrived);
          schedule(arrived + trip(), (replied) => receive(replied, retryAfter));
        });
      }
    };
    const wake = (now: number): void => {
      if (now === wakeAt) send(now);
    };
    const receive = (now: number, retryAfter: number | undefined): void => {
      inFlight -= 1;
      if (retryAfter === undefined) {
        shares[client] = (shares[client] ?? 0) + 1;
        learn?.(now, false, now < pausedUntil);
      } else {
        refused += 1;
        learn ??= learnPace(pace, pace.replies(now));
        learn(now, true, now < pausedUntil);
        pausedUntil = Math.max(pausedUntil, now + retryAfter);
        pace.alone = true;
        pace.rest(pausedUntil);
      }
      pace.answer(now);
      send(now);
    };
    schedule(1 + 3 * client, send);
  }
  for (let next = agenda.pop(); next && next.at <= forMs; next = agenda.pop()) next.act(next.at);
  return { taken: shares.reduce((sum, share) => sum + share), refused, shares };
}

// `undefined` when it takes the request, else how long it asks to wait
function serviceOf({ limit, window, retryAfter }: Fleet): (now: number) => number | undefined {
  const taken: number[] = [];
  return (now) => {
    const first = taken[0];
    if (first !== undefined && first <= now - limit.perMs) {
      if (window === "fixed") taken.length = 0;
      while (taken[0] !== undefined && taken[0] <= now - limit.perMs) taken.shift();
    }
    if (taken.length < limit.requests) {
      taken.push(now);
      return undefined;
    }
    const left = (taken[0] ?? now) + limit.perMs - now;
    return retryAfter === "exact" ? Math.ceil(left / 1000) * 1000 : PAUSE_MS;
  };
}

// mulberry32
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
