import { onTestFinished, vi } from "vitest";

/** The timers that are set in this process come due by `pass` alone, until `release`, which a server needs to stop. Sockets are real. */
export interface HeldTimers {
  pass(ms: number): Promise<void>;
  release(): void;
}

export function holdTimers(): HeldTimers {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const release = (): void => void vi.useRealTimers();
  onTestFinished(release);
  return { pass: async (ms) => void (await vi.advanceTimersByTimeAsync(ms)), release };
}

/** Waits for something without a timer. */
export async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise(setImmediate);
}
