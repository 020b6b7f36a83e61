import type { SendOptions } from "../call-options.ts";
import { makeError } from "../errors/error-class.ts";
import type { OperationId } from "../operation-data.ts";
import type { BulkMessage } from "./bulk-options.ts";
import type { BulkTarget } from "./bulk-target.ts";
import { hashText } from "./text-hash.ts";

/** Where a bulk send stands: plain JSON, to be stored and given back as `resumeFrom`. Its size does not grow with the number of targets. */
export interface Checkpoint {
  /** The form of the checkpoint. */
  readonly version: 2;
  /** The operation that it belongs to. */
  readonly operation: OperationId;
  /** The organisation and the application, `org#app`. */
  readonly tenant: string;
  /** A fingerprint of the message; `function` where a function makes one for each target. */
  readonly message: string;
  /** Targets from this index on have never been touched. */
  readonly next: number;
  /** A hash of the targets before `next`: a resume with other targets is refused. */
  readonly hash: number;
  /** May be on the wire: after a kill nobody knows. A resume lists them as unknown. */
  readonly pending: readonly BulkTarget[];
  /** Surely not delivered. A resume sends to them. */
  readonly again: readonly BulkTarget[];
  /** Delivered, but not yet handed to whoever iterates. A resume hands them out. */
  readonly unreported: readonly BulkTarget[];
  /** Targets delivered so far. */
  readonly delivered: number;
  /** Targets refused so far. */
  readonly rejected: number;
  /** Targets of unknown outcome so far. */
  readonly unknown: number;
}

/** What a checkpoint has to fit. */
export type RunIdentity = Pick<Checkpoint, "operation" | "tenant" | "message">;

/** Where a bulk send stands before it begins. */
export function emptyCheckpoint(identity: RunIdentity): Checkpoint {
  return {
    version: 2,
    ...identity,
    next: 0,
    hash: EMPTY_HASH,
    pending: [],
    again: [],
    unreported: [],
    delivered: 0,
    rejected: 0,
    unknown: 0,
  };
}

/**
 * Tells one message from another. What a function will make cannot be known.
 *
 * @throws EmchatConfigurationError for a message that JSON cannot write.
 */
export function fingerprint(message: BulkMessage, { from, ext }: SendOptions, operation: OperationId): string {
  if (typeof message === "function") return "function";
  let written: string;
  try {
    written = JSON.stringify({ message, from, ext });
  } catch (cause) {
    throw makeError("configuration", "the message cannot be written as JSON: see `cause`", { operation, cause });
  }
  return hashText(written)
    .map((half) => half.toString(16).padStart(8, "0"))
    .join("");
}

/** The hash of no target at all: FNV-1a's offset basis. */
export const EMPTY_HASH = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a over the target's UTF-16 units and an end mark, going on from the hash of those before. */
export function hashTarget(hash: number, target: string): number {
  let value = hash;
  for (let index = 0; index < target.length; index += 1) value = Math.imul(value ^ target.charCodeAt(index), FNV_PRIME);
  return Math.imul(value ^ 0xffff, FNV_PRIME) >>> 0;
}
