import type { RandomSource } from "./random-source.ts";

/**
 * All pairs, greedily: rows of choices such that any two values of any two factors meet in some row. `sizes` holds how
 * many values each factor has; a row holds an index per factor.
 */
export function* pairwise(sizes: readonly number[], random: RandomSource, tries = 12): Generator<readonly number[]> {
  const open = new Set<string>();
  const key = (a: number, x: number, b: number, y: number) => `${a}.${x}-${b}.${y}`;
  for (let a = 0; a < sizes.length; a += 1) {
    for (let b = a + 1; b < sizes.length; b += 1) {
      for (let x = 0; x < (sizes[a] ?? 0); x += 1)
        for (let y = 0; y < (sizes[b] ?? 0); y += 1) open.add(key(a, x, b, y));
    }
  }
  const gain = (row: readonly number[]): string[] => {
    const hit: string[] = [];
    for (let a = 0; a < row.length; a += 1) {
      for (let b = a + 1; b < row.length; b += 1) {
        const pair = key(a, row[a] ?? 0, b, row[b] ?? 0);
        if (open.has(pair)) hit.push(pair);
      }
    }
    return hit;
  };
  while (open.size > 0) {
    const [first = ""] = open;
    const [left = "", right = ""] = first.split("-");
    let best: { row: number[]; hit: string[] } | undefined;
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const row = sizes.map((size) => random.below(size));
      for (const end of [left, right]) {
        const [factor = 0, value = 0] = end.split(".").map(Number);
        row[factor] = value;
      }
      const hit = gain(row);
      if (best === undefined || hit.length > best.hit.length) best = { row, hit };
    }
    if (best === undefined) return;
    for (const pair of best.hit) open.delete(pair);
    yield best.row;
  }
}
