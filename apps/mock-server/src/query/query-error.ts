/** A query that cannot be read. */
export class QueryError extends Error {
  override readonly name = "QueryError";
  /** Where the mistake begins, in UTF-16 code units. */
  readonly offset: number;
  /** How long it is. */
  readonly length: number;

  constructor(message: string, offset: number, length: number) {
    super(message);
    this.offset = offset;
    this.length = length;
  }
}
