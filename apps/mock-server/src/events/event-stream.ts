import type { ServerResponse } from "node:http";
import { REPLAY_CAPACITY } from "../journal/event-log.ts";
import type { Session } from "../sessions/session.ts";
import type { EventChunks, EventWish } from "./event-chunks.ts";
import { GZIP_HEAD, stored } from "./packed-bytes.ts";

/** How often a quiet stream says that it is alive, in milliseconds. */
export const HEARTBEAT_MS = 15_000;
/** How often counts are sent at most, in milliseconds. */
export const STATS_EVERY_MS = 1_000;

/** What a stream needs. */
export interface EventStreamParts extends EventWish {
  readonly chunks: EventChunks;
  readonly response: ServerResponse;
  readonly clock: () => number;
  /** The counts of the session as JSON. */
  readonly stats: () => string;
}

/**
 * Writes `greeting` and then what follows event `since` to a listener, as fast as it reads: nothing is queued for it beyond one piece. A listener so
 * slow that what it has not read is gone is disconnected; when it comes back, it is told that it missed something. Returns
 * the function that ends the stream.
 */
export function streamEvents(parts: EventStreamParts, greeting: string, since: number): () => void {
  const { chunks, session, response, types, packs, clock } = parts;
  const { events } = session;
  let cursor = since;
  /** Up to where it is written now: what follows waits for the next pulse, so that many listeners cost little. */
  let until = since;
  let full = false;
  let resting = false;

  const write = (bytes: Buffer | string): void => {
    full = !response.write(bytes);
  };
  const say = (text: string): void => write(packs ? stored(text) : text);
  const goOn = (): void => {
    resting = false;
    pump();
  };
  /** Writes one piece; the next one is made when the calls that have come meanwhile are answered. */
  const pump = (): void => {
    if (resting) return;
    if (events.closed) {
      // Whoever comes back finds the session that follows.
      response.end();
      return;
    }
    if (full || response.destroyed || cursor >= until) return;
    if (events.hasGap(cursor)) {
      response.destroy();
      return;
    }
    const chunk = chunks.after(parts, cursor);
    if (chunk === undefined) return;
    cursor = chunk.last;
    if (chunk.bytes.length > 0) write(chunk.bytes);
    if (cursor >= until) return;
    resting = true;
    setImmediate(goOn);
  };
  const wake = (): void => {
    until = events.lastId;
    pump();
  };
  response.on("drain", () => {
    full = false;
    pump();
  });
  const unsubscribe = events.subscribe(wake);

  const wantsStats = types === undefined || types.includes("stats");
  let before = "";
  let quiet = 0;
  const ticks = setInterval(() => {
    quiet += STATS_EVERY_MS;
    const now = wantsStats ? parts.stats() : before;
    if (full || response.writableEnded) return;
    if (now !== before) say(chunks.text(cursor, "stats", clock(), now));
    else if (quiet >= HEARTBEAT_MS) {
      quiet = 0;
      say(": alive\n\n");
    }
    before = now;
  }, STATS_EVERY_MS).unref();

  if (packs) write(GZIP_HEAD);
  say(greeting);
  wake();
  return () => {
    unsubscribe();
    clearInterval(ticks);
  };
}

/** Whether everything behind `id` can be told, and is not too much. */
export function canReplay({ events }: Session, id: number): boolean {
  return !events.hasGap(id) && events.countAfter(id) <= REPLAY_CAPACITY;
}
