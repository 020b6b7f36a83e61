/** The longest time that a timer can wait, in milliseconds. */
const LONGEST_TIMER = 2_147_483_647;

/** Waits so many milliseconds, 24.8 days at most; nothing is left of it when nobody waits any more. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.min(ms, LONGEST_TIMER));
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}
