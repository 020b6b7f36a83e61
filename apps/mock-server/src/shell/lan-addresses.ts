import { isIPv6 } from "node:net";
import { networkInterfaces } from "node:os";
import { isLoopback } from "../config/access.ts";

/** The addresses that other machines of the local network know this one by. */
export function lanAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
}

/** Where other machines reach a server that listens at `url` on `host`; nowhere while that is a loopback. */
export function reachedAt(url: string, host: string): readonly string[] {
  if (host !== "0.0.0.0" && host !== "::") return isLoopback(isIPv6(host) ? `[${host}]` : host) ? [] : [url];
  const { protocol, port } = new URL(url);
  // The port that a scheme has by itself is not in a `URL`.
  return lanAddresses().map((address) => `${protocol}//${address}${port === "" ? "" : `:${port}`}`);
}
