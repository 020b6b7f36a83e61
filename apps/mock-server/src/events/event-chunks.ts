import type { EventType } from "@emchat/control";
import type { ToldEvent } from "../journal/event-log.ts";
import type { Session } from "../sessions/session.ts";

/** How much is made at a time, in characters; the last event of a chunk may go beyond. */
const CHUNK_LENGTH = 32_768;
/** How many chunks are held for the next listener. */
const HELD_CHUNKS = 32;

/** Events as they go over the wire, up to the id `last`. */
export interface EventChunk {
  readonly bytes: Buffer;
  readonly last: number;
}

/** Makes the bytes of events, once for all who listen. */
export interface EventChunks {
  /** The next events behind `id`, of some types or of all; `undefined` when there is nothing new. */
  after(session: Session, id: number, types: readonly EventType[] | undefined): EventChunk | undefined;
  /** A single event. */
  text(id: number, type: string, at: number, json: string): string;
}

interface HeldChunk extends EventChunk {
  readonly session: Session;
  readonly rewritten: number;
  readonly id: number;
  readonly types: string;
}

/** Chunks with ids that begin with `boot`. */
export function createEventChunks(boot: string): EventChunks {
  const held: HeldChunk[] = [];
  const text = (id: number, type: string, at: number, json: string): string =>
    `id: ${boot}-${id}\nevent: ${type}\ndata: {"id":"${boot}-${id}","type":"${type}","at":${at},"data":${json}}\n\n`;

  const make = ({ events }: Session, id: number, types: readonly EventType[] | undefined): EventChunk | undefined => {
    let all = "";
    let last = id;
    for (
      let event = events.next(id);
      event !== undefined;
      event = all.length < CHUNK_LENGTH ? events.next(last) : undefined
    ) {
      last = event.id;
      all += textOf(event);
    }
    return last === id ? undefined : { bytes: Buffer.from(all), last };

    function textOf(event: ToldEvent): string {
      const json = types === undefined || types.includes(event.type) ? event.json() : undefined;
      return json === undefined ? "" : text(event.id, event.type, event.at, json);
    }
  };

  return {
    after(session, id, types) {
      const kinds = types?.join() ?? "";
      const { rewritten } = session.journal;
      const found = held.find(
        (chunk) =>
          chunk.id === id && chunk.session === session && chunk.types === kinds && chunk.rewritten === rewritten,
      );
      if (found !== undefined) return found;
      const made = make(session, id, types);
      if (made === undefined) return undefined;
      held.push({ ...made, session, rewritten, id, types: kinds });
      if (held.length > HELD_CHUNKS) held.shift();
      return made;
    },
    text,
  };
}
