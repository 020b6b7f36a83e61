import { EmchatConfigurationError } from "../errors/error-classes.ts";
import type { BulkTarget, Targets } from "./bulk-target.ts";
import { type Checkpoint, EMPTY_HASH, hashTarget } from "./checkpoint.ts";

/** Reads the targets in order. */
export interface TargetReader {
  /** Passes over the targets that an earlier run has read. @throws EmchatConfigurationError when they are others. */
  skip(from: Checkpoint): Promise<void>;
  /** The next target; `undefined` when there are no more. */
  read(): Promise<BulkTarget | undefined>;
  /** Lets go of targets that were not read to their end, without waiting for them. */
  close(): void;
}

/** Opens the targets at their beginning. */
export function openTargets(targets: Targets): TargetReader {
  const iterator = Symbol.asyncIterator in targets ? targets[Symbol.asyncIterator]() : targets[Symbol.iterator]();
  let index = 0;
  let ended = false;

  const read = async (): Promise<BulkTarget | undefined> => {
    const { done, value } = await iterator.next();
    if (!done) return { index: index++, target: value };
    ended = true;
    return undefined;
  };

  return {
    read,
    skip: async (from) => {
      let hash = EMPTY_HASH;
      while (index < from.next) {
        const item = await read();
        if (!item) break;
        hash = hashTarget(hash, item.target);
      }
      if (index === from.next && hash === from.hash) return;
      throw new EmchatConfigurationError("`resumeFrom` belongs to other targets: give the same ones in the same order");
    },
    close: () => {
      if (!ended) Promise.resolve(iterator.return?.()).catch(() => {});
    },
  };
}
