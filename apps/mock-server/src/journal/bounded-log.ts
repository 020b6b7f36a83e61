/** What a bounded log keeps: records in the order of their sequence. */
export interface Sequenced {
  readonly sequence: number;
  /** What the record counts for, in bytes. */
  readonly bytes: number;
}

/** The newest records; the oldest are dropped for room, and counted. */
export interface BoundedLog<R extends Sequenced> {
  append(record: R): void;
  readonly size: number;
  readonly bytes: number;
  readonly dropped: number;
  /** From the newest to the oldest. */
  newestFirst(): Iterable<R>;
  find(matches: (record: R) => boolean): R | undefined;
  /** Takes out what matches, and returns it oldest first. */
  remove(matches: (record: R) => boolean): readonly R[];
  /** Puts records back where their sequence says; what finds no room is dropped. Returns how many are back. */
  restore(records: readonly R[]): number;
  /** Drops the oldest record; says whether there was one. */
  dropOldest(): boolean;
  /** Empty, and nothing dropped. */
  reset(): void;
}

/** A log of at most `capacity` records. */
export function createBoundedLog<R extends Sequenced>(capacity: number): BoundedLog<R> {
  /** Oldest first from `head`; what is before `head` is gone and waits for the next compaction. */
  let records: (R | undefined)[] = [];
  let head = 0;
  let bytes = 0;
  let dropped = 0;

  const dropOldest = (): boolean => {
    const oldest = records[head];
    if (oldest === undefined) return false;
    bytes -= oldest.bytes;
    records[head] = undefined;
    head += 1;
    dropped += 1;
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
    bytes = 0;
    for (const record of kept) bytes += record.bytes;
  };
  const all = (): R[] => records.slice(head).filter((record) => record !== undefined);

  return {
    append(record) {
      records.push(record);
      bytes += record.bytes;
      if (records.length - head > capacity) dropOldest();
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
    *newestFirst() {
      // What is appended or dropped between two steps moves the array, not the snapshot of its end.
      const snapshot = records;
      const first = head;
      for (let at = snapshot.length - 1; at >= first; at -= 1) {
        const record = snapshot[at];
        if (record !== undefined) yield record;
      }
    },
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
      const merged = [...all(), ...back].sort((a, b) => a.sequence - b.sequence);
      const before = records.length - head;
      replace(merged);
      while (records.length - head > capacity) dropOldest();
      return Math.max(0, records.length - head - before);
    },
    dropOldest,
    reset() {
      replace([]);
      dropped = 0;
    },
  };
}
