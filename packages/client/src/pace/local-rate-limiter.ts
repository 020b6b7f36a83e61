import type { OperationId } from "../operation-data.ts";
import type { Learner } from "./learn-pace.ts";
import { createPace, type Pace } from "./pace.ts";
import type { RateLimit, RateLimiter, RateState, Reservation } from "./rate-limiter.ts";
import type { Clock } from "./real-clock.ts";

/** How long a 429 without `Retry-After` pauses the client, in milliseconds. */
const PAUSE_MS = 1000;
/** The longest pause, in milliseconds: after it one request asks again, whatever `Retry-After` said. */
const MAX_PAUSE_MS = 60_000;

/** The limiter of one process. */
export interface LocalRateLimiter extends RateLimiter {
  /** Books turns in advance, for whoever plans ahead and waits for itself. */
  reserve(operation: OperationId, weight?: number): Reservation;
  /** Where it stands now. */
  state(): RateState;
}

interface Queue {
  readonly pace: Pace;
  /** Who waits, and for how many turns. */
  readonly waiting: Map<() => void, number>;
  timer?: ReturnType<typeof setTimeout> | undefined;
  /** Since the first refusal. Most programs never need it. */
  learner?: Promise<Learner>;
}

/** What went out before there was a limiter: when, and how many of them still have no reply. */
export interface SentBefore {
  readonly times: readonly number[];
  open: number;
}

/** Makes a limiter that goes by a clock and knows what went out before. */
export function createLocalLimiter(
  limits: { readonly [Id in OperationId]?: RateLimit },
  { now: clock, setTimeout, clearTimeout }: Clock,
  sent: { readonly [Id in OperationId]?: SentBefore },
): LocalRateLimiter {
  const queues = new Map<string, Queue>(
    Object.entries(limits).map(([id, limit]) => [id, { pace: createPace(limit), waiting: new Map() }]),
  );
  let pausedUntil = 0;
  /** Until then, if nobody reads before what a 429 asks for. */
  let heldUntil = 0;
  for (const [id, { times, open }] of Object.entries(sent)) {
    const pace = queues.get(id)?.pace;
    for (const at of times) pace?.take(at, 1);
    for (let answered = open; answered < times.length; answered += 1) pace?.answer(clock());
  }

  const waitFor = (pace: Pace, now: number, weight: number): number =>
    Math.max(pausedUntil - now, heldUntil - now, pace.waitFor(now, weight));

  // Milliseconds until the next requests may go out; takes the turns when that is now.
  const takeTurn = ({ pace }: Queue, weight: number): number => {
    const now = clock();
    const wait = waitFor(pace, now, weight);
    if (wait <= 0) pace.take(now, weight);
    return wait;
  };

  const pump = (queue: Queue): void => {
    clearTimeout(queue.timer);
    for (const [release, weight] of queue.waiting) {
      const wait = takeTurn(queue, weight);
      if (wait > 0) {
        queue.timer = setTimeout(pump, Math.min(wait, MAX_PAUSE_MS), queue);
        break;
      }
      release();
    }
  };

  return {
    acquire: (operation, signal, weight = 1) => {
      checkWeight(weight);
      const queue = queues.get(operation);
      if (!queue || signal.aborted || (queue.waiting.size === 0 && takeTurn(queue, weight) <= 0)) return;
      const { waiting } = queue;
      return new Promise((resolve) => {
        const leave = (): void => {
          signal.removeEventListener("abort", leave);
          waiting.delete(leave);
          if (waiting.size === 0) clearTimeout(queue.timer);
          resolve();
        };
        signal.addEventListener("abort", leave);
        waiting.set(leave, weight);
        if (waiting.size === 1) pump(queue);
      });
    },
    reserve: (operation, weight = 1) => {
      checkWeight(weight);
      const pace = queues.get(operation)?.pace;
      const now = clock();
      const waitMs = Math.max(0, pace ? waitFor(pace, now, weight) : 0);
      let held = weight;
      pace?.take(now + waitMs, held);
      return {
        waitMs,
        release: () => {
          pace?.take(now + waitMs, -held);
          held = 0;
        },
      };
    },
    hold: () => {
      heldUntil = clock() + PAUSE_MS;
    },
    lost: (operation) => {
      const queue = queues.get(operation);
      if (queue?.pace.answer(clock())) pump(queue);
    },
    report: (operation, status, asked) => {
      const queue = queues.get(operation);
      const now = clock();
      const refused = status === 429;
      const pausedBefore = pausedUntil;
      if (refused) {
        heldUntil = 0;
        const pauseMs = isAmount(asked) ? Math.min(MAX_PAUSE_MS, asked) : PAUSE_MS;
        pausedUntil = Math.max(pausedUntil, now + pauseMs);
        if (queue) {
          queue.pace.alone = true;
          queue.pace.rest(pausedUntil);
          queue.learner ??= learn(queue.pace, now);
        }
      }
      if (queue?.pace.answer(now)) pump(queue);
      queue?.learner?.then((learn) => learn(now, refused, pausedBefore) && pump(queue)).catch(() => {});
    },
    state: () => {
      const now = clock();
      return {
        pausedForMs: Math.max(0, pausedUntil - now),
        operations: Object.fromEntries(
          [...queues].map(([id, { pace, waiting }]) => [
            id,
            { ...pace.limit, share: pace.share(now), waiting: waiting.size },
          ]),
        ),
      };
    },
  };
}

// what is no number would be the end of the pace
const isAmount = (value: unknown): value is number => typeof value === "number" && value >= 0;

function checkWeight(weight: unknown): void {
  if (!isAmount(weight) || weight === Infinity) throw new RangeError("`weight` must be a number of turns, 0 or more");
}

async function learn(pace: Pace, now: number): Promise<Learner> {
  const replies = pace.replies(now);
  const { learnPace } = await import("./learn-pace.ts");
  return learnPace(pace, replies);
}
