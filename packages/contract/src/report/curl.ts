import type { Auth, Case, CaseRequest } from "../cases/case.ts";
import { MAIN_TOKEN } from "../cases/case.ts";

/** A body longer than this, or with a long run of one character, is written by printf instead of on the command line. */
const MAX_INLINE_BYTES = 2_000;

/** A run of one character from this length on is written as a repetition. */
const LONG_RUN = 100;

/**
 * The curl command that sends a case again, byte for byte. Tokens stand in it as shell variables: `$EMCHAT_TOKEN`, and
 * `$EMCHAT_TOKEN_NAME` for those of the profile.
 *
 * @example
 * ```ts
 * import { curlOf, loadSpec, planRun, STRICT_PROFILE } from "@emchat/contract";
 *
 * const plan = planRun({ spec: await loadSpec(), profile: STRICT_PROFILE, parameters: {}, cases: 0, seed: 1 });
 * for (const one of plan.cases) console.log(curlOf(one, "http://127.0.0.1:4010"));
 * ```
 */
export function curlOf(one: Case, target: string): string {
  const { request, operation } = one;
  const base = target.replace(/\/+$/, "");
  const parts = ["curl -sS -i -g --path-as-is"];
  if (request.method === "HEAD") parts.push("--head");
  else parts.push(`-X ${request.method}`);
  const given = new Set(Object.keys(request.headers).map((name) => name.toLowerCase()));
  for (const [name, value] of Object.entries(request.headers)) parts.push(`-H ${quote(headerLine(name, value))}`);
  if (!given.has("user-agent")) parts.push("-H 'User-Agent:'");
  if (!given.has("accept")) parts.push("-H 'Accept:'");
  const identification = identificationOf(
    request.auth,
    operation.credential?.header ?? "Authorization",
    operation.credential?.kind,
  );
  if (identification !== undefined) parts.push(`-H ${identification}`);
  if (request.body !== undefined) {
    if (!given.has("content-type")) parts.push("-H 'Content-Type:'");
    parts.push("-H 'Expect:'");
    if (request.chunked === true) parts.push("-H 'Transfer-Encoding: chunked'");
  }
  const url = quote(base + request.path);
  if (request.body === undefined) return [...parts, url].join(" ");
  const inline = inlineBody(request.body);
  if (inline !== undefined) return [...parts, `--data-raw ${quote(inline)}`, url].join(" ");
  return `${printfOf(request)} | ${[...parts, "--data-binary @-", url].join(" ")}`;
}

const headerLine = (name: string, value: string): string => (value === "" ? `${name};` : `${name}: ${value}`);

function identificationOf(auth: Auth, header: string, kind: "bearer" | "header" | undefined): string | undefined {
  if (auth.kind === "none") return undefined;
  if (auth.kind === "misplaced") return `"${auth.header}: ${auth.value.replace("{token}", "$EMCHAT_TOKEN")}"`;
  if (auth.kind === "literal") {
    const value = kind === "header" ? auth.value.replace(/^Bearer ?/, "") : auth.value;
    return quote(headerLine(header, value.trim() === "" ? "" : value));
  }
  const variable =
    auth.name === MAIN_TOKEN ? "EMCHAT_TOKEN" : `EMCHAT_TOKEN_${auth.name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
  const value = {
    none: `$${variable}`,
    truncated: `\${${variable}%?}`,
    extended: `\${${variable}}x`,
    followed: `\${${variable}} a`,
    "first-changed": `$(printf %s "$${variable}" | sed 's/^[^a]/a/;t;s/^a/b/')`,
    "case-swapped": `$(printf %s "$${variable}" | tr 'a-zA-Z' 'A-Za-z')`,
  }[auth.edit ?? "none"];
  const scheme = kind === "header" ? "" : (auth.scheme ?? "Bearer");
  return `"${header}: ${scheme === "" ? "" : `${scheme} `}${value}"`;
}

/** A body that a shell can hold as it is. */
function inlineBody(body: Uint8Array): string | undefined {
  if (body.byteLength > MAX_INLINE_BYTES) return undefined;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
  return text.includes("\u0000") || runs(text).some(({ count }) => count >= LONG_RUN) ? undefined : text;
}

/** Writes a body by printf: long runs as repetitions, bytes that are no text in octal. */
function printfOf(request: CaseRequest): string {
  const body = request.body ?? new Uint8Array();
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return `printf '${[...body].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("")}'`;
  }
  const commands: string[] = [];
  let plain = "";
  const flush = () => {
    if (plain !== "") commands.push(`printf '${plain}'`);
    plain = "";
  };
  for (const { character, count } of runs(text)) {
    if (count >= LONG_RUN) {
      flush();
      commands.push(`printf '${printfText(character)}%.0s' $(seq ${count})`);
    } else plain += printfText(character).repeat(count);
  }
  flush();
  return commands.length === 1 ? (commands[0] ?? "true") : `{ ${commands.join("; ")}; }`;
}

function runs(text: string): { character: string; count: number }[] {
  const found: { character: string; count: number }[] = [];
  for (const character of text) {
    const last = found.at(-1);
    if (last?.character === character) last.count += 1;
    else found.push({ character, count: 1 });
  }
  return found;
}

/** A character inside a format of printf inside single quotes. */
function printfText(character: string): string {
  if (character === "%") return "%%";
  if (character === "\\") return "\\\\";
  if (character === "'") return "'\\''";
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || code === 0x7f ? `\\${code.toString(8).padStart(3, "0")}` : character;
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
