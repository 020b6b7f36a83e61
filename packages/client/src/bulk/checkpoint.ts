import type { OperationId } from "../operation-data.ts";
import type { BulkTarget } from "./bulk-target.ts";

/** Where a bulk send stands: plain JSON, to be stored and given back as `resumeFrom`. */
export interface Checkpoint {
  /** The form of the checkpoint. */
  readonly version: 1;
  /** The operation that it belongs to. */
  readonly operation: OperationId;
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
  /** Of unknown outcome. */
  readonly unknown: readonly BulkTarget[];
  /** Targets delivered so far. */
  readonly delivered: number;
  /** Targets failed so far. */
  readonly failed: number;
}

/** Where a bulk send stands before it begins. */
export function emptyCheckpoint(operation: OperationId): Checkpoint {
  return {
    version: 1,
    operation,
    next: 0,
    hash: EMPTY_HASH,
    pending: [],
    again: [],
    unreported: [],
    unknown: [],
    delivered: 0,
    failed: 0,
  };
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
