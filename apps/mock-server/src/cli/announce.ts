import { isIPv6 } from "node:net";
import { networkInterfaces } from "node:os";
import { isLoopback } from "../config/access.ts";
import type { Logger } from "../log/logger.ts";
import type { MockServer } from "../start-mock-server.ts";
import type { Options } from "./options.ts";

/** Prints the ready line, and warns where others can reach the server. */
export function announce(server: MockServer, logger: Logger, { host }: Options): void {
  process.stdout.write(`emchat-mock ready on ${server.url}\n`);
  if (host === undefined || isLoopback(isIPv6(host) ? `[${host}]` : host)) return;
  const known = addressesOf(server).join(", ");
  logger.event(
    "warn",
    `listening on ${host}${known === "" ? "" : ` (${known})`}: everybody who reaches this address can read and change the mock`,
  );
}

/** Where a server that listens on every address is reached from other machines. */
export function addressesOf({ host, port }: MockServer): readonly string[] {
  if (host !== "0.0.0.0" && host !== "::") return [];
  return Object.values(networkInterfaces())
    .flat()
    .filter((address) => address?.family === "IPv4" && !address.internal)
    .map((address) => `http://${address?.address}:${port}`);
}
