import { EmchatConfigurationError } from "../errors/error-classes.ts";
import type { BulkTarget, Targets } from "./bulk-target.ts";
import { type Checkpoint, EMPTY_HASH, hashTarget } from "./checkpoint.ts";
import { createSeenTargets } from "./seen-targets.ts";

/** Path parameters of which the contract says that upper and lower case are the same. */
const WITHOUT_CASE: ReadonlySet<string> = new Set(["username"]);

/** A target, and how far the targets have been read with it. */
export interface ReadTarget extends BulkTarget {
  readonly next: number;
  readonly hash: number;
}

/** Reads the targets in order, each once. */
export interface TargetSource {
  /** Targets that came again, and were left out. */
  readonly duplicates: number;
  /** Passes over the targets that an earlier run has read. @throws EmchatConfigurationError when they are others. */
  skip(from: Checkpoint): Promise<void>;
  /** The next target; `undefined` when there are no more. */
  read(): Promise<ReadTarget | undefined>;
  /** Lets go of targets that were not read to their end, without waiting for them. */
  close(): void;
}

/**
 * Opens the targets at their beginning. Blanks around a target are no part of it.
 *
 * @param parameter The path parameter that the targets are for.
 * @throws EmchatConfigurationError for what cannot be iterated.
 */
export function openTargets(targets: Targets, parameter: string): TargetSource {
  const iterator = iteratorOf(targets);
  const seen = createSeenTargets();
  const withoutCase = WITHOUT_CASE.has(parameter);
  let next = 0;
  let hash = EMPTY_HASH;
  let duplicates = 0;
  let ended = false;

  const read = async (): Promise<ReadTarget | undefined> => {
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) break;
      const isText = typeof value === "string";
      const target = isText ? value.trim() : value;
      const index = next;
      next += 1;
      hash = hashTarget(hash, isText ? target : typeof target);
      // what is no text can be sent to nobody, and is another's duplicate least of all
      if (!isText || seen.add(withoutCase ? target.toLowerCase() : target)) return { index, target, next, hash };
      duplicates += 1;
    }
    ended = true;
    return undefined;
  };

  return {
    get duplicates() {
      return duplicates;
    },
    read,
    skip: async (from) => {
      while (next < from.next && (await read()));
      if (next === from.next && hash === from.hash) return;
      throw new EmchatConfigurationError("`resumeFrom` belongs to other targets: give the same ones in the same order");
    },
    close: () => {
      if (!ended) void (async () => iterator.return?.())().catch(() => {});
    },
  };
}

function iteratorOf(targets: Targets): Iterator<string> | AsyncIterator<string> {
  if (typeof targets === "object" && targets !== null) {
    if (Symbol.asyncIterator in targets) return targets[Symbol.asyncIterator]();
    if (Symbol.iterator in targets) return targets[Symbol.iterator]();
  }
  throw new EmchatConfigurationError(
    "the targets must be a list, or something else that can be iterated, of strings: put a single one into brackets",
  );
}
