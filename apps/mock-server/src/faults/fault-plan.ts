import type { FaultEffect, FaultUse } from "@emchat/control";

/** An effect that decides what is answered: all but a delay. */
export type DecisiveEffect = Exclude<FaultEffect, { kind: "latency" }>;

/** What the faults do to one call. */
export interface FaultPlan {
  /** The faults that take part. */
  readonly uses: readonly FaultUse[];
  /** By how much the reply comes later, in milliseconds. */
  readonly delayMs: number;
  /** What decides the reply. */
  readonly effect: DecisiveEffect | undefined;
  /** Whole seconds until the rate window ends, where `effect` is a rate. */
  readonly retryAfter: number | undefined;
}

/** The plan of a call that no fault strikes: always this object. */
export const NO_FAULTS: FaultPlan = Object.freeze({
  uses: Object.freeze([]),
  delayMs: 0,
  effect: undefined,
  retryAfter: undefined,
});
