/** A command line that cannot be understood, or a server that cannot be started: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
