import { createRequire } from "node:module";
import { ContractSetupError } from "../errors.ts";
import { oneLine } from "../report/printable.ts";
import { HIDDEN } from "../run/secrets.ts";
import { checksCommand } from "./checks-command.ts";
import { HELP } from "./help.ts";
import { EXIT, type Io } from "./io.ts";

/** Runs a command line and gives its exit code. Commands are loaded when they are called. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [command, ...rest] = argv;
  try {
    switch (command) {
      case "run":
        return await (await import("./run-command.ts")).runCommand(rest, io);
      case "parity":
        return await (await import("./parity-command.ts")).parityCommand(rest, io);
      case "replay":
        return await (await import("./replay-command.ts")).replayCommand(rest, io);
      case "diff":
        return await (await import("../diff/command.ts")).runDiff(rest, io);
      case "checks":
        return checksCommand(io);
      case "--version":
      case "-V":
        io.stdout(`${version()}\n`);
        return EXIT.kept;
      case "--help":
      case "-h":
      case "help":
        io.stdout(HELP["main"] ?? "");
        return EXIT.kept;
      default:
        io.stderr(
          command === undefined
            ? (HELP["main"] ?? "")
            : `there is no command ${JSON.stringify(command)}. "emchat-contract --help" shows them.\n`,
        );
        return EXIT.notRun;
    }
  } catch (error) {
    io.stderr(`${withoutSecrets(explain(error), rest, io)}\n`);
    return EXIT.notRun;
  }
}

/** What went wrong; of a fault of the kit itself the trace as well. */
function explain(error: unknown): string {
  if (error instanceof ContractSetupError) return `emchat-contract: ${oneLine(error.message)}\n  ${error.help}`;
  return `emchat-contract failed, which is a fault of its own: ${error instanceof Error ? error.stack : String(error)}`;
}

function version(): string {
  const require = createRequire(import.meta.url);
  const { version: found } = require("@emchat/contract/package.json") as { readonly version: string };
  return found;
}

/** A token of the command line or the environment as a word by itself, whatever command it was meant for. */
function withoutSecrets(text: string, argv: readonly string[], io: Io): string {
  const found = argv.flatMap((argument, index) => {
    const inline = /^--(?:left-|right-)?token=(.+)$/s.exec(argument)?.[1];
    if (inline !== undefined) return [inline];
    return /^--(?:left-|right-)?token$/.test(argv[index - 1] ?? "") ? [argument] : [];
  });
  const named = Object.entries(io.env).flatMap(([name, value]) =>
    /^EMCHAT_.*TOKEN/.test(name) && value ? [value] : [],
  );
  return [...found, ...named].reduce((rest, secret) => rest.replaceAll(shapeOf(secret), () => HIDDEN), text);
}

/** A secret that is shorter may be part of one of the kit's own words: it is looked for as a word by itself. */
const SURE_LENGTH = 12;

function shapeOf(secret: string): RegExp | string {
  if (secret.length >= SURE_LENGTH) return secret;
  const written = secret.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}_-])${written}(?![\\p{L}\\p{N}_-])`, "gu");
}
