/** One mistake of a file. */
export interface Mistake {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  readonly message: string;
}

/** A configuration that is wrong. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  /** Where cause and cure stand. */
  readonly help = "https://emchat.github.io/emchat/help/errors/#mock-configuration";
  readonly file: string;
  readonly mistakes: readonly Mistake[];

  constructor(file: string, mistakes: readonly Mistake[]) {
    super(mistakes.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`).join("\n"));
    this.file = file;
    this.mistakes = mistakes;
  }
}
