import type { Logger } from "../log/logger.ts";
import { reachedAt } from "../shell/lan-addresses.ts";
import type { MockServer } from "../start-mock-server.ts";
import type { Options } from "./options.ts";

/** Prints the ready line, says what to trust, and warns where others can reach the server. */
export function announce(server: MockServer, logger: Logger, { host, httpsCert }: Options): void {
  process.stdout.write(`emchat-mock ready on ${server.url}\n`);
  if (server.certificate !== undefined && httpsCert === undefined)
    logger.event("info", trustOf(server.certificate.file));
  const addresses = reachedAt(server.url, server.host);
  const wild = host === "0.0.0.0" || host === "::";
  if (!wild && addresses.length === 0) return;
  const known = wild ? addresses.join(", ") : "";
  logger.event(
    "warn",
    `listening on ${host}${known === "" ? "" : ` (${known})`}: everybody who reaches this address can read and change the mock`,
  );
}

/** How callers come to trust the certificate of this machine. */
function trustOf(file: string | undefined): string {
  if (file === undefined)
    return "the certificate is of this start only, as it could not be kept: name one with --https-cert and --https-key";
  return `the certificate is ${file}: curl --cacert FILE, NODE_EXTRA_CA_CERTS=FILE for Node, or add it to the trusted ones of a browser or phone; its key beside it is for nobody else`;
}
