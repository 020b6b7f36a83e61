/** One thing that was measured, and what is wanted of it. */
export interface Figure {
  readonly store: "SQLite" | "PostgreSQL";
  readonly what: string;
  readonly measured: string;
  readonly wanted: string;
  readonly kept: boolean;
}

export type StoreKind = "sqlite" | "postgres";

export const STORE_NAMES = { sqlite: "SQLite", postgres: "PostgreSQL" } as const;

/** A figure that must not be under a bound. */
export const atLeast = (kind: StoreKind, what: string, value: number, bound: number, digits = 2): Figure => ({
  store: STORE_NAMES[kind],
  what,
  measured: value.toFixed(digits),
  wanted: `>= ${bound}`,
  kept: value >= bound,
});

/** A figure that must not be over a bound. */
export const atMost = (kind: StoreKind, what: string, value: number, bound: number, digits = 2): Figure => ({
  store: STORE_NAMES[kind],
  what,
  measured: value.toFixed(digits),
  wanted: `<= ${bound}`,
  kept: value <= bound,
});
