/** What a rule refuses a call with. */
export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly description: string;
  /** Whole seconds to wait, for 429. */
  readonly retryAfter?: number;
}
