/** What repeated measurements say together. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** Half of the samples lie between these. */
  readonly lower: number;
  readonly upper: number;
  readonly samples: readonly number[];
}

/** Median, range and quartiles of at least one sample. */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const at = (place: number): number => sorted[Math.floor(place)] ?? Number.NaN;
  const median = sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
  const [lower, upper] = [at(sorted.length / 4), at((sorted.length * 3) / 4)];
  return { median, min: at(0), max: at(sorted.length - 1), lower, upper, samples };
}
