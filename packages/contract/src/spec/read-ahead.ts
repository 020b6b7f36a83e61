import { createHash } from "node:crypto";

/** Set when the kit is bundled: the spec of `@emchat/spec` as JSON text, and the digest of the YAML it was read from. */
declare const READ_AHEAD: { readonly digest: string; readonly json: string } | undefined;

/** Tells one text from another. */
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * What a text says that was read when the kit was bundled, in a tenth of the time that YAML takes; undefined for every
 * other text.
 */
export function readAhead(text: string): unknown {
  if (typeof READ_AHEAD === "undefined" || digestOf(text) !== READ_AHEAD.digest) return undefined;
  return JSON.parse(READ_AHEAD.json);
}
