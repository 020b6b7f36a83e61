import type { ControlEvent } from "../api/control.ts";

/** The most rows that a list keeps; the oldest fall out. The server keeps as many by default. */
export const MOST_ROWS = 10_000;

/** Rows of the first page, which is to stand soon, and the most that the server gives of whole records at once. */
const FIRST_PAGE = 100;
const LARGEST_PAGE = 1000;

/** Sequences before the newest row whose calls may have ended between the first page and the first event. */
const IN_FLIGHT = 200;

/** A page that takes longer than this many milliseconds is followed by a smaller one. */
const SLOW = 400;

/** Milliseconds between two fetches of what is new under a search, however fast records arrive. */
const SEARCH_PACE = 200;

/** The most rows that one fetch brings of what is new; a larger gap is loaded from the top again. */
const LARGEST_GAP = 1000;

export interface Row {
  readonly sequence: number;
}

export interface Range {
  readonly query: string;
  readonly limit: number;
  /** Only records after this sequence. */
  readonly since?: number;
  /** Only records up to this sequence. */
  readonly until?: number;
}

export interface Page<R> {
  /** Newest first. */
  readonly rows: readonly R[];
  /** Everything from this sequence upwards is in the page; 0 when nothing older is left. */
  readonly completeTo: number;
}

export interface FeedState<R> {
  readonly rows: readonly R[];
  readonly query: string;
  readonly phase: "idle" | "loading" | "ready" | "failed";
  /** True while older rows are still being fetched. */
  readonly more: boolean;
  readonly error: unknown;
}

export interface RecordFeed<R> {
  subscribe(listener: () => void): () => void;
  get(): FeedState<R>;
  /** Loads what matches, unless it is there already, and keeps it fresh from then on. */
  show(query: string): void;
  receive(events: readonly ControlEvent[]): void;
}

export interface FeedSource<R extends Row> {
  /** How many rows this list keeps, where that is fewer than `MOST_ROWS`. */
  readonly most?: number;
  /** How many rows the server gives at once, where that is more than of whole records. */
  readonly largestPage?: number;
  load(range: Range): Promise<Page<R>>;
  /** The row that an event brings; `changed` where it changes what is shown beside the rows. */
  fromEvent(event: ControlEvent): R | "changed" | undefined;
}

/** A page of rows, newest first, of the `matched` that there are. */
export function pageOf<R extends Row>(rows: readonly R[], matched: number): Page<R> {
  return { rows, completeTo: matched > rows.length ? (rows.at(-1)?.sequence ?? 0) : 0 };
}

/** Merges two lists, newest first; `choose` says which of two rows of the same sequence stays. */
export function mergeRows<R extends Row>(
  left: readonly R[],
  right: readonly R[],
  choose: (left: R, right: R) => R,
  most: number = MOST_ROWS,
): readonly R[] {
  if (right.length === 0) return left;
  const merged: R[] = [];
  let i = 0;
  let j = 0;
  while (merged.length < most) {
    const a = left[i];
    const b = right[j];
    if (a !== undefined && (b === undefined || a.sequence > b.sequence)) {
      merged.push(a);
      i++;
    } else if (b !== undefined && (a === undefined || b.sequence > a.sequence)) {
      merged.push(b);
      j++;
    } else if (a !== undefined && b !== undefined) {
      merged.push(choose(a, b));
      i++;
      j++;
    } else break;
  }
  return merged;
}

