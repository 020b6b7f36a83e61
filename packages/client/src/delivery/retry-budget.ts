/** How many more retries a client may make: all its calls share one, so that an outage is not multiplied by the number of its calls. */
export interface RetryBudget {
  /** At first, and at most, the client's `retry.budget`. */
  left: number;
}

/** What a success gives back, in retries. */
export const REFUND = 0.1;
