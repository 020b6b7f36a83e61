import type { Violation } from "@emchat/schema";

/** What is wrong with a call, and what the service answers to it. */
export interface CallViolation extends Omit<Violation, "in"> {
  readonly in: "path" | "body";
  readonly status: 400 | 413 | 415;
  readonly error: "illegal_argument" | "json_parse" | "Request Entity Too Large" | "web_application";
}

/** The violations of a call that has none: always this array. */
export const NO_VIOLATIONS: readonly CallViolation[] = Object.freeze([]);
