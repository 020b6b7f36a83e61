import { COMMANDS, type CommandDefinition, type CommandName } from "./usage.ts";

const HEAD = `emchat-campaign: one message to very many, by any number of senders, any of them killed at any time.

  emchat-campaign run targets.csv --message "hello {{first_name}}"
`;

const EXITS = `Exit codes: 0 done; 1 failed; 2 cannot be done as asked, nothing was sent; 3 through, and some targets are unknown,
rejected or not sent.
`;

/** The help of the program, or of one of its commands. */
export function helpFor(command: CommandName | undefined): string {
  if (command) return commandHelp(command);
  const width = Math.max(
    ...Object.entries(COMMANDS).map(([name, { arguments: args }]) => [name, ...args].join(" ").length),
  );
  const lines = Object.entries(COMMANDS).map(
    ([name, definition]) => `  ${[name, ...definition.arguments].join(" ").padEnd(width)}  ${definition.summary}`,
  );
  return `${HEAD}\n${lines.join("\n")}\n\n  emchat-campaign COMMAND --help\n  emchat-campaign --version\n\n${EXITS}`;
}

function commandHelp(command: CommandName): string {
  const { summary, arguments: args, options }: CommandDefinition = COMMANDS[command];
  const flags = Object.entries(options).map(
    ([name, { value, summary: about }]) => [`--${name}${value ? ` ${value}` : ""}`, about] as const,
  );
  const width = Math.max(...flags.map(([flag]) => flag.length));
  const lines = flags.map(([flag, about]) => `  ${flag.padEnd(width)}  ${about}`);
  return `emchat-campaign ${[command, ...args].join(" ")}: ${summary}\n\n${lines.join("\n")}\n`;
}
