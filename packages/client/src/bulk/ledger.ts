import type { EmchatError } from "../errors/emchat-error.ts";
import type { BulkResult, BulkTarget } from "./bulk-target.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { BulkCounts } from "./progress.ts";

/**
 * Where one target stands.
 *
 * - `planned`: surely not delivered, and not to go out before a checkpoint that says so was stored.
 * - `granted`: the checkpoint that was stored last says that it may go out.
 * - `underWay`: its call has begun.
 * - `settled`: it has its result, which nobody has taken yet. After that the ledger forgets it, and counts.
 */
export type Standing = "planned" | "granted" | "underWay" | "settled";

/** A target that is not done with. */
export interface Entry extends BulkTarget {
  standing: Standing;
  result?: BulkResult;
  /** How often it failed and surely was not delivered, and how often the service refused it. */
  failures: number;
  refusals: number;
  /** When it is tried again, on the clock of `performance`. */
  notBefore: number;
  /** How many targets the service had taken when it refused this one first, and when this one failed last. */
  takenAtRefusal: number;
  takenAtFailure: number;
}

/** Every target that was read and is not done with, in exactly one standing, and the counts of the others. */
export interface Ledger {
  readonly counts: BulkCounts;
  /** Targets that the service took in this run, or refused: a sign that it is there. */
  readonly taken: number;
  readonly open: number;
  plan(target: BulkTarget): Entry;
  /** It failed, and surely was not delivered; `refused`: the service, or who stands before it, said no. */
  fail(entry: Entry, refused: boolean): void;
  /** What became of it, for good. */
  settle(entry: Entry, error?: EmchatError): void;
  /** Settled ones, in their order; `undefined` when there are none. */
  next(): BulkResult | undefined;
  readonly settled: number;
  /** The result was taken: the ledger lets go of it. */
  close(result: BulkResult): void;
  /** What a checkpoint says of the targets now. */
  lists(): Pick<Checkpoint, "pending" | "again" | "unreported" | keyof BulkCounts>;
}

/** A ledger that goes on from these counts. */
export function createLedger({ delivered, rejected, unknown }: BulkCounts): Ledger {
  const counts = { delivered, rejected, unknown };
  const entries = new Map<number, Entry>();
  const results: BulkResult[] = [];
  let taken = 0;
  return {
    counts,
    get taken() {
      return taken;
    },
    get open() {
      return entries.size;
    },
    get settled() {
      return results.length;
    },
    plan: ({ index, target }) => {
      const entry: Entry = {
        index,
        target,
        standing: "planned",
        failures: 0,
        refusals: 0,
        notBefore: 0,
        takenAtRefusal: 0,
        takenAtFailure: 0,
      };
      entries.set(index, entry);
      return entry;
    },
    fail: (entry, refused) => {
      if (refused && entry.refusals === 0) entry.takenAtRefusal = taken;
      if (refused) entry.refusals += 1;
      entry.takenAtFailure = taken;
      entry.failures += 1;
    },
    settle: (entry, error) => {
      const { index, target } = entry;
      entry.standing = "settled";
      entry.result = error ? { index, target, ok: false, error } : { index, target, ok: true };
      if (!error || error.outcome === "rejected") taken += 1;
      results.push(entry.result);
    },
    next: () => results.shift(),
    close: (result) => {
      entries.delete(result.index);
      counts[result.ok ? "delivered" : result.error.outcome === "unknown" ? "unknown" : "rejected"] += 1;
    },
    lists: () => {
      const lists: { readonly [List in "pending" | "again" | "unreported"]: BulkTarget[] } = {
        pending: [],
        again: [],
        unreported: [],
      };
      for (const entry of entries.values()) lists[listOf(entry)].push({ index: entry.index, target: entry.target });
      return { ...lists, ...counts };
    },
  };
}

// a refusal that nobody took is safe to be asked for again
function listOf({ standing, result }: Entry): "pending" | "again" | "unreported" {
  if (standing === "planned") return "again";
  if (!result || standing !== "settled") return "pending";
  if (result.ok) return "unreported";
  return result.error.outcome === "unknown" ? "pending" : "again";
}
