import { COMMANDS, type Command } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/** How many operands a command takes; `exec` takes a command with its own. */
const MOST_OPERANDS: Readonly<Partial<Record<Command, number>>> = {
  start: 0,
  check: 1,
  proxy: 0,
  ready: 0,
  export: 0,
  import: 1,
};

/** @throws UsageError for what a command would leave unread */
export function refuseOperands(command: Command, operands: readonly string[]): void {
  const most = MOST_OPERANDS[command] ?? Number.POSITIVE_INFINITY;
  const extra = operands[most];
  if (extra === undefined) return;
  if (command === "start") throw new UsageError(`${extra} is no command; commands are ${COMMANDS.join(", ")}`);
  const taken = most === 0 ? "takes options only" : "takes one file";
  throw new UsageError(`${command} ${taken}, and not ${extra}; see emchat-mock --help`);
}
