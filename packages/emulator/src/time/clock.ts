import { type Duration, type Instant, MAX_INSTANT_MS, readDuration, readInstant } from "./duration.ts";

/** The time of an emulator. It can be moved, and nobody has to wait for it. */
export interface EmulatorClock {
  /** Epoch milliseconds. */
  now(): number;
  /**
   * Lets time pass at once: tokens end, presences change, rate windows pass. Delays of faults and of `Prefer: delay` are not
   * shortened: they are between the caller and the wire.
   * @returns the new time in epoch milliseconds
   * @throws TypeError or RangeError for what is no duration
   */
  advance(by: Duration): number;
  /** Sets the time, back too; what time has changed meanwhile stays changed. @throws TypeError for what is no point in time */
  set(to: Instant): number;
  /** Whether it stands until it is moved, as with `clock` in a config or a scenario. */
  readonly standing: boolean;
  /** By how much it was moved since the last reset, in milliseconds. */
  readonly offset: number;
}

/** The clock with the side that only its emulator uses. */
export interface OwnClock extends EmulatorClock {
  /** Begins again: stands at `at`, or goes with the system. */
  start(at: number | undefined): void;
}

/** A clock over `system`; whatever is due is brought about by `settle` before anybody learns the time. */
export function createClock(system: () => number, settle: (now: number) => void): OwnClock {
  let standingAt: number | undefined;
  let offset = 0;
  const now = (): number => {
    const time = (standingAt ?? system()) + offset;
    settle(time);
    return time;
  };
  return {
    now,
    advance(by) {
      const span = readDuration(by);
      if (now() + span > MAX_INSTANT_MS)
        throw new RangeError(`The clock ends with the year 9999, got ${String(by)} more.`);
      offset += span;
      return now();
    },
    set(to) {
      offset = readInstant(to) - (standingAt ?? system());
      return now();
    },
    get standing() {
      return standingAt !== undefined;
    },
    get offset() {
      return offset;
    },
    start(at) {
      standingAt = at;
      offset = 0;
    },
  };
}
