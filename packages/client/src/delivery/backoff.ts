/** Full jitter: anything from nothing to `base` doubled once per failure after the first, `max` at most. Milliseconds. */
export function backoff(failures: number, base: number, max: number): number {
  return Math.random() * Math.min(max, base * 2 ** (failures - 1));
}
