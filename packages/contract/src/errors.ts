/**
 * The kit could not do what it was asked: an unreadable spec, an unreachable server, a token that is refused. It says
 * nothing about whether a server keeps its contract, and the CLI ends with exit code 2.
 *
 * @example
 * ```ts
 * import { ContractSetupError, loadSpec } from "@emchat/contract";
 *
 * try {
 *   await loadSpec("openapi.yaml");
 * } catch (error) {
 *   if (error instanceof ContractSetupError) console.error(error.message);
 *   else throw error;
 * }
 * ```
 */
export class ContractSetupError extends Error {
  override readonly name = "ContractSetupError";
  /** Where cause and cure stand. */
  readonly help = "https://emchat.github.io/emchat/help/errors/#kit-setup";
}

/** Reads the message of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
