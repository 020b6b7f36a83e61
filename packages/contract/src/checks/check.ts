import type { Case } from "../cases/case.ts";
import type { Reply } from "../run/reply.ts";
import type { Secrets } from "../run/secrets.ts";
import type { Spec } from "../spec/spec.ts";

/** What a check found wrong with a reply. */
export interface Finding {
  /** The name of the check; what a deviations file switches off. */
  readonly check: string;
  /** Why, in one sentence. */
  readonly why: string;
  readonly expected: string;
  readonly got: string;
  /** The rule of the spec it breaks, as a pointer. */
  readonly rule: string;
}

/** A reply and everything a check may judge it by. */
export interface Subject {
  readonly spec: Spec;
  readonly case: Case;
  readonly reply: Reply;
  /** The statuses that keep the contract, with what was learned from canaries. */
  readonly statuses: readonly number[];
  readonly secrets: Secrets;
  /** What was sent to identify the caller; a reply must not say it again. */
  readonly identification: readonly string[];
  readonly slowAfterMs: number | undefined;
  /** Told of every relation that was judged, for the coverage. */
  readonly judged?: (relation: string) => void;
}

/** What most checks find in most replies. */
export const NOTHING: readonly Finding[] = [];

/** One thing a reply must have or must not have. */
export interface Check {
  readonly name: string;
  /** What it holds against a server, in one sentence. */
  readonly about: string;
  run(subject: Subject): Iterable<Finding>;
}
