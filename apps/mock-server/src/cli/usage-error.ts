/** A command line that cannot be understood, or a server that cannot be started: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** Where cause and cure stand. */
  readonly help = "https://emchat.github.io/emchat/help/errors/#mock-command-line";
}
