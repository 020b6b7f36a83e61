import type { RandomSource } from "./random-source.ts";

/**
 * All pairs, greedily: rows of choices such that any two values of any two factors meet in some row. `sizes` holds how
 * many values each factor has; a row holds an index per factor.
 */
export function* pairwise(sizes: readonly number[], random: RandomSource, tries = 12): Generator<readonly number[]> {
  const { starts, factors, pairs } = numbered(sizes);
  const total = factors.length;
  const open = new Uint8Array(total * total);
  for (const pair of pairs) open[pair] = 1;
  const places = new Uint32Array(sizes.length);
  /** How many pairs of a row are open; `close` closes them. */
  const hits = (row: readonly number[], close: boolean): number => {
    let found = 0;
    for (let factor = 0; factor < places.length; factor += 1)
      places[factor] = (starts[factor] ?? 0) + (row[factor] ?? 0);
    for (let a = 0; a < places.length; a += 1) {
      const from = (places[a] ?? 0) * total;
      for (let b = a + 1; b < places.length; b += 1) {
        const pair = from + (places[b] ?? 0);
        found += open[pair] ?? 0;
        if (close) open[pair] = 0;
      }
    }
    return found;
  };
  for (const first of pairs) {
    if (open[first] !== 1) continue;
    let best: { readonly row: readonly number[]; readonly hit: number } | undefined;
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const row = sizes.map((size) => random.below(size));
      for (const place of [Math.floor(first / total), first % total]) {
        const factor = factors[place] ?? 0;
        row[factor] = place - (starts[factor] ?? 0);
      }
      const hit = hits(row, false);
      if (best === undefined || hit > best.hit) best = { row, hit };
    }
    if (best === undefined) return;
    hits(best.row, true);
    yield best.row;
  }
}

/** A place for every value of every factor, and a number for every pair of places of two factors. */
function numbered(sizes: readonly number[]) {
  const starts: number[] = [];
  const factors: number[] = [];
  for (const [factor, size] of sizes.entries()) {
    starts.push(factors.length);
    for (let value = 0; value < size; value += 1) factors.push(factor);
  }
  const pairs: number[] = [];
  for (let a = 0; a < sizes.length; a += 1) {
    for (let b = a + 1; b < sizes.length; b += 1) {
      for (let x = 0; x < (sizes[a] ?? 0); x += 1)
        for (let y = 0; y < (sizes[b] ?? 0); y += 1)
          pairs.push(((starts[a] ?? 0) + x) * factors.length + (starts[b] ?? 0) + y);
    }
  }
  return { starts, factors, pairs };
}
