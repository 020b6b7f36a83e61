import type { EventType } from "@emchat/control";
import { createEventChunks } from "../events/event-chunks.ts";
import { canReplay, streamEvents } from "../events/event-stream.ts";
import { createStatsTexts } from "../events/stats-texts.ts";
import { takesGzip } from "../shell/takes-gzip.ts";
import type { ControlParts } from "./control-parts.ts";
import type { ControlRoutes } from "./control-router.ts";
import { ProblemError } from "./problem.ts";
import { readList } from "./read-parameter.ts";

/** The most open event streams, all sessions together. */
export const MAX_STREAMS = 512;

/** Each type of the document: the compiler lets none be forgotten. */
const EVERY_TYPE: Readonly<Record<EventType, true>> = {
  message: true,
  request: true,
  presence: true,
  group: true,
  tokens: true,
  faults: true,
  clear: true,
  undo: true,
  reset: true,
  session: true,
  spec: true,
  config: true,
  stats: true,
};
const TYPES = Object.keys(EVERY_TYPE) as EventType[];

/** `/events`: what happens, as it happens. */
export function eventRoutes({ boot, version, clock, stopping }: ControlParts): ControlRoutes {
  const chunks = createEventChunks(boot);
  const statsText = createStatsTexts();
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
      const packs = takesGzip(request.headers);
      response.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
        ...(packs ? { "content-encoding": "gzip" } : undefined),
      });
      if (request.method === "HEAD") {
        response.end();
        return undefined;
      }
      const { events, journal } = session;
      const seen = seenId(boot, request.headers["last-event-id"] ?? query.get("lastEventId") ?? "");
      const missed = seen !== undefined && !canReplay(session, seen);
      const hello = { boot, version, session: session.id, missed, lastSequence: journal.lastSequence };
      const greeting = chunks.text(events.lastId, "hello", clock(), JSON.stringify(hello));
      const since = missed ? events.lastId : (seen ?? events.lastId);
      open += 1;
      const stats = (): string => statsText(session);
      const end = streamEvents({ chunks, session, response, types, packs, clock, stats }, greeting, since);
      const stop = (): void => {
        response.end();
      };
      stopping.addEventListener("abort", stop);
      response.once("close", () => {
        open -= 1;
        stopping.removeEventListener("abort", stop);
        end();
      });
      return undefined;
    },
  };
}

/** The number of the event that the caller saw last; none of this process is the number of none. */
function seenId(boot: string, given: string | readonly string[]): number | undefined {
  if (typeof given !== "string" || given === "") return undefined;
  const id = new RegExp(`^${boot}-([0-9]{1,15})$`).exec(given);
  return id === null ? Number.POSITIVE_INFINITY : Number(id[1]);
}
