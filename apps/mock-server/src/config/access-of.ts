import { isIP } from "node:net";
import { type Access, readHostName, readOrigin } from "./access.ts";
import type { MockConfig } from "./mock-config.ts";

/** Who may use the control API: what the configuration says, or, above it, the command line. @throws TypeError */
export function accessOf(
  config: Pick<MockConfig, "allowedHosts" | "allowedOrigins">,
  options: {
    readonly host?: string | undefined;
    readonly allowedHosts?: readonly string[] | undefined;
    readonly allowedOrigins?: readonly string[] | undefined;
  },
): Access {
  // The name that the server listens on is its own.
  const own = options.host !== undefined && isIP(options.host) === 0 ? [options.host] : [];
  return {
    hosts: [...own, ...(options.allowedHosts ?? config.allowedHosts ?? [])].map(readHostName),
    origins: (options.allowedOrigins ?? config.allowedOrigins ?? []).map(readOrigin),
  };
}
