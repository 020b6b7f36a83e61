import type { Keeper, MemoryBudget } from "../memory/memory-budget.ts";

/** The most users and groups that are remembered for having been asked about. */
export const MAX_SEEN_TARGETS = 10_000;

/** A user or a group that a call named. */
export interface SeenTarget {
  readonly org: string;
  readonly app: string;
  /** A word of the contract: `user`, `group`, or another. */
  readonly kind: string;
  readonly name: string;
  /** When its presence was last asked for, in epoch milliseconds. */
  askedAt: number | undefined;
}

/** What a target takes beside its names, in bytes. */
const TARGET_BYTES = 250;

/** Whom the calls of a session were about, known or not; the one named first is forgotten first. */
export interface SeenTargets extends Keeper {
  note(org: string, app: string, kind: string, name: string, askedAt: number | undefined): SeenTarget;
  get(org: string, app: string, kind: string, name: string): SeenTarget | undefined;
  list(): readonly SeenTarget[];
  reset(): void;
}

/** Nobody seen. Who is seen counts against `budget`. */
export function createSeenTargets(budget: MemoryBudget): SeenTargets {
  const targets = new Map<string, SeenTarget>();
  let bytes = 0;
  /** The one that was named last: callers ask about one several times in a row. */
  let last: SeenTarget | undefined;
  const count = (change: number): void => {
    bytes += change;
    budget.change(seen, change);
  };
  const dropOldest = (): boolean => {
    const [oldest] = targets.keys();
    if (oldest === undefined) return false;
    targets.delete(oldest);
    last = undefined;
    count(-bytesOfKey(oldest));
    return true;
  };
  const seen: SeenTargets = {
    get bytes() {
      return bytes;
    },
    dropOldest,
    note(org, app, kind, name, askedAt) {
      if (last?.name !== name || last.kind !== kind || last.app !== app || last.org !== org) {
        const key = `${org}/${app}/${kind}/${name}`;
        last = targets.get(key);
        if (last === undefined) {
          if (targets.size >= MAX_SEEN_TARGETS) dropOldest();
          last = { org, app, kind, name, askedAt };
          targets.set(key, last);
          count(bytesOfKey(key));
        }
      }
      if (askedAt !== undefined) last.askedAt = askedAt;
      return last;
    },
    get: (org, app, kind, name) => targets.get(`${org}/${app}/${kind}/${name}`),
    list: () => [...targets.values()],
    reset() {
      targets.clear();
      last = undefined;
      count(-bytes);
    },
  };
  return seen;
}

const bytesOfKey = (key: string): number => TARGET_BYTES + key.length * 2;

/** What a target takes for whoever holds it when it is forgotten, in bytes. */
export function bytesOfTarget({ org, app, name }: SeenTarget): number {
  return TARGET_BYTES + (org.length + app.length + name.length) * 2;
}
