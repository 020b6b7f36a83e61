/** Lets parts of a run wait for one another. */
export interface Changes {
  /** Wakes whoever waits. */
  wake(): void;
  /** The next change, or this moment on the clock of `performance`. */
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
        const timer = until === Infinity ? undefined : setTimeout(resolve, Math.max(0, until - performance.now()));
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}
