/** What a command needs of the process it runs in. */
export interface Io {
  stdout(text: string): void;
  stderr(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the output is a terminal that shows colours. */
  readonly colours: boolean;
  /** Whether progress may be written over itself on stderr. */
  readonly progress: boolean;
}

/** The process itself. */
export const processIo = (): Io => ({
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  env: process.env,
  colours:
    process.env["FORCE_COLOR"] !== undefined
      ? process.env["FORCE_COLOR"] !== "0"
      : process.stdout.isTTY === true && !process.env["NO_COLOR"],
  progress: process.stderr.isTTY === true && process.env["CI"] === undefined,
});

/** Exit codes of every command. */
export const EXIT = { kept: 0, broken: 1, notRun: 2 } as const;
