import type { PlannedTarget, Report } from "../model/ledger.ts";

/** What is known of an attempt besides its report. */
export interface AttemptResult extends Omit<Report, "i"> {
  /** The service asked everybody to wait, in milliseconds. */
  readonly pauseMs?: number | undefined;
  /** No other target will fare better until a person did something. */
  readonly stop?: string | undefined;
}

/**
 * Sends the message to one target, once.
 *
 * @param stillMay is asked right before the request leaves; where it says no, nothing is sent, and the ending is `back`
 */
export type Attempt = (target: PlannedTarget, stillMay: () => boolean) => Promise<AttemptResult>;
