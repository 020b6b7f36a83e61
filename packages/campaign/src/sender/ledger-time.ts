import { TOLERANCE_MS } from "../model/pace.ts";

/** So many answers have to come before a sender gives up hoping for a quick one. */
const ENOUGH_ANSWERS = 8;

/** How much two clocks may drift apart, milliseconds a millisecond. */
const DRIFT = 1e-4;

/** What a sender knows of the ledger's clock: by how much it is ahead of its own, at least and at most. */
export interface LedgerTime {
  /** Learns from an answer: asked at `from`, heard at `to`, and the ledger's clock said `ledgerNow` in between. */
  observe(from: number, to: number, ledgerNow: number): void;
  /**
   * When a turn is, by the sender's own clock: surely not before `at`, and good until `until`. Where every answer is slow, so that
   * the clocks cannot be compared better, a turn is good for as long as it takes to use it.
   */
  turn(ledgerTime: number): { readonly at: number; readonly until: number };
}

/**
 * Compares the two clocks. Each answer gives bounds, and all of them together narrow ones: one slow answer, or a process that was
 * stopped while it waited, does not make a turn late without its owner knowing.
 */
export function createLedgerTime(): LedgerTime {
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  let seenAt = 0;
  let answers = 0;
  return {
    observe(from, to, ledgerNow) {
      const drift = (to - seenAt) * DRIFT;
      seenAt = to;
      answers += 1;
      least = Math.max(least - drift, ledgerNow - to);
      most = Math.min(most + drift, ledgerNow - from);
      // somebody has set a clock
      if (least > most) [least, most] = [ledgerNow - to, ledgerNow - from];
    },
    turn(ledgerTime) {
      const doubt = most - least;
      const tolerance = answers < ENOUGH_ANSWERS ? TOLERANCE_MS : Math.max(TOLERANCE_MS, 2 * doubt);
      return { at: ledgerTime - least, until: ledgerTime - most + tolerance };
    },
  };
}
