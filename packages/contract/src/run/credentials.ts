import { type Auth, MAIN_TOKEN, type TokenEdit } from "../cases/case.ts";
import type { Profile } from "../profile/profile.ts";
import type { Credential } from "../spec/operation.ts";

/** The tokens of a run, by name, kept away from everything that is printed. */
export interface Credentials {
  /** The value of the header, `undefined` for no header, or `null` when it cannot be made. */
  headerFor(auth: Auth, credential: Credential | undefined): string | undefined | null;
  /** A text with `{token}` filled in. */
  fill(text: string): string;
  /** Every token, for the scrubber. */
  readonly values: readonly string[];
}

export function createCredentials(token: string | undefined, profile: Profile): Credentials {
  const tokens = new Map<string, string>(profile.tokens.map((entry) => [entry.name, entry.token]));
  if (token !== undefined) tokens.set(MAIN_TOKEN, token);
  return {
    values: [...tokens.values()],
    fill: (text) => text.replaceAll("{token}", tokens.get(MAIN_TOKEN) ?? ""),
    headerFor(auth, credential) {
      if (auth.kind === "none") return undefined;
      if (auth.kind === "misplaced") return tokens.has(MAIN_TOKEN) ? undefined : null;
      if (auth.kind === "literal") {
        const bare = auth.value.replace(/^Bearer ?/, "");
        // A token that nobody was given is one, unless it happens to be the run's own.
        if (bare === tokens.get(MAIN_TOKEN)) return null;
        return credential?.kind === "bearer" ? auth.value : bare;
      }
      const value = tokens.get(auth.name);
      if (value === undefined) return null;
      const edited = auth.edit === undefined ? value : edit(value, auth.edit);
      if (auth.edit !== undefined && edited === value) return null;
      if (credential?.kind === "header") return edited;
      const scheme = auth.scheme ?? "Bearer";
      return scheme === "" ? edited : `${scheme} ${edited}`;
    },
  };
}

function edit(token: string, how: TokenEdit): string {
  switch (how) {
    case "truncated":
      return token.length > 1 ? token.slice(0, -1) : token;
    case "followed":
      return `${token} a`;
    case "extended":
      return `${token}x`;
    case "first-changed":
      return (token.startsWith("a") ? "b" : "a") + token.slice(1);
    case "case-swapped":
      return [...token]
        .map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
        .join("");
  }
}
