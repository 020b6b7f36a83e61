import { createSecretFinder, type SecretFinder } from "@emchat/schema/secrets";

let latest: { readonly token: string; readonly finder: SecretFinder } | undefined;

/** The finder of a token: failures come in swarms, and mostly with the same one. */
function finderOf(token: string): SecretFinder {
  if (latest?.token !== token) latest = { token, finder: createSecretFinder([token], { hidden: "[token]" }) };
  return latest.finder;
}

/** The text with the token taken out, in whatever spelling. */
export function scrub(text: string, token: string): string {
  return finderOf(token).scrub(text);
}
