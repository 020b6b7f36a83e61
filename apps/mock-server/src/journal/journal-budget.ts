/** How many bytes all journals together keep, bodies and headers. */
export const JOURNAL_BYTES = 67_108_864;

/** A log that can be asked to forget. */
export interface Shrinkable {
  readonly bytes: number;
  readonly size: number;
  dropOldest(): boolean;
}

/** One bound for the journals of all sessions, so that many sessions keep no more than one. */
export interface JournalBudget {
  join(log: Shrinkable): void;
  leave(log: Shrinkable): void;
  /** Drops the oldest records of the largest logs until all fit. */
  settle(): void;
}

/** A budget of `maxBytes`. */
export function createJournalBudget(maxBytes: number = JOURNAL_BYTES): JournalBudget {
  const logs = new Set<Shrinkable>();
  return {
    join(log) {
      logs.add(log);
    },
    leave(log) {
      logs.delete(log);
    },
    settle() {
      for (;;) {
        let total = 0;
        let largest: Shrinkable | undefined;
        for (const log of logs) {
          total += log.bytes;
          if (log.size > 1 && (largest === undefined || log.bytes > largest.bytes)) largest = log;
        }
        if (total <= maxBytes || largest === undefined) return;
        largest.dropOldest();
      }
    },
  };
}
