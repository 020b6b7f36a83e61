import { makeError } from "../errors/error-class.ts";
import type { BulkTarget, Targets } from "./bulk-target.ts";
import { CHANGED, countKnown, listedTargets } from "./check-resume.ts";
import { type Checkpoint, EMPTY_HASH, hashTarget } from "./checkpoint.ts";
import { createSeenTargets } from "./seen-targets.ts";

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
 * @param anyCase Whether upper and lower case of a target are the same.
 * @throws EmchatConfigurationError for what cannot be iterated.
 */
export function openTargets(targets: Targets, anyCase: boolean): TargetSource {
  const iterator = iteratorOf(targets);
  const seen = createSeenTargets();
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
      if (!isText || seen.add(anyCase ? target.toLowerCase() : target)) return { index, target, next, hash };
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
      const listed = listedTargets(from);
      for (let found: ReadTarget | undefined; next < from.next; ) {
        found = await read();
        if (!found) break;
        if (isListed(listed.get(found.index), found)) listed.delete(found.index);
      }
      if (next !== from.next || hash !== from.hash)
        throw makeError("configuration", "`resumeFrom` belongs to other targets: give the same ones in the same order");
      for (const { index, target } of listed.values())
        throw makeError(
          "configuration",
          `\`resumeFrom\` lists ${JSON.stringify(target)} at index ${index}, where the targets have another${CHANGED}`,
        );
      const known = countKnown(from);
      if (known !== next - duplicates)
        throw makeError(
          "configuration",
          `\`resumeFrom\` says what became of ${known} targets, but ${next - duplicates} were read${CHANGED}`,
        );
    },
    close: () => {
      if (!ended) void (async () => iterator.return?.())().catch(() => {});
    },
  };
}

function isListed(listed: BulkTarget | undefined, { target }: BulkTarget): boolean {
  // of what was no text a stored checkpoint cannot tell what it was
  return typeof target === "string" ? listed?.target === target : typeof listed?.target !== "string";
}

function iteratorOf(targets: Targets): Iterator<string> | AsyncIterator<string> {
  if (typeof targets === "object" && targets !== null) {
    if (Symbol.asyncIterator in targets) return targets[Symbol.asyncIterator]();
    if (Symbol.iterator in targets) return targets[Symbol.iterator]();
  }
  throw makeError(
    "configuration",
    "the targets must be a list, or something else that can be iterated, of strings: put a single one into brackets",
  );
}
