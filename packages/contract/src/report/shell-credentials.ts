import { type Auth, MAIN_TOKEN, type TokenEdit } from "../cases/case.ts";
import type { Credential, CredentialPart, Operation } from "../spec/operation.ts";

/** What identifies a caller, as a shell writes it: `value` stands between double quotes, its secrets as variables. */
export interface ShellCredential {
  readonly in: "header" | "query" | "cookie";
  readonly field: string;
  readonly value: string;
}

/** The same as the kit presents, with `$EMCHAT_TOKEN` where the kit has the secret. */
export function shellCredentials(auth: Auth, { credential, security }: Operation): readonly ShellCredential[] {
  if (auth.kind === "none") return [];
  if (auth.kind === "misplaced") {
    const basic = (text: string) => `$(printf %s "${text}" | base64 | tr -d '\\n')`;
    const value = auth.value
      .replaceAll("{token}", () => "$EMCHAT_TOKEN")
      .replaceAll("{as-user}", () => basic("$EMCHAT_TOKEN:"))
      .replaceAll("{as-password}", () => basic("a:$EMCHAT_TOKEN"));
    return [{ in: "header", field: auth.header, value }];
  }
  if (auth.kind === "misplaced-query") return [{ in: "query", field: auth.field, value: "$EMCHAT_TOKEN" }];
  if (auth.kind === "alternative") {
    const other = security.alternatives[auth.index];
    const edit = auth.secret === "unknown" ? "unknown" : undefined;
    return (other?.parts ?? []).map((part, at) =>
      placed(part, written(part, edited(variableOf(part, at, MAIN_TOKEN), edit))),
    );
  }
  if (credential === undefined) return [];
  if (auth.kind === "lacking") return plainParts(credential, auth.part);
  const at = auth.part ?? 0;
  const part = credential.parts[at];
  if (part === undefined) return [];
  return [...ownPart(auth, part, at).map((value) => placed(part, value)), ...plainParts(credential, at)];
}

function ownPart(
  auth: Extract<Auth, { kind: "literal" | "token" }>,
  part: CredentialPart,
  at: number,
): readonly string[] {
  if (auth.kind === "literal") {
    const bare = auth.value.replace(/^Bearer ?/, "");
    const plain = part.kind === "key" ? bare : auth.value;
    const made = part.kind === "basic" && auth.value.startsWith("Bearer ") && bare !== "YWRtaW46YWRtaW4=";
    return [made ? `Basic ${Buffer.from(`${bare}:`).toString("base64")}` : plain];
  }
  const variable = variableOf(part, at, auth.name);
  const value = written(part, edited(variable, auth.edit), auth.scheme);
  return auth.repeated === true ? [written(part, edited(variable, "unknown")), value] : [value];
}

const plainParts = (credential: Credential, but: number): ShellCredential[] =>
  credential.parts.flatMap((part, at) =>
    at === but ? [] : [placed(part, written(part, edited(variableOf(part, at, MAIN_TOKEN), undefined)))],
  );

const placed = (part: CredentialPart, value: string): ShellCredential => ({ in: part.in, field: part.field, value });

const upper = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");

/** The token of the run, a token of the profile, or the secret of one more scheme where it has one of its own. */
function variableOf(part: CredentialPart, at: number, name: string): string {
  if (name !== MAIN_TOKEN) return `EMCHAT_TOKEN_${upper(name)}`;
  return at === 0 ? "EMCHAT_TOKEN" : `EMCHAT_TOKEN_${upper(part.scheme)}:-$EMCHAT_TOKEN`;
}

function edited(variable: string, edit: TokenEdit | undefined): string {
  const whole = variable.includes(":") ? `\${${variable}}` : `$${variable}`;
  const piped = (command: string) => `$(printf %s "${whole}" | ${command})`;
  switch (edit) {
    case undefined:
      return whole;
    case "truncated":
      return piped("sed 's/.$//'");
    case "extended":
      return `\${${variable}}x`;
    case "padded":
      return `\${${variable}}=`;
    case "with-parameter":
      return `\${${variable}};a=b`;
    case "listed":
      return `\${${variable}},a`;
    case "followed":
      return `\${${variable}} a`;
    case "quoted":
      return `\\"${whole}\\"`;
    case "escaped":
      return `%${piped("cut -c1 | tr -d '\\n' | od -An -tx1 | tr -d ' \\n'")}${piped("cut -c2-")}`;
    case "first-changed":
      return piped("sed 's/^[^a]/a/;t;s/^a/b/'");
    case "last-changed":
      return piped("sed 's/[^a]$/a/;t;s/a$/b/'");
    case "case-swapped":
      return piped("tr 'a-zA-Z' 'A-Za-z'");
    case "unknown":
      return `${piped("cut -c1-4")}${piped("cut -c5- | tr 'AB-Za-z70-689' 'B[A*51]8[7*9]'")}${piped("sed 's/^.\\{1,4\\}$/-unknown/;t;s/.*//'")}`;
  }
}

/** A secret as its scheme writes it. */
function written(part: CredentialPart, secret: string, scheme?: string): string {
  if (part.kind === "key") return secret;
  const value = part.kind === "basic" ? `$(printf %s "${secret}" | sed '/:/!s/$/:/' | base64 | tr -d '\\n')` : secret;
  const word = scheme ?? (part.kind === "basic" ? "Basic" : "Bearer");
  if (word.endsWith("+")) return word.slice(0, -1) + value;
  return word === "" ? value : `${word} ${value}`;
}
