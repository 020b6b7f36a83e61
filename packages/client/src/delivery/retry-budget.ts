/** What a success gives back, in retries. */
const REFUND = 0.1;

/** How many more retries a client may make: all its calls share one, so that an outage is not multiplied by the number of its calls. */
export interface RetryBudget {
  /** Takes one retry, if there is one. */
  take(): boolean;
  refund(): void;
}

/** A budget that begins full. */
export function createRetryBudget(size: number): RetryBudget {
  let left = size;
  return {
    take: () => left >= 1 && left-- > 0,
    refund: () => {
      left = Math.min(size, left + REFUND);
    },
  };
}
