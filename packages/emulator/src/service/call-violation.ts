import type { Violation } from "@emchat/schema/validators";

/** What is wrong with a call, and what the service answers to it. */
export interface CallViolation extends Omit<Violation, "in"> {
  readonly in: Exclude<Violation["in"], "reply">;
  readonly status: 400 | 413 | 415;
  /** The identifier of the error. */
  readonly error: string;
}

/** The violations of a call that has none: always this array. */
export const NO_VIOLATIONS: readonly CallViolation[] = Object.freeze([]);
