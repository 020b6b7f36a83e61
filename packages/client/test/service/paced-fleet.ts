import { createOwnLimiter } from "../../src/pace/own-limiter.ts";
import type { RateLimit, RateLimiter } from "../../src/pace/rate-limiter.ts";
import { createVirtualTime } from "./virtual-time.ts";

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
  /** How long a busy process stands still once a second, replies waiting, in milliseconds: so long at most, 500 at most. */
  readonly stallMs?: number;
  /** How long a request travels one way, in milliseconds: so long at least, and so much longer at most. */
  readonly tripMs?: readonly [least: number, more: number];
  /** When the first client begins, in milliseconds. */
  readonly fromMs?: number;
}

/** What became of it. */
export interface FleetResult {
  readonly taken: number;
  readonly refused: number;
  /** What each client had taken. */
  readonly shares: readonly number[];
}

const OPERATION = "sendMessageToUser";
const IN_FLIGHT = 20;
/** Of all the times that a busy process wakes up, it is late this part. */
const OFTEN_LATE = 0.1;
/** What the limiter pauses for where a 429 says nothing, in milliseconds. */
const PAUSE_MS = 1000;

/** Sends as much as each client's own limiter lets it. */
export async function runFleet(fleet: Fleet): Promise<FleetResult> {
  const { clients, set, forMs, spurious, seed = 1, lateMs = 0, stallMs = 0, fromMs = 1 } = fleet;
  const [leastMs, moreMs] = fleet.tripMs ?? [1.5, 4.5];
  const random = randomOf(seed);
  const stalledFor = stallsOf(seed, stallMs);
  const time = createVirtualTime((at) => stalledFor(at) + (random() < OFTEN_LATE ? random() * lateMs : 0));
  const service = serviceOf(fleet);
  const shares = new Array<number>(clients).fill(0);
  let asked = 0;
  let refused = 0;
  const end = new AbortController();
  const trip = (): Promise<void> => time.pass(leastMs + random() * moreMs);

  const sendOn = async (limiter: RateLimiter, client: number): Promise<void> => {
    while (!end.signal.aborted) {
      await limiter.acquire(OPERATION, end.signal);
      await trip();
      asked += 1;
      const retryAfter = asked === spurious ? PAUSE_MS : service(time.clock.now());
      await trip();
      await time.pass(stalledFor(time.clock.now()));
      if (retryAfter === undefined) shares[client] = (shares[client] ?? 0) + 1;
      else {
        refused += 1;
        time.modulesLoad();
      }
      void limiter.report(OPERATION, retryAfter === undefined ? 200 : 429, retryAfter);
    }
  };
  for (let client = 0; client < clients; client += 1) {
    const limiter = createOwnLimiter({ [OPERATION]: set }, time.clock);
    void time.pass(fromMs + 3 * client).then(() => {
      time.modulesLoad();
      for (let sender = 0; sender < IN_FLIGHT; sender += 1) void sendOn(limiter, client);
    });
  }
  await time.run(forMs);
  end.abort();
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

// by when something happens: for how much longer a process stands still then
function stallsOf(seed: number, stallMs: number): (at: number) => number {
  return (at) => {
    const second = Math.floor(at / 1000);
    const random = randomOf(seed * 100_000 + second);
    const from = second * 1000 + random() * 500;
    const until = from + random() * stallMs;
    return at >= from && at < until ? until - at : 0;
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
