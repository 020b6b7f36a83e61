import type { Keeper, MemoryBudget } from "../memory/memory-budget.ts";

/** What a bounded log keeps: records in the order of their sequence. */
export interface Sequenced {
  readonly sequence: number;
  /** What the record takes in memory, in bytes. */
  readonly bytes: number;
}

/** The newest records; the oldest are dropped for room, and counted. */
export interface BoundedLog<R extends Sequenced> extends Keeper {
  append(record: R): void;
  readonly size: number;
  readonly dropped: number;
  /** How many can be kept. */
  readonly capacity: number;
  /** The sequence of the newest record that was dropped for room; 0 where none was. */
  readonly droppedUntil: number;
  /** From the newest to the oldest, beginning at sequence `until`. */
  newestFirst(until?: number): Iterable<R>;
  /** The oldest record behind a sequence. */
  firstAfter(sequence: number): R | undefined;
  /** The newest record up to a sequence. */
  lastUpTo(sequence: number): R | undefined;
  /** How many records are behind a sequence. */
  countAfter(sequence: number): number;
  find(matches: (record: R) => boolean): R | undefined;
  /** Takes out what matches, and returns it oldest first. */
  remove(matches: (record: R) => boolean): readonly R[];
  /** Puts records back where their sequence says; what finds no room is dropped. Returns how many are back. */
  restore(records: readonly R[]): number;
  /** Drops what is beyond a new capacity. */
  resize(capacity: number): void;
  /** Empty, and nothing dropped. */
  reset(): void;
}

/** A log of at most `most` records, which count against `budget`. */
export function createBoundedLog<R extends Sequenced>(most: number, budget: MemoryBudget): BoundedLog<R> {
  /** Oldest first from `head`; what is before `head` is gone and waits for the next compaction. */
  let records: (R | undefined)[] = [];
  let head = 0;
  let capacity = most;
  let bytes = 0;
  let dropped = 0;
  let droppedUntil = 0;

  const count = (change: number): void => {
    bytes += change;
    budget.change(log, change);
  };
  const dropOldest = (): boolean => {
    const oldest = records[head];
    if (oldest === undefined) return false;
    count(-oldest.bytes);
    records[head] = undefined;
    head += 1;
    dropped += 1;
    droppedUntil = oldest.sequence;
    // Half of the array is empty: the cost of moving the rest is spread over as many appends.
    if (head > 64 && head * 2 > records.length) {
      records = records.slice(head);
      head = 0;
    }
    return true;
  };
  const replace = (kept: R[]): void => {
    records = kept;
    head = 0;
    count(kept.reduce((sum, record) => sum + record.bytes, 0) - bytes);
  };
  const all = (): R[] => records.slice(head).filter((record) => record !== undefined);
  const trim = (): void => {
    while (records.length - head > capacity) dropOldest();
  };
  /** The index of the oldest record behind a sequence. */
  const indexAfter = (sequence: number): number => {
    let low = head;
    let high = records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((records[middle]?.sequence ?? 0) <= sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const log: BoundedLog<R> = {
    append(record) {
      records.push(record);
      count(record.bytes);
      trim();
    },
    get size() {
      return records.length - head;
    },
    get bytes() {
      return bytes;
    },
    get dropped() {
      return dropped;
    },
    get capacity() {
      return capacity;
    },
    get droppedUntil() {
      return droppedUntil;
    },
    *newestFirst(until) {
      // What is appended or dropped between two steps moves the array, not the snapshot of its end.
      const snapshot = records;
      const first = head;
      for (let at = (until === undefined ? snapshot.length : indexAfter(until)) - 1; at >= first; at -= 1) {
        const record = snapshot[at];
        if (record !== undefined) yield record;
      }
    },
    firstAfter: (sequence) => records[indexAfter(sequence)],
    lastUpTo(sequence) {
      const at = indexAfter(sequence) - 1;
      return at < head ? undefined : records[at];
    },
    countAfter: (sequence) => records.length - indexAfter(sequence),
    find(matches) {
      for (let at = records.length - 1; at >= head; at -= 1) {
        const record = records[at];
        if (record !== undefined && matches(record)) return record;
      }
      return undefined;
    },
    remove(matches) {
      const removed: R[] = [];
      const kept: R[] = [];
      for (const record of all()) (matches(record) ? removed : kept).push(record);
      if (removed.length > 0) replace(kept);
      return removed;
    },
    restore(back) {
      const before = records.length - head;
      replace([...all(), ...back].sort((a, b) => a.sequence - b.sequence));
      trim();
      return Math.max(0, records.length - head - before);
    },
    resize(next) {
      capacity = next;
      trim();
    },
    dropOldest,
    reset() {
      replace([]);
      dropped = 0;
      droppedUntil = 0;
    },
  };
  return log;
}
