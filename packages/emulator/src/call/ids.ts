const PREFIX_LENGTH = 8;

/** Ids that differ within an emulator and, by their beginning, between emulators: `k3v9x0qa-1`, `k3v9x0qa-2`, … */
export function createIds(random: () => number): () => string {
  let prefix = "";
  while (prefix.length < PREFIX_LENGTH) prefix += Math.floor(random() * 36).toString(36);
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}-${count.toString(36)}`;
  };
}

/** Numbers from 0 up to 1 that follow from a seed (mulberry32). Good for test data, not for secrets. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
