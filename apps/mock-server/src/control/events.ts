import type { ServerResponse } from "node:http";
import type { EventType } from "@emchat/control";
import type { PendingEvent } from "../events/event-log.ts";
import type { Session } from "../sessions/session.ts";
import type { ControlParts } from "./control-parts.ts";
import type { ControlRoutes } from "./control-router.ts";
import { ProblemError } from "./problem.ts";
import { readList } from "./read-parameter.ts";
import { statsOf } from "./stats.ts";

/** The most open event streams, all sessions together. */
export const MAX_STREAMS = 256;
/** How much may wait for a subscriber that reads slowly before it is disconnected, in bytes. */
export const MAX_STREAM_BACKLOG_BYTES = 8_388_608;
/** How often a quiet stream says that it is alive, in milliseconds. */
export const HEARTBEAT_MS = 15_000;
/** How often counts are sent at most, in milliseconds. */
export const STATS_EVERY_MS = 1_000;

const TYPES: readonly EventType[] = [
  "message",
  "request",
  "presence",
  "group",
  "tokens",
  "faults",
  "clear",
  "undo",
  "reset",
  "spec",
  "config",
  "stats",
];

/** `/events`: what happens, as it happens. */
export function eventRoutes(parts: ControlParts): ControlRoutes {
  let open = 0;
  return {
    "GET /__mock/api/v1/events": ({ session, query, request, response }) => {
      const types = readList(query, "types", TYPES);
      if (open >= MAX_STREAMS) {
        throw new ProblemError(
          503,
          "Too many listening",
          `${MAX_STREAMS} callers are listening; try again when one has left`,
        );
      }
      const given = request.headers["last-event-id"] ?? query.get("lastEventId") ?? undefined;
      response.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      if (request.method === "HEAD") {
        response.end();
        return undefined;
      }
      open += 1;
      const end = stream(parts, session, response, types, typeof given === "string" ? given : undefined);
      response.once("close", () => {
        open -= 1;
        end();
      });
      return undefined;
    },
  };
}

function stream(
  parts: ControlParts,
  session: Session,
  response: ServerResponse,
  types: readonly EventType[] | undefined,
  lastEventId: string | undefined,
): () => void {
  const wants = (type: EventType): boolean => types === undefined || types.includes(type);
  const idOf = (id: number): string => `${parts.boot}-${id}`;
  const write = (id: number, type: string, at: number, data: unknown): void => {
    // One write, so that an event is one piece on the wire.
    response.write(`id: ${idOf(id)}\nevent: ${type}\ndata: ${JSON.stringify({ id: idOf(id), type, at, data })}\n\n`);
    if (response.writableLength > MAX_STREAM_BACKLOG_BYTES) response.destroy();
  };
  const send = ({ id, type, at, data }: PendingEvent): void => {
    if (!wants(type)) return;
    const value = data();
    if (value !== undefined) write(id, type, at, value);
  };

  const missed = missedEvents(parts.boot, session, lastEventId);
  write(session.events.lastId, "hello", parts.clock(), {
    boot: parts.boot,
    version: parts.version,
    session: session.id,
    missed: missed === undefined,
    lastSequence: session.journal.lastSequence,
  });
  for (const event of missed ?? []) send(event);

  const unsubscribe = session.events.subscribe(send);
  const heartbeat = setInterval(() => response.write(": alive\n\n"), HEARTBEAT_MS);
  let before = "";
  const counts = setInterval(() => {
    const stats = statsOf(session);
    const now = JSON.stringify(stats);
    if (now !== before && wants("stats")) write(session.events.lastId, "stats", parts.clock(), stats);
    before = now;
  }, STATS_EVERY_MS);
  const stop = (): void => {
    response.end();
  };
  parts.stopping.addEventListener("abort", stop);
  return () => {
    parts.stopping.removeEventListener("abort", stop);
    unsubscribe();
    clearInterval(heartbeat);
    clearInterval(counts);
  };
}

/** The events since the one that the caller saw last; `undefined` when they cannot all be told. */
function missedEvents(
  boot: string,
  session: Session,
  lastEventId: string | undefined,
): readonly PendingEvent[] | undefined {
  if (lastEventId === undefined || lastEventId === "") return [];
  const id = new RegExp(`^${boot}-([0-9]{1,15})$`).exec(lastEventId);
  return id === null ? undefined : session.events.after(Number(id[1]));
}
