import type { Checkpoint } from "./checkpoint.ts";
import type { Entry, Ledger } from "./ledger.ts";
import type { BulkPlan } from "./run-plan.ts";
import type { TargetSource } from "./target-source.ts";

/** The longest that a batch of targets is collected, in milliseconds: targets that come slowly are not held up. */
const BATCH_MS = 50;

/** The targets that are to be sent to: read, to be tried again, and granted. */
export interface TargetQueue {
  /** How far the targets have been read. */
  readonly position: Pick<Checkpoint, "next" | "hash">;
  /** Whether nothing is left, here and at the source. */
  readonly isEmpty: boolean;
  /** Granted ones. */
  readonly ready: number;
  /** When the next batch is due, if nothing is read before; `Infinity` when there is none. */
  readonly dueAt: number;
  /** Reads on where less than half a batch is left: many at a time. */
  fill(): void;
  /** Puts a target in the line of those to be tried again. */
  retry(entry: Entry, notBefore?: number): void;
  /** The next ones to be granted: those due again first. Empty while a batch is being collected. */
  batch(): Entry[];
  /** The one with which to see whether a trouble is over: another than `failed`, if there is another. */
  pick(failed: Entry | undefined): Entry | undefined;
  /** Lets these go out, now that it is written down. */
  grant(entries: readonly Entry[]): void;
  /** The next granted one. */
  take(): Entry | undefined;
  /** Takes back what was granted. */
  revoke(): void;
}

/**
 * @param changed Called when targets were read.
 * @param failed Called when they could not be.
 */
export function createTargetQueue(
  source: TargetSource,
  ledger: Ledger,
  { from, batch: size, options }: BulkPlan,
  changed: () => void,
  failed: (error: unknown) => void,
): TargetQueue {
  // without checkpoints there is nothing for which a batch would have to be full
  const collect = options.onCheckpoint !== undefined;
  const fresh: Entry[] = [];
  const again: Entry[] = [];
  const granted: Entry[] = [];
  let position: Pick<Checkpoint, "next" | "hash"> = { next: from.next, hash: from.hash };
  let reading = false;
  let ended = false;
  /** When what was read goes out, even if the batch is not full. */
  let collectUntil = 0;

  const read = async (): Promise<void> => {
    reading = true;
    try {
      while (fresh.length < size) {
        const found = await source.read();
        if (!found) {
          ended = true;
          break;
        }
        position = found;
        if (fresh.length === 0) collectUntil = collect ? performance.now() + BATCH_MS : 0;
        fresh.push(ledger.plan(found));
        if (fresh.length === 1) changed();
      }
    } catch (error) {
      ended = true;
      failed(error);
    }
    reading = false;
    changed();
  };

  const takeFrom = (line: Entry[], wanted: (entry: Entry) => boolean): Entry | undefined => {
    const place = line.findIndex(wanted);
    return place < 0 ? undefined : line.splice(place, 1)[0];
  };

  return {
    get position() {
      return { next: position.next, hash: position.hash };
    },
    get isEmpty() {
      return ended && !reading && fresh.length + again.length + granted.length === 0;
    },
    get ready() {
      return granted.length;
    },
    get dueAt() {
      const collected = fresh.length > 0 ? collectUntil : Infinity;
      return again.reduce((first, { notBefore }) => Math.min(first, notBefore), collected);
    },
    fill: () => {
      if (!reading && !ended && fresh.length <= size / 2) void read();
    },
    retry: (entry, notBefore = 0) => {
      entry.standing = "planned";
      entry.notBefore = notBefore;
      again.push(entry);
    },
    batch: () => {
      const now = performance.now();
      const batch: Entry[] = [];
      const wanted = (entry: Entry): boolean => entry.notBefore <= now;
      while (batch.length < size) {
        const due = takeFrom(again, wanted);
        if (!due) break;
        batch.push(due);
      }
      if (!reading || fresh.length >= size || now >= collectUntil) batch.push(...fresh.splice(0, size - batch.length));
      return batch;
    },
    pick: (last) =>
      takeFrom(again, ({ failures }) => failures === 0) ??
      fresh.shift() ??
      takeFrom(again, (entry) => entry !== last) ??
      again.shift(),
    grant: (entries) => void granted.push(...entries),
    take: () => granted.shift(),
    revoke: () => {
      for (const entry of granted) entry.standing = "planned";
      again.unshift(...granted.splice(0));
    },
  };
}
