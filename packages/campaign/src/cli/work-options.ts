import type { WorkOptions } from "../campaigns.ts";
import type { CommandLine } from "./read-command-line.ts";
import { readDuration } from "./read-duration.ts";
import { numberOf } from "./read-plan-options.ts";

/** How a sender works, from the options of `work` and `run`. It says so when store or service are away, and when they are back. */
export function workOptions(line: CommandLine): WorkOptions {
  const lease = line.text("lease");
  return {
    concurrency: numberOf(line, "concurrency"),
    leaseMs: lease === undefined ? undefined : readDuration("lease", lease),
    onStore: (error) => {
      const reason = error instanceof Error ? error.message || (error as { code?: string }).code : String(error);
      process.stderr.write(error === undefined ? "the store is back\n" : `the store is away, waiting: ${reason}\n`);
    },
    onService: (code) => {
      process.stderr.write(
        code === undefined ? "the service answers again\n" : `the service is away, waiting: ${code}\n`,
      );
    },
  };
}
