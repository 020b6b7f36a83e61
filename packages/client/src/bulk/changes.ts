/** Whoever waits looks again after so many milliseconds: no timer waits for longer than 24 days. */
const LOOK_MS = 60_000;

/** Lets parts of a run wait for one another. */
export interface Changes {
  /** Wakes whoever waits. */
  wake(): void;
  /** The next change, or this moment on the clock of `performance`, or a moment before it. */
  next(until?: number): Promise<void>;
}

/** Nobody waits yet. */
export function createChanges(): Changes {
  const waiting: (() => void)[] = [];
  return {
    wake: () => {
      for (const resume of waiting.splice(0)) resume();
    },
    next: (until = Infinity) =>
      new Promise((resolve) => {
        const ms = Math.min(LOOK_MS, Math.max(0, until - performance.now()));
        const timer = until === Infinity ? undefined : setTimeout(resolve, ms);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}
