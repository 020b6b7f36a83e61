import { createRequire } from "node:module";
import { EmchatCampaignError } from "../campaign-error.ts";
import { helpFor } from "./help.ts";
import { readCommandLine } from "./read-command-line.ts";
import { COMMANDS, type CommandName, EXIT } from "./usage.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs a command line and gives its exit code. */
export async function main(argv: readonly string[], environment: Environment): Promise<number> {
  const [first] = argv;
  if (first === "--version") {
    process.stdout.write(`${version()}\n`);
    return EXIT.done;
  }
  if (first === undefined || argv.includes("--help") || argv.includes("-h") || first === "help") {
    const named = argv.find((word): word is CommandName => Object.hasOwn(COMMANDS, word));
    (first === undefined ? process.stderr : process.stdout).write(helpFor(named));
    return first === undefined ? EXIT.usage : EXIT.done;
  }
  try {
    const line = readCommandLine(argv);
    const { run } = await COMMAND_MODULES[line.command]();
    return await run(line, environment);
  } catch (error) {
    if (!(error instanceof EmchatCampaignError)) {
      process.stderr.write(`emchat-campaign: ${messageOf(error)}\n`);
      const { isEmchatError } = await import("@emchat/client");
      return isEmchatError(error, "configuration") ? EXIT.usage : EXIT.failed;
    }
    process.stderr.write(`emchat-campaign: ${error.message}\n  ${error.help}\n`);
    return EXIT.usage;
  }
}

/** What a command's module has. */
type CommandModule = { run(line: ReturnType<typeof readCommandLine>, environment: Environment): Promise<number> };

const steer = (): Promise<CommandModule> => import("./steer-commands.ts");

/** Each command is loaded when it is called. */
const COMMAND_MODULES: Readonly<Record<CommandName, () => Promise<CommandModule>>> = {
  create: () => import("./create-command.ts"),
  work: () => import("./work-command.ts"),
  run: () => import("./run-command.ts"),
  status: () => import("./status-command.ts"),
  pause: steer,
  resume: steer,
  cancel: steer,
  purge: steer,
  report: () => import("./report-command.ts"),
  decide: () => import("./decide-command.ts"),
};

const version = (): string =>
  (createRequire(import.meta.url)("@emchat/campaign/package.json") as { version: string }).version;

/** The client's own errors say what an option lacks; of anything else, the message. */
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
