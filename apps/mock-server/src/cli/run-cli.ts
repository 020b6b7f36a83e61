import { FaultSyntaxError } from "@emchat/emulator";
import { ConfigError } from "../config/config-error.ts";
import { packageVersion } from "../package-version.ts";
import { SpecError } from "../spec/spec-error.ts";
import { checkCommand } from "./check-command.ts";
import { execCommand } from "./exec-command.ts";
import { exportCommand, importCommand } from "./export-command.ts";
import { helpText } from "./help.ts";
import { type Command, type Options, readOptions } from "./options.ts";
import { proxyCommand } from "./proxy-command.ts";
import { readyCommand } from "./ready-command.ts";
import { startCommand } from "./start-command.ts";
import { UsageError } from "./usage-error.ts";

const commands: Readonly<Record<Command, (options: Options) => Promise<number>>> = {
  start: startCommand,
  exec: execCommand,
  check: checkCommand,
  proxy: proxyCommand,
  ready: readyCommand,
  export: exportCommand,
  import: importCommand,
};

/** Runs a command line. Returns the exit code. */
export async function runCli(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  try {
    const options = readOptions(args, environment);
    if (options.version) process.stdout.write(`${packageVersion}\n`);
    else if (options.help) process.stdout.write(helpText());
    else return await commands[options.command](options);
    return 0;
  } catch (error) {
    process.stderr.write(
      `emchat-mock: ${isExplained(error) ? `${error.message}\n  ${error.help}` : defectOf(error)}\n`,
    );
    return 2;
  }
}

/** What the user can mend; the message says how. */
function isExplained(error: unknown): error is Error & { help: string } {
  return [UsageError, ConfigError, FaultSyntaxError, SpecError].some((kind) => error instanceof kind);
}

function defectOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
