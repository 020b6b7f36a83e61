import type { StoredMessage } from "@emchat/emulator";
import { callbackBody } from "./callback-body.ts";

/** How many callbacks are under way at a time. */
const MAX_UNDER_WAY = 8;
/** What the waiting callbacks may hold together, in characters. */
const MAX_WAITING_LENGTH = 2_097_152;
/** Once, and once more. */
const ATTEMPTS = 2;

/** What became of a callback; one is dropped where too many wait, or where the server stops. */
export type CallbackOutcome = "accepted" | "failed" | "dropped";

/** Where callbacks go, and who hears of it. */
export interface CallbackParts {
  readonly url: string;
  /** What the receiver checks the signature with. */
  readonly secret: string;
  /** How long the receiver may take to answer, in milliseconds. */
  readonly timeoutMs: number;
  /** How many may wait. */
  readonly waiting: number;
  readonly count: (outcome: CallbackOutcome) => void;
  /** Hears when the receiver begins to refuse, with the reason, and when it accepts again. */
  readonly turned: (accepts: boolean, text: string) => void;
}

/** Tells a receiver of every message that was taken. */
export interface Callbacks {
  /** Takes a callback for later: no caller waits for it, and it never throws. */
  tell(message: StoredMessage): void;
  /** Gives up what is under way and what waits. */
  close(): void;
}

/** Callbacks to one receiver, in the order of the messages as far as they are taken one by one. */
export function createCallbacks({ url, secret, timeoutMs, waiting, count, turned }: CallbackParts): Callbacks {
  const { origin, pathname } = new URL(url);
  let queue: string[] = [];
  let queued = 0;
  let closed = false;
  let accepts = true;
  const underWay = new Set<AbortController>();

  /** `undefined`: it was accepted; otherwise why not. */
  const attempt = async (body: string, controller: AbortController): Promise<string | undefined> => {
    const timer = setTimeout(() => controller.abort(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
        redirect: "manual",
        signal: controller.signal,
      });
      await response.body?.cancel();
      return response.status === 200 ? undefined : `it answered ${response.status}`;
    } catch (error) {
      return reasonOf(error);
    } finally {
      clearTimeout(timer);
    }
  };
  const deliver = async (body: string): Promise<void> => {
    let reason: string | undefined;
    for (let made = 0; made < ATTEMPTS && !closed; made += 1) {
      const controller = new AbortController();
      underWay.add(controller);
      reason = await attempt(body, controller);
      underWay.delete(controller);
      if (reason === undefined) break;
    }
    if (closed && reason !== undefined) {
      count("dropped");
      return;
    }
    count(reason === undefined ? "accepted" : "failed");
    if (accepts === (reason === undefined)) return;
    accepts = reason === undefined;
    // What stands behind the path may be a secret.
    turned(accepts, `callbacks to ${origin}${pathname} are ${accepts ? "accepted again" : `not accepted: ${reason}`}`);
  };
  let running = 0;
  const next = (): void => {
    for (; running < MAX_UNDER_WAY; running += 1) {
      const body = queue.shift();
      if (body === undefined) return;
      queued -= body.length;
      void deliver(body).finally(() => {
        running -= 1;
        next();
      });
    }
  };

  return {
    tell(message) {
      const body = callbackBody(message, secret);
      if (closed || queue.length >= waiting || queued + body.length > MAX_WAITING_LENGTH) {
        count("dropped");
        return;
      }
      queue.push(body);
      queued += body.length;
      next();
    },
    close() {
      closed = true;
      for (const _ of queue) count("dropped");
      queue = [];
      queued = 0;
      for (const controller of underWay) controller.abort(new Error("the server stops"));
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // `fetch` says of every failure that it failed, and the reason below.
  return error.cause instanceof Error ? error.cause.message || "no connection" : error.message;
}
