import { parseArgs } from "node:util";
import { EmchatCampaignError } from "../campaign-error.ts";
import { COMMANDS, type CommandDefinition, type CommandName } from "./usage.ts";

/** A command line that can be carried out. */
export interface CommandLine {
  readonly command: CommandName;
  /** Its arguments, in order. */
  readonly args: readonly string[];
  /** An option's text. */
  text(option: string): string | undefined;
  /** Whether a switch is on. */
  on(option: string): boolean;
}

/** @throws EmchatCampaignError that says what cannot be understood. */
export function readCommandLine([name, ...rest]: readonly string[]): CommandLine {
  if (name === undefined || !Object.hasOwn(COMMANDS, name)) {
    throw usage(`there is no command ${JSON.stringify(name ?? "")}: \`emchat-campaign --help\` shows them`);
  }
  const command = name as CommandName;
  const definition: CommandDefinition = COMMANDS[command];
  const { values, positionals } = parse(command, definition, rest);
  const most = definition.arguments.length;
  const least = definition.arguments.filter((argument) => !argument.startsWith("[")).length;
  if (positionals.length < least || positionals.length > most) {
    throw usage(
      `${command} takes ${definition.arguments.join(" ") || "no arguments"}, got ${positionals.length === 0 ? "none" : positionals.map((one) => JSON.stringify(one)).join(" ")}`,
    );
  }
  return {
    command,
    args: positionals,
    text: (option) => (typeof values[option] === "string" ? values[option] : undefined),
    on: (option) => values[option] === true,
  };
}

function parse(command: CommandName, { options }: CommandDefinition, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([option, { value }]) => [
          option,
          { type: value ? ("string" as const) : ("boolean" as const) },
        ]),
      ),
    });
  } catch (cause) {
    const [reason = ""] = (cause as Error).message.split(". ");
    throw usage(
      `${command}: ${reason.replace(/\.$/, "")}. \`emchat-campaign ${command} --help\` shows what it takes`,
      cause,
    );
  }
}

/** Says that the command line cannot be carried out. */
export const usage = (message: string, cause?: unknown): EmchatCampaignError =>
  new EmchatCampaignError("usage", message, cause === undefined ? undefined : { cause });
