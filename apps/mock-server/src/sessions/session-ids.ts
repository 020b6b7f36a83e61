/** Ids and random numbers that follow from a seed and can begin again. */
export interface SessionRandom {
  /** An id for a request or a message: `m7k2q9x0-1`, `m7k2q9x0-2`, … */
  nextId(): string;
  /** A number from 0 up to 1. */
  random(): number;
  /** Begins again, so that the same calls give the same bytes. */
  restart(): void;
}

/** Another session of the same seed has other ids. */
export function createSessionRandom(seed: number, session: string): SessionRandom {
  const start = mixed(seed, session);
  let state = start;
  let count = 0;
  let prefix = prefixOf(start);
  // mulberry32: good for test data, not for secrets.
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    nextId() {
      count += 1;
      return prefix + count.toString(36);
    },
    random,
    restart() {
      state = start;
      count = 0;
      prefix = prefixOf(start);
    },
  };
}

function prefixOf(start: number): string {
  return `m${start.toString(36).padStart(7, "0")}-`;
}

/** FNV-1a over the session's name, begun with the seed. */
function mixed(seed: number, session: string): number {
  let value = (seed ^ 0x811c9dc5) >>> 0;
  for (let at = 0; at < session.length; at += 1) value = Math.imul(value ^ session.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}
