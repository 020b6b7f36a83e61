import type { EmchatError } from "../errors/emchat-error.ts";
/** Whom a bulk send is for. To resume, the same targets have to come in the same order again. */
export type Targets = (Iterable<string> & object) | AsyncIterable<string>;

/** A target of a bulk send, and its place among the targets, from 0. */
export interface BulkTarget {
  /** The target's place among the targets, from 0. */
  readonly index: number;
  /** The username or group id. */
  readonly target: string;
}

/** What became of one target of a bulk send. An error's `outcome` says whether the message may have been delivered. */
export type BulkResult = BulkTarget &
  ({ readonly ok: true; readonly error?: never } | { readonly ok: false; readonly error: EmchatError });
