import type { ServerResponse } from "node:http";
import type { EventType } from "@emchat/control";
import { REPLAY_CAPACITY } from "../journal/event-log.ts";
import type { Session } from "../sessions/session.ts";
import type { EventChunks } from "./event-chunks.ts";

/** How often a quiet stream says that it is alive, in milliseconds. */
export const HEARTBEAT_MS = 15_000;
/** How often counts are sent at most, in milliseconds. */
export const STATS_EVERY_MS = 1_000;

/** What a stream needs. */
export interface EventStreamParts {
  readonly chunks: EventChunks;
  readonly session: Session;
  readonly response: ServerResponse;
  /** The types that are wanted; all when there are none. */
  readonly types: readonly EventType[] | undefined;
  readonly clock: () => number;
  /** The counts of the session as JSON. */
  readonly stats: () => string;
}

/**
 * Writes what follows event `since` to a listener, as fast as it reads: nothing is queued for it beyond one piece. A listener so
 * slow that what it has not read is gone is disconnected; when it comes back, it is told that it missed something. Returns
 * the function that ends the stream.
 */
export function streamEvents(parts: EventStreamParts, since: number): () => void {
  const { chunks, session, response, types, clock } = parts;
  const { events } = session;
  let cursor = since;
  let full = false;

  const write = (bytes: Buffer | string): void => {
    full = !response.write(bytes);
  };
  const pump = (): void => {
    if (events.closed) {
      // Whoever comes back finds the session that follows.
      response.end();
      return;
    }
    while (!full && !response.destroyed) {
      if (events.hasGap(cursor)) {
        response.destroy();
        return;
      }
      const chunk = chunks.after(session, cursor, types);
      if (chunk === undefined) return;
      cursor = chunk.last;
      if (chunk.bytes.length > 0) write(chunk.bytes);
    }
  };
  response.on("drain", () => {
    full = false;
    pump();
  });
  const unsubscribe = events.subscribe(pump);

  const wantsStats = types === undefined || types.includes("stats");
  let before = "";
  let quiet = 0;
  const ticks = setInterval(() => {
    quiet += STATS_EVERY_MS;
    const now = wantsStats ? parts.stats() : before;
    if (full || response.writableEnded) return;
    if (now !== before) write(chunks.text(cursor, "stats", clock(), now));
    else if (quiet >= HEARTBEAT_MS) {
      quiet = 0;
      write(": alive\n\n");
    }
    before = now;
  }, STATS_EVERY_MS).unref();

  pump();
  return () => {
    unsubscribe();
    clearInterval(ticks);
  };
}

/** Whether everything behind `id` can be told, and is not too much. */
export function canReplay({ events }: Session, id: number): boolean {
  return !events.hasGap(id) && events.countAfter(id) <= REPLAY_CAPACITY;
}
