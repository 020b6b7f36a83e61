/** How many bytes all that is kept may take: it leaves a heap of 256 MB room to work in. */
export const DEFAULT_MEMORY_BYTES = 67_108_864;
/** The part of the budget that state may take, which cannot be dropped for room: sessions, users, groups, tokens, faults. */
const STATE_SHARE = 0.5;
/** The part of it that calls may hold which are not answered yet. */
const LOAN_SHARE = 0.25;
/** How much is dropped beyond what is needed, so that not every record pays for the search of the largest keeper. */
const SLACK = 1 / 64;

/** What the largest keepers keep when they make room, at least. */
const KEPT_SHARE = 7 / 8;

/** State has taken its share of the budget. */
export class OutOfMemory extends RangeError {
  override readonly name = "OutOfMemory";
}

/** Something that keeps records and can forget them, the oldest first. */
export interface Keeper {
  /** What its records take, in bytes. */
  readonly bytes: number;
  /** Says whether there was one. */
  dropOldest(): boolean;
}

/** The one bound of everything that is kept in all sessions, counted in what it takes in memory. */
export interface MemoryBudget {
  /** Bytes. */
  readonly limit: number;
  /** What is taken now: a running total. */
  readonly used: number;
  /** The part of it that is state. */
  readonly state: number;
  join(keeper: Keeper): void;
  /** Forgets a keeper, and what it still holds. */
  leave(keeper: Keeper): void;
  /** A keeper holds so many bytes more, or fewer. One that has left is not counted: its session is gone. */
  change(keeper: Keeper, bytes: number): void;
  /** Drops the oldest records of the largest keepers until everything fits. */
  settle(): void;
  /** What calls hold that are not answered yet. */
  readonly lent: number;
  /** Lends room to a call until it is paid back with `repay`; says whether there was any. Records make room. */
  lend(bytes: number): boolean;
  repay(bytes: number): void;
  /** Takes room for state. @throws OutOfMemory where state has taken its share */
  take(bytes: number): void;
  give(bytes: number): void;
}

/** A budget of `limit` bytes. */
export function createMemoryBudget(limit: number = DEFAULT_MEMORY_BYTES): MemoryBudget {
  const keepers = new Set<Keeper>();
  let used = 0;
  let state = 0;
  let lent = 0;

  /** Those that keep nearly as much as the one that keeps most, it first. */
  const largest = (): readonly Keeper[] => {
    let most = 0;
    for (const { bytes } of keepers) if (bytes > most) most = bytes;
    const found = [...keepers].filter(({ bytes }) => bytes > 0 && bytes >= most * KEPT_SHARE);
    return found.sort((a, b) => b.bytes - a.bytes);
  };
  const settle = (): void => {
    const goal = limit * (1 - SLACK);
    while (used > limit) {
      const found = largest();
      if (found.length === 0) return;
      // Not all from one: when it has lost its share, another one may be the largest. All that are as large come in one search.
      for (const keeper of found) {
        const floor = keeper.bytes * KEPT_SHARE;
        while (used > goal && keeper.bytes > floor && keeper.dropOldest());
      }
    }
  };

  return {
    limit,
    get used() {
      return used;
    },
    get state() {
      return state;
    },
    join(keeper) {
      keepers.add(keeper);
      used += keeper.bytes;
    },
    leave(keeper) {
      if (keepers.delete(keeper)) used -= keeper.bytes;
    },
    change(keeper, bytes) {
      if (keepers.has(keeper)) used += bytes;
    },
    settle,
    get lent() {
      return lent;
    },
    lend(bytes) {
      if (lent + bytes > limit * LOAN_SHARE) return false;
      lent += bytes;
      used += bytes;
      settle();
      return true;
    },
    repay(bytes) {
      lent -= bytes;
      used -= bytes;
    },
    take(bytes) {
      if (state + bytes > limit * STATE_SHARE) {
        throw new OutOfMemory(
          `There is no memory left for more sessions, users, groups, tokens or faults: they take ${state} of ${limit * STATE_SHARE} bytes. Delete some, or start the mock with a larger --memory.`,
        );
      }
      state += bytes;
      used += bytes;
      settle();
    },
    give(bytes) {
      state -= bytes;
      used -= bytes;
    },
  };
}
