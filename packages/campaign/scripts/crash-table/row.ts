/** What one kind of mishap did to one engine. */
export interface CrashRow {
  readonly engine: string;
  /** What happened, how often. */
  readonly mishap: string;
  readonly targets: number;
  /** Targets that got nothing, and that nothing lists. */
  readonly lost: number;
  /** Messages beyond the first. */
  readonly duplicates: number;
  /** Of whom nobody knows, and who are listed for a person. */
  readonly unknown: number;
  readonly perMishap: number | undefined;
  /** The share of the unknown ones that the service has. */
  readonly onWire: number | undefined;
  readonly seconds: number | undefined;
  readonly remark?: string;
}

/** A row that could not be played, and why. */
export const missing = (engine: string, why: string): CrashRow => ({
  engine,
  mishap: `not played: ${why}`,
  targets: 0,
  lost: 0,
  duplicates: 0,
  unknown: 0,
  perMishap: undefined,
  onWire: undefined,
  seconds: undefined,
});
