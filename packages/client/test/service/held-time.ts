import { onTestFinished, vi } from "vitest";

/** A client's time in the hands of its test: a busy machine ends no wait before what it waits for. */
export interface HeldTime {
  /** Lets it pass by so many milliseconds. */
  pass(ms: number): Promise<void>;
  /** Lets it pass, by a millisecond in each turn of the event loop, until something has happened. */
  passUntil(happened: () => boolean): Promise<void>;
  /** Gives it back to the clock. */
  release(): void;
}

/** Holds the timers of this test, and the clock that they go by, until it ends. Sockets are real. */
export function holdTime(): HeldTime {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const release = (): void => void vi.useRealTimers();
  onTestFinished(release);
  return {
    pass: async (ms) => void (await vi.advanceTimersByTimeAsync(ms)),
    passUntil: async (happened) => {
      while (!happened()) {
        await new Promise(setImmediate);
        await vi.advanceTimersByTimeAsync(1);
      }
    },
    release,
  };
}

/** Waits for something, without letting a held time pass. */
export async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise(setImmediate);
}
