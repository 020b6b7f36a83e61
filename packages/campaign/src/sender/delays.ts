/** What a sender knows of its own delays, in milliseconds; a busy machine and a distant store make them long. */
export interface Delays {
  /** How long a commit takes when it is quick: whoever starts one so much before a turn has the answer just in time. */
  quickCommit(): number;
  /** How long it may take from asking the ledger until a request leaves: a turn has to be good for so long. */
  untilSent(): number;
  /** Learns from a commit. */
  committed(ms: number): void;
  /** Learns from a request that was asked for so long ago, and did not wait for its turn. */
  sent(ms: number): void;
}

/** What is believed at first. */
const FIRST_UNTIL_SENT_MS = 20;

/** Follows the short commits, and the long ways to a request: a moving average that is quick in one direction only. */
export function createDelays(): Delays {
  let quick = 0;
  let slow = FIRST_UNTIL_SENT_MS;
  return {
    quickCommit: () => quick,
    untilSent: () => slow,
    committed(ms) {
      quick += (ms < quick ? 0.5 : 0.1) * (ms - quick);
    },
    sent(ms) {
      slow += (ms > slow ? 0.5 : 0.02) * (ms - slow);
    },
  };
}
