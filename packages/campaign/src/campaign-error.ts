/** What kind of trouble it is: `usage` is the caller's to mend, `store` the database's, `conflict` says that something else stands there already. */
export type CampaignErrorKind = "usage" | "store" | "conflict" | "missing";

/**
 * What every function here throws when it cannot do its work. The message says what was wrong, where, and what to do.
 *
 * @example
 * ```ts
 * import { EmchatCampaignError } from "@emchat/campaign";
 *
 * const tell = (error: unknown): string =>
 *   error instanceof EmchatCampaignError && error.kind === "usage" ? `please mend this: ${error.message}` : String(error);
 * ```
 */
export class EmchatCampaignError extends Error {
  override readonly name = "EmchatCampaignError";
  readonly kind: CampaignErrorKind;
  /** Where cause and cure stand. */
  readonly help: string;

  constructor(kind: CampaignErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.help = `https://emchat.github.io/emchat/help/errors/#campaign-${kind}`;
  }
}
