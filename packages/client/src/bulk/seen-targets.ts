import { hashText } from "./text-hash.ts";

/** The places of the first table, each for one target. */
const FIRST_PLACES = 1024;
/** The places of the largest table: 64 MB. There are two at most, and together they know the last six million targets at least. */
const MOST_PLACES = 2 ** 23;
/** How full a table may become. */
const FULL = 0.75;

/** Knows which targets came before, by a hash of 64 bits each: 11 to 22 bytes for a target, 128 MB at most. */
export interface SeenTargets {
  /** Returns whether the target is new. */
  add(key: string): boolean;
}

interface Table {
  readonly places: Uint32Array;
  count: number;
}

/** Nothing was seen yet. */
export function createSeenTargets(mostPlaces: number = MOST_PLACES): SeenTargets {
  let table: Table = createTable(Math.min(FIRST_PLACES, mostPlaces));
  let before: Table | undefined;
  return {
    add: (key) => {
      const [high, low] = hashText(key);
      // two zeroes mark a free place
      const mark = low || 1;
      if ((before && find(before, high, mark) < 0) || find(table, high, mark) < 0) return false;
      if (table.count >= (table.places.length / 2) * FULL) {
        if (table.places.length / 2 < mostPlaces) table = grow(table);
        else {
          before = table;
          table = createTable(mostPlaces);
        }
      }
      put(table, high, mark);
      return true;
    },
  };
}

function createTable(places: number): Table {
  return { places: new Uint32Array(2 * places), count: 0 };
}

// The free place for it; negative where it is there already.
function find({ places }: Table, high: number, low: number): number {
  const mask = places.length - 1;
  for (let at = (high << 1) & mask; ; at = (at + 2) & mask) {
    if (places[at] === 0 && places[at + 1] === 0) return at;
    if (places[at] === high && places[at + 1] === low) return -1;
  }
}

function put(table: Table, high: number, low: number): void {
  const at = find(table, high, low);
  table.places[at] = high;
  table.places[at + 1] = low;
  table.count += 1;
}

function grow({ places }: Table): Table {
  const larger = createTable(places.length);
  for (let at = 0; at < places.length; at += 2) {
    const high = places[at] ?? 0;
    const low = places[at + 1] ?? 0;
    if (high !== 0 || low !== 0) put(larger, high, low);
  }
  return larger;
}
