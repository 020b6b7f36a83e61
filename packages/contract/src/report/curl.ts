import type { Case, CaseRequest } from "../cases/case.ts";
import { hidesSomething } from "./printable.ts";
import { type ShellCredential, shellCredentials } from "./shell-credentials.ts";

/** A body longer than this, with a long run of one character or with something unseen, is written by printf. */
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
  const presented = shellCredentials(request.auth, operation);
  const cookies = presented.filter((part) => part.in === "cookie").map(({ field, value }) => `${field}=${value}`);
  const given = new Set(Object.keys(request.headers).map((name) => name.toLowerCase()));
  for (const [name, value] of Object.entries(request.headers)) {
    const joined = name === "Cookie" && cookies.length > 0;
    parts.push(
      `-H ${quote(headerLine(name, joined ? `${value}; ` : value))}${joined ? `"${cookies.join("; ")}"` : ""}`,
    );
  }
  if (!given.has("user-agent")) parts.push("-H 'User-Agent:'");
  if (!given.has("accept")) parts.push("-H 'Accept:'");
  if (cookies.length > 0 && !given.has("cookie")) parts.push(`-H "Cookie: ${cookies.join("; ")}"`);
  for (const { in: place, field, value } of presented) {
    if (place === "header")
      parts.push(
        value.trim() === ""
          ? `-H ${quote(`${field};`)}`
          : `-H "${field}: ${value.trimEnd() === value ? value : value.trimEnd()}"`,
      );
  }
  if (request.body !== undefined) {
    if (!given.has("content-type")) parts.push("-H 'Content-Type:'");
    parts.push("-H 'Expect:'");
    if (request.chunked === true) parts.push("-H 'Transfer-Encoding: chunked'");
  }
  const url = urlOf(base + request.path, presented);
  if (request.body === undefined) return [...parts, url].join(" ");
  const inline = inlineBody(request.body);
  if (inline !== undefined) return [...parts, `--data-raw ${quote(inline)}`, url].join(" ");
  return `${printfOf(request)} | ${[...parts, "--data-binary @-", url].join(" ")}`;
}

/** The address, with what identifies the caller in its query. */
function urlOf(address: string, presented: readonly ShellCredential[]): string {
  const inQuery = presented.filter((part) => part.in === "query");
  if (inQuery.length === 0) return quote(address);
  const separator = address.includes("?") ? "&" : "?";
  const fields = inQuery.map(({ field, value }) => `${encodeURIComponent(field)}=${value}`).join("&");
  return `${quote(address + separator)}"${fields}"`;
}

const headerLine = (name: string, value: string): string => (value === "" ? `${name};` : `${name}: ${value}`);

/** A body that a shell can hold as it is. */
function inlineBody(body: Uint8Array): string | undefined {
  if (body.byteLength > MAX_INLINE_BYTES) return undefined;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
  return hidesSomething(text) || runs(text).some(({ count }) => count >= LONG_RUN) ? undefined : text;
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
  // What cannot be seen stands as its bytes, so that a command is one line and nothing in it deceives.
  if (!hidesSomething(character)) return character;
  return [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
