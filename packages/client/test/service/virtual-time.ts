// what a limiter goes by is loaded before, so that it is there after a few turns of the event loop
import "../../src/pace/learn-pace.ts";
import "../../src/pace/local-rate-limiter.ts";
import type { Clock } from "../../src/pace/real-clock.ts";

/** A time of its own, in milliseconds, that passes as quickly as it is computed. */
export interface VirtualTime {
  /** What a limiter goes by. */
  readonly clock: Clock;
  /** Resolves so many milliseconds later. */
  pass(ms: number): Promise<void>;
  /** Whatever happens now may load modules: time stands until they are there. */
  modulesLoad(): void;
  /** Lets so many milliseconds pass. */
  run(forMs: number): Promise<void>;
}

interface Event {
  readonly at: number;
  readonly act: () => void;
  cancelled?: boolean;
}

/** Turns of the event loop in which a loaded module is there. */
const LOADING_TURNS = 20;

/** Begins at 0. `late` says by how much a timer that is due then comes too late. */
export function createVirtualTime(late: (due: number) => number): VirtualTime {
  /** The latest first. */
  const agenda: Event[] = [];
  let now = 0;
  let turns = 0;

  const schedule = (event: Event): Event => {
    let place = agenda.length;
    while (place > 0 && (agenda[place - 1]?.at ?? 0) <= event.at) place -= 1;
    agenda.splice(place, 0, event);
    return event;
  };
  const setTimer = (act: (...given: unknown[]) => void, ms: number, ...given: unknown[]): Event => {
    const due = now + Math.max(1, ms);
    return schedule({ at: due + late(due), act: () => act(...given) });
  };
  const clearTimer = (event: Event | undefined): void => {
    if (event) event.cancelled = true;
  };

  return {
    clock: {
      now: () => now,
      setTimeout: setTimer as unknown as typeof setTimeout,
      clearTimeout: clearTimer as unknown as typeof clearTimeout,
    },
    pass: (ms) =>
      new Promise((resolve) => {
        schedule({ at: now + ms, act: resolve });
      }),
    modulesLoad: () => {
      turns = LOADING_TURNS;
    },
    run: async (forMs) => {
      const end = now + forMs;
      for (let next = agenda.pop(); next && next.at <= end; next = agenda.pop()) {
        now = next.at;
        if (!next.cancelled) next.act();
        // whoever was called goes on until it waits for a later time
        for (let hop = 0; hop < 6; hop += 1) await undefined;
        for (; turns > 0; turns -= 1) await new Promise(setImmediate);
      }
      now = end;
    },
  };
}
