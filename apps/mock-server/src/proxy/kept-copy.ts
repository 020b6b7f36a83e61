import { CollectedBytes } from "../memory/collected-bytes.ts";
import type { MemoryBudget } from "../memory/memory-budget.ts";

/** The largest body of a proxied call that is judged, in bytes: more than any that the contract allows. */
export const MAX_JUDGED_BYTES = 262_144;
/** How much is kept of a body that is larger, in bytes. */
export const KEPT_BEGINNING_BYTES = 4_096;

/**
 * A bounded copy of a body that passes by: all of it, or, once it has turned out to be large or there is no room for it, its
 * beginning.
 */
export class KeptCopy {
  /** How many bytes have passed. */
  size = 0;
  #whole = true;
  readonly #kept: CollectedBytes;

  constructor(budget: MemoryBudget) {
    this.#kept = new CollectedBytes(budget);
  }

  add(chunk: Buffer): void {
    this.size += chunk.length;
    if (!this.#whole) return;
    if (this.size <= MAX_JUDGED_BYTES && this.#kept.add(chunk)) return;
    this.#whole = false;
    const beginning = Buffer.concat([this.#kept.bytes(), chunk], Math.min(this.size, KEPT_BEGINNING_BYTES));
    this.#kept.release();
    this.#kept.add(beginning);
  }

  get isWhole(): boolean {
    return this.#whole;
  }

  bytes(): Buffer {
    return this.#kept.bytes();
  }

  release(): void {
    this.#kept.release();
  }
}
