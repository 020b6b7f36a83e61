import type { OperationId } from "../operation-data.ts";
import { checkOptions } from "../option-checks.ts";
import type { Learner } from "./learn-pace.ts";
import { createPace, type Pace } from "./pace.ts";
import type { RateLimit, RateLimiter, RateState, Reservation } from "./rate-limiter.ts";

/** How long a 429 without `Retry-After` pauses the client, in milliseconds. */
const PAUSE_MS = 1000;
/** The longest pause, in milliseconds: after it one request asks again, whatever `Retry-After` said. */
const MAX_PAUSE_MS = 60_000;

// Taken once, so that a test that puts its own clock in their place later does not stop the turns.
const { setTimeout, clearTimeout } = globalThis;
const clock = performance.now.bind(performance);

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

/**
 * The limiter of one client. Where nothing was used lately, a second's worth of requests goes out at once; beyond that they are evenly spaced, and no
 * window ever holds more of them than the limit says. A 429 stops all of them for as long as the service asks; then one goes alone, and
 * the others follow at the pace that the service took, which grows back to the one that was set.
 *
 * @param limits The pace of each operation; one that is left out goes out at once.
 * @throws EmchatConfigurationError when a limit cannot be used.
 * @example
 * ```ts
 * import { createClient, createRateLimiter } from "@emchat/client";
 *
 * const rate = createRateLimiter({ sendMessageToUser: { requests: 50, perMs: 1000 } });
 * const shop = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-shop", rate });
 * const desk = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-desk", rate });
 * ```
 */
export function createRateLimiter(limits: { readonly [Id in OperationId]?: RateLimit }): LocalRateLimiter {
  checkOptions(limits, "limits");
  const queues = new Map<string, Queue>(
    Object.entries(limits).map(([id, limit]) => {
      const { requests = null, perMs = null } = limit ?? {};
      checkOptions({ requests, perMs }, `rate.${id}`);
      return [id, { pace: createPace(limit), waiting: new Map() }];
    }),
  );
  let pausedUntil = 0;

  const waitFor = (pace: Pace, now: number, weight: number): number =>
    Math.max(pausedUntil - now, pace.waitFor(now, weight));

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
      const queue = queues.get(operation);
      if (!queue || (queue.waiting.size === 0 && takeTurn(queue, weight) <= 0)) return;
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
      const pace = queues.get(operation)?.pace;
      const now = clock();
      const waitMs = Math.max(0, pace ? waitFor(pace, now, weight) : 0);
      let held = weight;
      pace?.take(now + waitMs, held);
      const release = (): void => {
        pace?.take(now + waitMs, -held);
        held = 0;
      };
      return { waitMs, release };
    },
    report: (operation, status, retryAfterMs = PAUSE_MS) => {
      const queue = queues.get(operation);
      const now = clock();
      const refused = status === 429;
      const paused = now < pausedUntil;
      if (refused) {
        pausedUntil = Math.max(pausedUntil, now + Math.min(MAX_PAUSE_MS, retryAfterMs));
        if (queue) {
          queue.pace.alone = true;
          queue.pace.rest(pausedUntil);
          queue.learner ??= import("./learn-pace.ts").then(({ learnPace }) => learnPace(queue.pace));
        }
      }
      void queue?.learner?.then((learn) => learn(now, refused, paused) && pump(queue));
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
