import type { FaultEffect, FaultUse } from "./fault.ts";

/** An effect that decides what is answered: all but a delay. */
export type DecisiveEffect = Exclude<FaultEffect, { kind: "latency" }>;

/** An effect that happens on the wire: the connection is cut instead of a reply, or the reply is broken on its way. */
export type WireEffect = Exclude<DecisiveEffect, { kind: "error" | "rate" | "result" | "reply" }>;

/** An effect that breaks a reply which is there. */
export type BreakingEffect = Exclude<WireEffect, { kind: "reset" | "empty" }>;

/** What the faults and the caller's preferences do to one call. */
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

/** What of a plan happens on the wire; `undefined` where the reply goes out whole. */
export function wireEffectOf({ effect }: FaultPlan): WireEffect | undefined {
  switch (effect?.kind) {
    case undefined:
    case "error":
    case "rate":
    case "result":
    case "reply":
      return undefined;
    default:
      return effect;
  }
}

/** The value of `X-Mock-Fault`: the faults that took part, or how many are active; `undefined` where there are none. */
export function faultHeader({ uses }: FaultPlan, active: number): string | undefined {
  if (uses.length > 0) return uses.map(({ kind, id }) => `${kind}; id=${id}`).join(", ");
  return active > 0 ? `none; active=${active}` : undefined;
}

/** What is said where somebody asks a front that can neither wait nor break a reply. */
export const AT_ONCE =
  "exchange answers at once and whole: for delays and broken replies use createEmulatorFetch, the handlers for MSW, or the mock server";
