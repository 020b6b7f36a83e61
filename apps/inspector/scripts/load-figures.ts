/** What the page's main thread has done, in milliseconds of its own processor time. */
export interface MainThread {
  readonly script: number;
  readonly layout: number;
  readonly other: number;
}

/** Milliseconds since the navigation began, and bytes that came over the wire for the page itself. */
export interface Round {
  readonly firstRow: number;
  readonly allRows: number;
  readonly transferred: number;
  readonly firstRowParts: MainThread;
  readonly allRowsParts: MainThread;
}

/** What `measure-load.ts` prints. */
export interface LoadFigures {
  readonly messages: number;
  readonly rounds: readonly Round[];
  /** Bytes by file. */
  readonly firstLoad: Readonly<Record<string, number>>;
}
