import { isIP, isIPv4 } from "node:net";

/** Who may use the control API beyond programs and the mock's own pages. */
export interface Access {
  /** Host names beside addresses, `localhost` and names below it; one that begins with a dot stands for all names below it. */
  readonly hosts: readonly string[];
  /** Origins whose pages may read and change the mock: `http://localhost:6006`. */
  readonly origins: readonly string[];
}

const NAME = /^\.?[a-z0-9_](?:[a-z0-9_.-]{0,252})$/;

/** A host name as `Access` takes it. @throws TypeError saying what is wrong */
export function readHostName(text: string): string {
  const name = text.trim().toLowerCase();
  if (NAME.test(name)) return name;
  throw new TypeError(
    `${JSON.stringify(text)} is no host name: write it without scheme and port, such as mock.test or .mock.test`,
  );
}

/** What to listen on: an address, in brackets or not, or a name. @throws TypeError saying what is wrong */
export function readListenHost(text: string): string {
  const given = text.trim().toLowerCase();
  const bare = /^\[([0-9a-f:.]+)\]$/.exec(given)?.[1] ?? given;
  if (isIP(bare) !== 0 || (NAME.test(bare) && !bare.startsWith("."))) return bare;
  throw new TypeError(
    `${JSON.stringify(text)} is no address to listen on: write it without scheme and port, such as 127.0.0.1, ::1 or localhost`,
  );
}

/** An origin as `Access` takes it. @throws TypeError saying what is wrong */
export function readOrigin(text: string): string {
  const given = text.trim().toLowerCase().replace(/\/$/, "");
  if (/^https?:\/\/[^*]+$/.test(given) && URL.parse(given)?.origin === given) return given;
  throw new TypeError(
    `${JSON.stringify(text)} is no origin: name each one with scheme and port and without a path, such as http://localhost:6006`,
  );
}

/**
 * Whether a `Host` names this server. A page can reach the loopback by a host name of its own (DNS rebinding), but not by an
 * address: so addresses, `localhost` and what the operator named are taken, whatever the server listens on.
 */
export function isOwnHost(host: string, { hosts }: Access): boolean {
  const name = hostName(host);
  if (name === undefined) return false;
  if (isIP(name) !== 0 || name === "localhost" || name.endsWith(".localhost")) return true;
  return hosts.some((allowed) => (allowed.startsWith(".") ? name.endsWith(allowed) : name === allowed));
}

/** Whether a `Host` is an address or a name of this machine's own, which browsers trust without TLS. */
export function isLoopback(host: string): boolean {
  const name = hostName(host) ?? "";
  if (name === "localhost" || name.endsWith(".localhost") || name === "::1") return true;
  return isIPv4(name) && name.startsWith("127.");
}

/** The name in a `Host` header, without port, brackets and the dot at the end. */
function hostName(host: string): string | undefined {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([^[\]:/@\s]+))(?::[0-9]{1,5})?$/i.exec(host);
  return (parts?.[1] ?? parts?.[2])?.toLowerCase().replace(/\.$/, "");
}
