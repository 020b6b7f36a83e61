/** A contract that cannot be served. */
export class SpecError extends Error {
  override readonly name = "SpecError";
  /** Where cause and cure stand. */
  readonly help = "https://emchat.github.io/emchat/help/errors/#mock-contract";
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;

  constructor(file: string, line: number, column: number, why: string) {
    super(`${file}:${line}:${column}: ${why}`);
    this.file = file;
    this.line = line;
    this.column = column;
  }
}
