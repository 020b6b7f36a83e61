import { type Auth, MAIN_TOKEN, type TokenEdit } from "../cases/case.ts";
import type { Profile } from "../profile/profile.ts";
import { onceFor } from "../spec/once-for.ts";
import type { Credential, CredentialPart, Operation } from "../spec/operation.ts";
import { HIDDEN } from "./secrets.ts";

/** What identifies a caller, written out: where each secret stands and as what. */
export interface Presented {
  readonly in: "header" | "query" | "cookie";
  readonly field: string;
  readonly value: string;
}

/** The secrets of a run, by name, kept away from everything that is printed. */
export interface Credentials {
  /** What a request is to carry, or undefined when its secret does not exist or has no such variant. */
  present(auth: Auth, operation: Operation): readonly Presented[] | undefined;
  /** What is presented, for people: a placeholder where the secret is, or what was made of it. */
  hide(value: string, auth: Auth): string;
  /** Every secret, for the scrubber. */
  readonly values: readonly string[];
}

export function createCredentials(token: string | undefined, profile: Profile): Credentials {
  const tokens = new Map<string, string>(profile.tokens.map((entry) => [entry.name, entry.token]));
  if (token !== undefined) tokens.set(MAIN_TOKEN, token);
  const secretOf = (part: CredentialPart, name: string): string | undefined =>
    name === MAIN_TOKEN ? (profile.credentials[part.scheme] ?? token) : tokens.get(name);
  const values = [...new Set([...tokens.values(), ...Object.values(profile.credentials)])];

  const whole = (credential: Credential, but?: number): Presented[] | undefined => {
    const found: Presented[] = [];
    for (const [index, part] of credential.parts.entries()) {
      if (index === but) continue;
      const secret = secretOf(part, MAIN_TOKEN);
      if (secret === undefined) return undefined;
      found.push(placed(part, written(part, secret)));
    }
    return found;
  };
  const withPart = (credential: Credential, at: number, value: string | readonly string[]): Presented[] | undefined => {
    const others = whole(credential, at);
    const part = credential.parts[at];
    if (others === undefined || part === undefined) return undefined;
    return [...[value].flat().map((one) => placed(part, one)), ...others];
  };

  return {
    values,
    hide(value, auth) {
      const forms = values.flatMap((secret) => [secret, encoded(secret), asPassword(secret)]);
      const hidden = forms.reduce((text, form) => text.replaceAll(form, HIDDEN), value);
      if (hidden !== value || auth.kind === "literal") return hidden;
      const [scheme = "", rest] = value.split(" ");
      const made = auth.kind === "token" && auth.edit !== undefined ? `${HIDDEN}-${auth.edit}` : `${HIDDEN}-unknown`;
      return rest !== undefined && /^[A-Za-z:]+$/.test(scheme) ? `${scheme} ${made}` : made;
    },
    present: onceFor((auth: Auth, operation: Operation) => {
      const { credential } = operation;
      if (auth.kind === "none") return [];
      if (auth.kind === "misplaced" || auth.kind === "misplaced-query") {
        const main = credential?.parts[0];
        const secret = main === undefined ? token : secretOf(main, MAIN_TOKEN);
        if (secret === undefined) return undefined;
        return auth.kind === "misplaced"
          ? [{ in: "header", field: auth.header, value: filledIn(auth.value, secret) }]
          : [{ in: "query", field: auth.field, value: secret }];
      }
      if (credential === undefined) return undefined;
      if (auth.kind === "lacking") return whole(credential, auth.part);
      if (auth.kind === "alternative") {
        const other = operation.security.alternatives[auth.index];
        if (other === undefined) return undefined;
        if (auth.secret === "given") return whole(other);
        return other.parts.map((part) =>
          placed(part, written(part, edit(secretOf(part, MAIN_TOKEN) ?? "unknown:unknown", "unknown"))),
        );
      }
      const at = auth.part ?? 0;
      const part = credential.parts[at];
      if (part === undefined) return undefined;
      if (auth.kind === "literal") {
        const bare = auth.value.replace(/^Bearer ?/, "");
        // A token that nobody was given is one, unless it happens to be the run's own.
        if (bare === secretOf(part, MAIN_TOKEN)) return undefined;
        if (part.kind === "basic" && auth.value.startsWith("Bearer ") && bare !== "YWRtaW46YWRtaW4=")
          return withPart(credential, at, written(part, bare));
        return withPart(credential, at, part.kind === "key" ? bare : auth.value);
      }
      const secret = secretOf(part, auth.name);
      if (secret === undefined) return undefined;
      const edited = auth.edit === undefined ? secret : edit(secret, auth.edit);
      if (auth.edit !== undefined && edited === secret) return undefined;
      const value = written(part, edited, auth.scheme);
      return withPart(credential, at, auth.repeated === true ? [written(part, edit(secret, "unknown")), value] : value);
    }),
  };
}

/** A text with a secret where it says so. */
const filledIn = (text: string, secret: string): string =>
  text
    .replaceAll("{token}", () => secret)
    .replaceAll("{as-user}", () => encoded(`${secret}:`))
    .replaceAll("{as-password}", () => asPassword(secret));

const asPassword = (secret: string): string => encoded(`a:${secret}`);

/** A name and a password as basic authentication writes them; a key alone is a name without a password. */
const encoded = (secret: string): string =>
  Buffer.from(secret.includes(":") ? secret : `${secret}:`).toString("base64");

const placed = (part: CredentialPart, value: string): Presented => ({ in: part.in, field: part.field, value });

/** A secret as its scheme writes it. A scheme that ends in `+` is glued to it. */
function written(part: CredentialPart, secret: string, scheme?: string): string {
  if (part.kind === "key") return secret;
  const value = part.kind === "basic" ? encoded(secret) : secret;
  const word = scheme ?? (part.kind === "basic" ? "Basic" : "Bearer");
  if (word.endsWith("+")) return word.slice(0, -1) + value;
  return word === "" ? value : `${word} ${value}`;
}

function edit(token: string, how: TokenEdit): string {
  switch (how) {
    case "truncated":
      return token.length > 1 ? token.slice(0, -1) : token;
    case "followed":
      return `${token} a`;
    case "quoted":
      return `"${token}"`;
    case "escaped":
      return `%${token.charCodeAt(0).toString(16)}${token.slice(1)}`;
    case "padded":
      return `${token}=`;
    case "with-parameter":
      return `${token};a=b`;
    case "listed":
      return `${token},a`;
    case "extended":
      return `${token}x`;
    case "first-changed":
      return (token.startsWith("a") ? "b" : "a") + token.slice(1);
    case "last-changed":
      return token.slice(0, -1) + (token.endsWith("a") ? "b" : "a");
    case "unknown":
      return (
        token.slice(0, 4) +
        token
          .slice(4)
          .replaceAll(/[A-Za-z]/g, (letter) => (letter === "A" ? "B" : "A"))
          .replaceAll(/[0-9]/g, (digit) => (digit === "7" ? "8" : "7")) +
        (token.length <= 4 ? "-unknown" : "")
      );
    case "case-swapped":
      return [...token]
        .map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
        .join("");
  }
}
