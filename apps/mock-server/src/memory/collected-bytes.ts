import type { MemoryBudget } from "./memory-budget.ts";

/** So much of a body needs no loan: it comes with the headers, and as many connections as there may be cannot make it much. */
const FREE_BYTES = 4_096;

const NO_BYTES = Buffer.alloc(0);

/**
 * The bytes of a body as they come in, in one buffer: thousands of pieces of one byte must not become thousands of objects. What is
 * held counts against the budget until `release`.
 */
export class CollectedBytes {
  readonly #budget: MemoryBudget;
  #buffer: Buffer = NO_BYTES;
  #size = 0;
  #lent = 0;

  constructor(budget: MemoryBudget) {
    this.#budget = budget;
  }

  /** Whether there is something to pay back. */
  get isLent(): boolean {
    return this.#lent > 0;
  }

  get size(): number {
    return this.#size;
  }

  /** Says whether there was room; if not, nothing was added. */
  add(chunk: Buffer): boolean {
    const size = this.#size + chunk.length;
    if (size > this.#buffer.length && !this.#grow(chunk, size)) return false;
    // What came first is its own buffer as long as nothing follows.
    if (this.#buffer !== chunk) chunk.copy(this.#buffer, this.#size);
    this.#size = size;
    return true;
  }

  #grow(chunk: Buffer, size: number): boolean {
    const capacity = this.#size === 0 ? size : size * 2;
    if (capacity > FREE_BYTES && !this.#borrow(capacity)) return false;
    if (this.#size === 0) this.#buffer = chunk;
    else {
      const larger = Buffer.allocUnsafe(capacity);
      this.#buffer.copy(larger, 0, 0, this.#size);
      this.#buffer = larger;
    }
    return true;
  }

  #borrow(bytes: number): boolean {
    const more = bytes - this.#lent;
    if (!this.#budget.lend(more)) return false;
    this.#lent = bytes;
    return true;
  }

  /** What was added; a view that later additions may leave behind. */
  bytes(): Buffer {
    return this.#size === this.#buffer.length ? this.#buffer : this.#buffer.subarray(0, this.#size);
  }

  /** Pays back what was lent, once nobody needs the bytes any more. */
  release(): void {
    this.#budget.repay(this.#lent);
    this.#lent = 0;
    this.#buffer = NO_BYTES;
    this.#size = 0;
  }
}
