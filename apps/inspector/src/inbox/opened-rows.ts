/** The most rows whose opening is remembered. */
const MOST_OPENED = 5000;

/** Which rows of the inbox were looked at since the page was loaded. */
export interface OpenedRows {
  /** Everything up to `newest` was there before anybody looked; only the first call counts. */
  startAt(newest: number): void;
  add(sequence: number): void;
  isUnread(sequence: number): boolean;
  subscribe(listener: () => void): () => void;
  version(): number;
}

export function createOpenedRows(): OpenedRows {
  const sequences = new Set<number>();
  const listeners = new Set<() => void>();
  let start: number | undefined;
  let version = 0;
  return {
    startAt(newest) {
      start ??= newest;
    },
    add(sequence) {
      const [oldest] = sequences;
      if (sequences.size >= MOST_OPENED && oldest !== undefined) sequences.delete(oldest);
      sequences.add(sequence);
      version++;
      for (const listener of listeners) listener();
    },
    isUnread: (sequence) => start !== undefined && sequence > start && !sequences.has(sequence),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}
