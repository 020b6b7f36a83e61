import type { EventType } from "@emchat/control";
import type { ToldEvent } from "../journal/event-log.ts";
import type { Session } from "../sessions/session.ts";
import { packed } from "./packed-bytes.ts";

/** How much is made at a time, in characters: calls wait meanwhile. The last event of it may go beyond. */
const CHUNK_LENGTH = 32_768;
/** How often so much is made for one chunk that is compressed, at most: the more who listen, because each write costs. */
const MOST_TEXTS = 16;
/** How many chunks are held for the next listener. */
const HELD_CHUNKS = 32;

/** Events as they go over the wire, up to the id `last`. */
export interface EventChunk {
  readonly bytes: Buffer;
  readonly last: number;
}

/** Which events somebody wants, and how. */
export interface EventWish {
  readonly session: Session;
  /** All when there are none. */
  readonly types: readonly EventType[] | undefined;
  /** Whether they are compressed. */
  readonly packs: boolean;
}

/** Makes the bytes of events, once for all who listen. */
export interface EventChunks {
  /** The next events behind `id`; `undefined` when there is nothing new. */
  after(wish: EventWish, id: number): EventChunk | undefined;
  /** A single event. */
  text(id: number, type: string, at: number, json: string): string;
}

interface HeldChunk extends EventChunk {
  readonly session: Session;
  readonly rewritten: number;
  readonly id: number;
  readonly kinds: string;
}

const NOTHING = Buffer.alloc(0);

/** Chunks with ids that begin with `boot`. */
export function createEventChunks(boot: string): EventChunks {
  const held: HeldChunk[] = [];
  const text = (id: number, type: string, at: number, json: string): string =>
    `id: ${boot}-${id}\nevent: ${type}\ndata: {"id":"${boot}-${id}","type":"${type}","at":${at},"data":${json}}\n\n`;

  const textAfter = ({ session: { events }, types }: EventWish, id: number): { text: string; last: number } => {
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
    return { text: all, last };

    function textOf(event: ToldEvent): string {
      const json = types === undefined || types.includes(event.type) ? event.json() : undefined;
      return json === undefined ? "" : text(event.id, event.type, event.at, json);
    }
  };

  const makePlain = (wish: EventWish, id: number): EventChunk => {
    const { text, last } = textAfter(wish, id);
    return { bytes: Buffer.from(text), last };
  };
  const makePacked = (wish: EventWish, id: number): EventChunk => {
    const most = Math.min(MOST_TEXTS, 1 + wish.session.events.subscribers / MOST_TEXTS);
    const pieces: Buffer[] = [];
    let length = 0;
    let last = id;
    for (let count = 1; count <= most && length < CHUNK_LENGTH; count += 1) {
      const { text, last: next } = textAfter(wish, last);
      if (next === last) break;
      last = next;
      const piece = text === "" ? NOTHING : packed(text);
      length += piece.length;
      pieces.push(piece);
    }
    return { bytes: pieces.length === 1 ? (pieces[0] ?? NOTHING) : Buffer.concat(pieces), last };
  };

  return {
    after(wish, id) {
      const { session, types, packs } = wish;
      const kinds = `${packs ? "packed" : "plain"} ${types?.join() ?? ""}`;
      const { rewritten } = session.journal;
      const found = held.find(
        (chunk) =>
          chunk.id === id && chunk.session === session && chunk.kinds === kinds && chunk.rewritten === rewritten,
      );
      if (found !== undefined) return found;
      const made = packs ? makePacked(wish, id) : makePlain(wish, id);
      if (made.last === id) return undefined;
      held.push({ ...made, session, rewritten, id, kinds });
      if (held.length > HELD_CHUNKS) held.shift();
      return made;
    },
    text,
  };
}
