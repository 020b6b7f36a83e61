import { setTimeout as sleep } from "node:timers/promises";

/** A sender's own clock. It measures waits and never decides anything: that is the ledger's. */
export interface Clock {
  /** Milliseconds since some beginning; never goes back. */
  now(): number;
  /** Ends early, without an error, when the signal fires. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (ms, signal) => {
    if (ms > 0) await sleep(ms, undefined, signal ? { signal } : {}).catch(() => {});
  },
};