/** A list of records that fills itself from the newest to the oldest and grows with what arrives. */
export function createRecordFeed<R extends Row>(source: FeedSource<R>): RecordFeed<R> {
  const most = source.most ?? MOST_ROWS;
  const join = (left: readonly R[], right: readonly R[]): readonly R[] =>
    mergeRows(left, right, (_old, fresh) => fresh, most);
  const listeners = new Set<() => void>();
  /** Settles when somebody looks: until then the first page is enough. */
  let look = (): void => {};
  const looked = new Promise<void>((resolve) => {
    look = resolve;
  });
  /** What arrives while the first page is under way. */
  let arrived: readonly R[] | undefined;
  /** Numbers the loads, so that a late answer to an earlier one is known as such. */
  let run = 0;
  /** The newest sequence that an event spoke of, and the one up to which the rows of a search are complete. */
  let seen = 0;
  let synced = 0;
  /** By how many sequences the next fetch of what is new begins before that. */
  let back = 0;
  let pace: ReturnType<typeof setTimeout> | undefined;
  let greeted = false;
  let state: FeedState<R> = { rows: [], query: "", phase: "idle", more: false, error: undefined };

  const publish = (change: Partial<FeedState<R>>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const loadAll = async (query: string): Promise<void> => {
    const mine = ++run;
    arrived = [];
    publish({ query, phase: state.phase === "ready" ? "ready" : "loading", more: true });
    let first = true;
    let limit = FIRST_PAGE;
    const load = async (until?: number): Promise<Page<R>> => {
      const asked = performance.now();
      const page = await source.load({ query, limit, ...(until === undefined ? {} : { until }) });
      limit =
        performance.now() - asked > SLOW ? Math.max(FIRST_PAGE, limit >> 1) : (source.largestPage ?? LARGEST_PAGE);
      return page;
    };
    let next = load();
    try {
      for (;;) {
        const page = await next;
        if (mine !== run) return;
        const rows = join(first ? page.rows : state.rows, first ? (arrived ?? []) : page.rows);
        const more = page.completeTo > 1 && rows.length < most;
        if (more) {
          // Under way while these are drawn.
          next = looked.then(() => load(page.completeTo - 1));
          // Heard where it is awaited, or of a run that is over.
          next.catch(() => {});
        }
        publish({ rows, phase: "ready", more, error: undefined });
        if (first) {
          arrived = undefined;
          synced = Math.max(synced, page.rows[0]?.sequence ?? 0);
        }
        if (!more) return;
        first = false;
      }
    } catch (error) {
      if (mine === run) publish({ phase: "failed", more: false, error, ...(isRefusal(error) ? { rows: [] } : {}) });
    }
  };

  const loadNewSoon = (): void => {
    if (pace === undefined) pace = setTimeout(() => void loadNew(), SEARCH_PACE);
  };
  const loadNew = async (): Promise<void> => {
    pace = undefined;
    if (state.phase !== "ready") return loadNewSoon();
    const { query } = state;
    const mine = run;
    const target = seen;
    const since = Math.max(0, synced - back);
    back = 0;
    try {
      const page = await source.load({ query, limit: LARGEST_GAP, since });
      if (mine !== run) return;
      if (page.completeTo > since + 1) return void loadAll(query);
      synced = Math.max(target, page.rows[0]?.sequence ?? 0);
      publish({ rows: join(state.rows, page.rows) });
    } catch {
      // The stream breaks with the server, and its return loads everything again.
    }
  };

  const receive = (events: readonly ControlEvent[]): void => {
    if (state.phase === "idle") return;
    const rows: R[] = [];
    let changed = false;
    for (const event of events) {
      // What came between the first page and the first event is in neither.
      if (event.type === "hello" && !greeted) {
        greeted = true;
        back = IN_FLIGHT;
        loadNewSoon();
      }
      if (startsAnew(event, state.phase)) {
        rows.length = 0;
        synced = 0;
        void loadAll(state.query);
        continue;
      }
      const row = source.fromEvent(event);
      if (row === undefined) continue;
      changed = true;
      if (row !== "changed") rows.push(row);
    }
    for (const row of rows) seen = Math.max(seen, row.sequence);
    if (state.query !== "" && changed) {
      loadNewSoon();
    } else if (rows.length > 0) {
      const sorted = rows.sort((a, b) => b.sequence - a.sequence);
      if (arrived !== undefined) arrived = join(arrived, sorted);
      publish({ rows: join(state.rows, sorted) });
    } else if (changed) publish({});
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      look();
      return () => listeners.delete(listener);
    },
    get: () => state,
    show(query) {
      const there = state.phase === "loading" || state.phase === "ready";
      if (there && query === state.query) return;
      state = { ...state, rows: [], phase: "loading" };
      synced = 0;
      void loadAll(query);
    },
    receive,
  };
}

/** Whether what was fetched before says nothing any more. */
function startsAnew(event: ControlEvent, phase: FeedState<Row>["phase"]): boolean {
  if (event.type === "hello") return event.data.missed || phase === "failed";
  return event.type === "clear" || event.type === "undo" || event.type === "reset";
}

/** The server understood and refused, as it does with a query that has a mistake. */
function isRefusal(error: unknown): boolean {
  return typeof error === "object" && error !== null && "status" in error;
}
