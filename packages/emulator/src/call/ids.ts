const PREFIX_LENGTH = 8;

/** Ids and random numbers that follow from a seed and can begin again. */
export interface Randomness {
  /** A number from 0 up to 1. */
  random(): number;
  /** Ids that differ within an emulator and, by their beginning, between emulators: `k3v9x0qa-1`, `k3v9x0qa-2`, … */
  nextId(): string;
  /** Begins again, from a seed where there is one: then the same calls give the same bytes. */
  restart(seed: number | undefined): void;
}

/** Randomness from a seed, or from `Math.random` where there is none. Good for test data, not for secrets. */
export function createRandomness(seed: number | undefined, given?: () => number): Randomness {
  let random = given ?? Math.random;
  let prefix = "";
  let count = 0;
  const restart = (from: number | undefined): void => {
    random = given ?? (from === undefined ? Math.random : seededRandom(from));
    prefix = "";
    while (prefix.length < PREFIX_LENGTH) prefix += Math.floor(random() * 36).toString(36);
    count = 0;
  };
  restart(seed);
  return {
    random: () => random(),
    nextId() {
      count += 1;
      return `${prefix}-${count.toString(36)}`;
    },
    restart,
  };
}

/** The seed of one of several emulators that have a seed in common: FNV-1a over its name, begun with the seed. */
export function saltedSeed(seed: number, salt: string): number {
  let value = (seed ^ 0x811c9dc5) >>> 0;
  for (let at = 0; at < salt.length; at += 1) value = Math.imul(value ^ salt.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** Numbers from 0 up to 1 that follow from a seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
