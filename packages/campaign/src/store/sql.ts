/** A row as the database gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** Runs one statement; parameters are `$1`, `$2`, …. */
export type Query = (statement: string, ...values: readonly unknown[]) => Promise<readonly Row[]>;

/** What the two databases write differently. Everything else is one text. */
export interface Dialect {
  /** Types of a column. */
  readonly number: string;
  readonly small: string;
  readonly serial: string;
  /** What follows the table of targets. */
  readonly narrowTable: string;
  /** The database's clock, in epoch milliseconds: the only one that decides anything. */
  readonly now: string;
  readonly greatest: string;
  /** Leaves out rows that another sender is just taking. */
  readonly skipLocked: string;
  /** A JSON array of objects as the rows of a table `r`; each field is `name type`, and the types are `int` and `text`. */
  records(parameter: string, fields: readonly string[]): string;
}

/** A database that a campaign's ledger lives in. */
export interface Sql {
  readonly kind: "sqlite" | "postgres";
  readonly dialect: Dialect;
  /** Runs statements one after the other as one transaction: all of it is kept, or nothing. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  /** Runs one statement that is a transaction of its own. */
  readonly query: Query;
  close(): Promise<void>;
}
