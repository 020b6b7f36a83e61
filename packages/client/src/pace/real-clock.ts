/** What a limiter goes by. */
export interface Clock {
  /** Milliseconds, never fewer than before. */
  now(): number;
  /** Calls back, so many milliseconds later. */
  readonly setTimeout: typeof setTimeout;
  /** Does not. */
  readonly clearTimeout: typeof clearTimeout;
}

/** The runtime's clock, taken once, so that a test that puts its own in its place later does not stop the turns. */
export const realClock: Clock = { now: performance.now.bind(performance), setTimeout, clearTimeout };
