/** Two documents could not be compared; the message says why, where, and what to do. */
export class DiffError extends Error {
  override readonly name = "DiffError";
  /** Where cause and cure stand. */
  readonly help = "https://emchat.github.io/emchat/help/errors/#kit-diff";
}
