import { createSecretFinder, type SecretFinder } from "@emchat/schema/secrets";

/** What stands where a secret stood. */
export const HIDDEN = "$EMCHAT_TOKEN";

/** Finds the secrets of a run in what a server wrote. What the kit itself writes holds none, and is left as it is. */
export type Secrets = SecretFinder;

/** Knows secrets by their value, however a server spells them. */
export const createSecrets = (values: readonly string[]): Secrets => createSecretFinder(values, { hidden: HIDDEN });
