import { tokenConfigOf } from "../control/tokens.ts";
import { parseFault } from "../faults/parse-fault.ts";
import type { SessionSeed } from "../sessions/session.ts";
import type { MockConfig } from "./mock-config.ts";

/** What a session grows from: the configuration, and above it what the command line says. */
export function seedOf(
  config: MockConfig,
  options: { readonly strict?: boolean | undefined; readonly faults?: readonly string[] | undefined },
): SessionSeed {
  const { apps, rate, serviceUrl, tokens = [], faults = [] } = config;
  // The budget of all sessions bounds the messages, where the file does not.
  const { messages, messageBytes = Number.MAX_SAFE_INTEGER, bodyBytes } = config.limits ?? {};
  return {
    emulator: {
      strict: options.strict ?? config.strict ?? false,
      apps,
      limits: { messages, messageBytes, bodyBytes },
      rate,
      serviceUrl,
      tokens: tokens.map(tokenConfigOf),
    },
    faults: [
      ...faults.map((fault) => ({
        input: typeof fault === "string" ? parseFault(fault) : fault,
        source: "config" as const,
      })),
      ...(options.faults ?? []).map((fault) => ({ input: parseFault(fault), source: "cli" as const })),
    ],
  };
}
