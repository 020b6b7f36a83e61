import { isError } from "./quote-cause.ts";

/** How deep a `cause` chain is followed. */
const CAUSES = 5;

// What Node (libuv, undici, OpenSSL) and Bun call a connection that was never made, or a request that was never begun. An address that
// became unreachable counts only while connecting: an open connection can end by it, too.
const CODES =
  /ECONNREFUSED|UND_ERR_(INVALID_ARG|NOT_SUPPORTED)|ERR_INVALID_URL|_CONNECT_|_PRX_|ConnectionRefused|OpenSocket|CERT|CRL|HOSTNAME|UNABLE_TO|INVALID_(CA|PURPOSE)|PATH_LENGTH|:(connect|getaddrinfo)$/;
// OpenSSL's reasons that end a handshake, and can end nothing else
const HANDSHAKE =
  /^ERR_SSL_.*(PROTOCOL_VERSION|WRONG_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS|HANDSHAKE_FAIL|UNRECOGNIZED_NAME|INSUFFICIENT_SEC|NO_SHARED_CIPHER|NO_CIPHERS|UNKNOWN_CA|NO_APPLICATION_PROTOCOL)/;
// Where there is only a message: Node's handshakes that were cut, undici's proxies that refuse CONNECT, the ports that `fetch` blocks, Deno.
const MESSAGES =
  /before secure TLS connection was established|^Proxy response \(\d+\) ?!== 200 when HTTP Tunneling|^bad port$| client error \(Connect\)/;

interface Trouble extends Error {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly errors?: unknown;
  readonly socket?: { readonly bytesWritten?: unknown };
}

/**
 * Whether a failed `fetch` failed before there was a connection, or before the connection had carried a byte, so that the request surely
 * never left. Whatever is not known here counts as sent.
 */
export function neverConnected(error: unknown, depth: number = CAUSES): boolean {
  if (!isError(error) || depth === 0) return false;
  const { code, syscall, message, errors, socket, cause } = error as Trouble;
  if (CODES.test(`${code}:${syscall}`) || HANDSHAKE.test(String(code)) || MESSAGES.test(message)) return true;
  // a host of several addresses has an error of each
  if (Array.isArray(errors) && errors.length > 0) return errors.every((each) => neverConnected(each, depth - 1));
  return socket?.bytesWritten === 0 || neverConnected(cause, depth - 1);
}
