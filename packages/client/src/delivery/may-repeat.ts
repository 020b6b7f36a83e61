import type { EmchatError } from "../errors/emchat-error.ts";

/** How deep a `cause` chain is followed. */
const CAUSES = 5;

// What Node (libuv, undici, OpenSSL) and Bun call a connection that was never made. An address that became unreachable counts
// only while connecting: an open connection can end by it, too.
const NEVER_CONNECTED = /ECONNREFUSED|_CONNECT_|CERT|ConnectionRefused|OpenSocket|:(connect|getaddrinfo)$/;
// What Deno says; the blank before it cannot come from an address in the message.
const DENO_NEVER_CONNECTED = " client error (Connect)";

/** Whether a failed `fetch` failed before there was a connection, so that the request surely never left. */
export function neverConnected(error: unknown): boolean {
  let link = error;
  for (let depth = 0; depth < CAUSES && link instanceof Error; depth += 1) {
    const { code, syscall, message, cause } = link as Error & { readonly code?: unknown; readonly syscall?: unknown };
    if (NEVER_CONNECTED.test(`${code}:${syscall}`) || message.includes(DENO_NEVER_CONNECTED)) return true;
    link = cause;
  }
  return false;
}

/**
 * Whether a failed request may go out again. A GET may, after anything that can pass. A POST may only when it surely was
 * not processed: it never left; 429; 503 with the service's own envelope, which is written before any work is done.
 */
export function mayRepeat({ kind, outcome, status, code }: EmchatError, method: string): boolean {
  if (kind === "rateLimited") return true;
  if (method === "GET") return /server|connection|timeout/.test(kind);
  return (kind === "connection" && outcome === "not-sent") || (status === 503 && code !== undefined);
}
