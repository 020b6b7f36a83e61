import type { EmchatError } from "../errors/emchat-error.ts";

/** Whom a bulk send is for. To resume, the same targets have to come in the same order again. */
export type Targets = (Iterable<string> & object) | AsyncIterable<string>;

/** A target of a bulk send, and its place among the targets, from 0. */
export interface BulkTarget {
  /** The target's place among the targets, from 0. */
  readonly index: number;
  /** The username or group id, without blanks around it. */
  readonly target: string;
}

/** What became of one target of a bulk send. An error's `outcome` says whether the message may have been delivered. */
export type BulkResult = BulkTarget &
  ({ readonly ok: true; readonly error?: never } | { readonly ok: false; readonly error: EmchatError });

/** A target that was not delivered, as plain data: a line for a file or a row for a table. */
export interface BulkLine extends BulkTarget {
  /** `rejected`: refused, surely not delivered. `unknown`: it may have been delivered. */
  readonly outcome: "rejected" | "unknown";
  /** The error's kind. */
  readonly kind: string;
  /** The reply's HTTP status. */
  readonly status?: number | undefined;
  /** The envelope's `error`. */
  readonly code?: string | undefined;
}

/** The line of a target that was not delivered. */
export function toLine({ index, target, error }: BulkResult & { readonly ok: false }): BulkLine {
  const { outcome, kind, status, code } = error;
  return { index, target, outcome: outcome === "unknown" ? "unknown" : "rejected", kind, status, code };
}
