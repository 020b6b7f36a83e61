import type { ClearResult, RecordKind, UndoResult } from "@emchat/control";
import type { Keeper, MemoryBudget } from "../memory/memory-budget.ts";
import type { BoundedLog, Sequenced } from "./bounded-log.ts";

/** How long a clearing can be undone, in milliseconds. */
export const UNDO_WINDOW_MS = 30_000;

/** What was cleared, as long as it can be brought back. It counts against the budget like what is still there, and is given up first. */
export interface Clearings {
  /** Takes records out of a log; they can be put back until `undoUntil`. */
  clear<R extends Sequenced>(log: BoundedLog<R>, of: RecordKind, matches: (record: R) => boolean): ClearResult;
  /** Puts back what the last clearing of a kind took out; `undefined` when there is nothing of that id any more. */
  undo(id: string): UndoResult | undefined;
  /** Gives up everything. */
  reset(): void;
}

interface Undoable extends Keeper {
  readonly id: string;
  readonly until: number;
  /** Forgets it in time; it must not be kept by the timer of another clearing. */
  readonly end: NodeJS.Timeout;
  restore(): number;
}

/** Nothing cleared. */
export function createClearings(clock: () => number, budget: MemoryBudget): Clearings {
  let count = 0;
  /** The last clearing of each kind. */
  const undoable = new Map<RecordKind, Undoable>();

  const forget = (of: RecordKind): void => {
    const undo = undoable.get(of);
    if (undo === undefined) return;
    undoable.delete(of);
    clearTimeout(undo.end);
    budget.leave(undo);
  };
  return {
    clear(log, of, matches) {
      forget(of);
      const removed = log.remove(matches);
      count += 1;
      const undo: Undoable = {
        id: `undo-${count}`,
        until: clock() + UNDO_WINDOW_MS,
        // What nobody brings back must not be kept.
        end: setTimeout(() => forget(of), UNDO_WINDOW_MS).unref(),
        bytes: removed.reduce((sum, { bytes }) => sum + bytes, 0),
        restore: () => log.restore(removed),
        dropOldest() {
          forget(of);
          return true;
        },
      };
      undoable.set(of, undo);
      budget.join(undo);
      return { of, cleared: removed.length, undo: undo.id, undoUntil: undo.until };
    },
    undo(id) {
      const [of, found] = [...undoable].find(([, candidate]) => candidate.id === id) ?? [];
      if (of === undefined || found === undefined || clock() > found.until) return undefined;
      forget(of);
      const restored = found.restore();
      budget.settle();
      return { of, restored };
    },
    reset() {
      for (const of of [...undoable.keys()]) forget(of);
    },
  };
}
