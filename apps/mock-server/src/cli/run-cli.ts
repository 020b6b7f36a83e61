import { FaultSyntaxError } from "@emchat/emulator";
import { ConfigError } from "../config/config-error.ts";
import { packageVersion } from "../package-version.ts";
import { SpecError } from "../spec/spec-error.ts";
import { type Command, type Options, readOptions } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/** Each is loaded when it is called: nobody who asks for help waits for a server. */
const commands: Readonly<Record<Command, () => Promise<(options: Options) => Promise<number>>>> = {
  start: async () => (await import("./start-command.ts")).startCommand,
  exec: async () => (await import("./exec-command.ts")).execCommand,
  check: async () => (await import("./check-command.ts")).checkCommand,
  proxy: async () => (await import("./proxy-command.ts")).proxyCommand,
  ready: async () => (await import("./ready-command.ts")).readyCommand,
  export: async () => (await import("./export-command.ts")).exportCommand,
  import: async () => (await import("./export-command.ts")).importCommand,
};

/** Runs a command line. Returns the exit code. */
export async function runCli(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  try {
    const options = readOptions(args, environment);
    if (options.version) process.stdout.write(`${packageVersion}\n`);
    else if (options.help) process.stdout.write((await import("./help.ts")).helpText());
    else {
      const run = await commands[options.command]();
      return await run(options);
    }
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
