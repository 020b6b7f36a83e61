import { type Call, TOKEN_VARIABLE } from "./call.ts";
import { canBePasted, shellQuote } from "./shell-quote.ts";

/** The call as a command line for any POSIX shell; what cannot be pasted safely goes through base64. */
export function curlOf(call: Call): string {
  const { method, url, headers, body, tokenScheme } = call;
  const parts: string[] = [];
  if (method === "HEAD") parts.push("--head");
  else if (method !== (body === undefined ? "GET" : "POST")) parts.push(`-X ${shellQuote(method)}`);
  if (/[[\]{}]/.test(url)) parts.push("--globoff");
  if (/\/\.{1,2}(\/|\?|$)/.test(url)) parts.push("--path-as-is");
  parts.push(shellQuote(url));
  if (tokenScheme !== undefined) {
    parts.push(`-H "Authorization: ${tokenScheme === "" ? "" : `${tokenScheme} `}\${${TOKEN_VARIABLE}:-any}"`);
  }
  for (const { name, value } of headers)
    parts.push(`-H ${shellQuote(value === "" ? `${name};` : `${name}: ${value}`)}`);
  if (body !== undefined && !headers.some(({ name }) => name === "content-type")) parts.push("-H 'content-type:'");
  if (body === undefined) return `curl ${parts.join(" \\\n  ")}`;
  if (body.encoding === "utf-8" && canBePasted(body.text)) {
    parts.push(`--data-raw ${shellQuote(body.text)}`);
    return `curl ${parts.join(" \\\n  ")}`;
  }
  const encoded = body.encoding === "base64" ? body.text : toBase64(body.text);
  return `printf %s '${encoded}' | base64 -d |\n  curl ${[...parts, "--data-binary @-"].join(" \\\n  ")}`;
}

function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
