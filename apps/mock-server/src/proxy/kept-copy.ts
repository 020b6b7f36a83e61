/** The largest body of a proxied call that is judged, in bytes: more than any that the contract allows. */
export const MAX_JUDGED_BYTES = 262_144;
/** How much is kept of a body that is larger, in bytes. */
export const KEPT_BEGINNING_BYTES = 4_096;

/** A bounded copy of a body that passes by: all of it, or, once it has turned out to be large, its beginning. */
export class KeptCopy {
  /** How many bytes have passed. */
  size = 0;
  #chunks: Buffer[] = [];

  add(chunk: Buffer): void {
    const wasWhole = this.isWhole;
    this.size += chunk.length;
    if (this.isWhole) this.#chunks.push(chunk);
    else if (wasWhole) {
      const beginning = Buffer.concat([...this.#chunks, chunk], Math.min(this.size, KEPT_BEGINNING_BYTES));
      this.#chunks = [beginning];
    }
  }

  get isWhole(): boolean {
    return this.size <= MAX_JUDGED_BYTES;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}
