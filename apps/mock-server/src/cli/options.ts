import { parseArgs } from "node:util";
import { readHostName, readOrigin } from "../control/access.ts";
import { LOG_MODES, type LogMode } from "../log/logger.ts";
import { UsageError } from "./usage-error.ts";

/** The commands there are. */
export const COMMANDS = ["start", "exec", "check", "proxy", "ready"] as const;
export type Command = (typeof COMMANDS)[number];

/** An option as people see it. */
export interface OptionDefinition {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help; a switch has none. */
  readonly value?: string;
  readonly multiple?: boolean;
  readonly commands: readonly Command[];
  readonly summary: string;
}

const SERVING: readonly Command[] = ["start", "exec", "proxy"];

/** Every option. Its environment twin is `EMCHAT_MOCK_` and the name in capitals. */
export const OPTIONS: readonly OptionDefinition[] = [
  {
    name: "port",
    short: "p",
    value: "PORT",
    commands: ["start", "exec", "proxy", "ready"],
    summary: "the port; 0 takes a free one (default 4010; exec: 0)",
  },
  {
    name: "host",
    value: "ADDRESS",
    commands: ["start", "exec", "proxy", "ready"],
    summary: "the address to listen on (default: the loopback, 127.0.0.1 and ::1)",
  },
  {
    name: "allowed-hosts",
    value: "NAMES",
    multiple: true,
    commands: SERVING,
    summary: "host names for the control API beside addresses and localhost, by commas; .mock.test for all below it",
  },
  {
    name: "allowed-origins",
    value: "ORIGINS",
    multiple: true,
    commands: SERVING,
    summary: "pages that may use the control API, by commas, such as http://localhost:6006 (default: none)",
  },
  {
    name: "config",
    short: "c",
    value: "FILE",
    commands: ["start", "exec", "check", "proxy"],
    summary: "users, groups, tokens, faults and limits (default emchat-mock.yaml, when there is one)",
  },
  {
    name: "scenario",
    value: "FILE",
    multiple: true,
    commands: SERVING,
    summary: "a world by name, on top of --config; of several the first is on, the others are switched to",
  },
  {
    name: "spec",
    value: "FILE",
    commands: SERVING,
    summary: "the contract to serve (default: the one in this package)",
  },
  {
    name: "strict",
    commands: SERVING,
    summary: "refuse what is otherwise forgiven: JSON content type required; users, groups and tokens must be known",
  },
  { name: "seed", value: "NUMBER", commands: SERVING, summary: "what ids and random values grow from (default 1)" },
  {
    name: "memory",
    value: "MB",
    commands: SERVING,
    summary: "what everything that is kept may take in memory, all sessions together (default 64)",
  },
  {
    name: "max-sessions",
    value: "NUMBER",
    commands: SERVING,
    summary: "how many sessions there may be (default 1000)",
  },
  {
    name: "fault",
    value: "FAULT",
    multiple: true,
    commands: SERVING,
    summary: 'a fault from the start, such as "503 times=2" (may be given more than once)',
  },
  {
    name: "log",
    value: "MODE",
    commands: SERVING,
    summary: "pretty, json or silent, on stderr (default pretty; exec: silent)",
  },
  {
    name: "inspector-dir",
    value: "FOLDER",
    commands: SERVING,
    summary: "the inspector's built page (default: the one in this package)",
  },
  {
    name: "min-coverage",
    value: "PERCENT",
    commands: ["exec"],
    summary: "exit 1 when COMMAND exercised less of the contract",
  },
  { name: "upstream", value: "URL", commands: ["proxy"], summary: "the service to forward calls to" },
  { name: "help", short: "h", commands: [...COMMANDS], summary: "show this help" },
  { name: "version", short: "v", commands: [...COMMANDS], summary: "show the version" },
];

/** A command line that has been understood. */
export interface Options {
  readonly command: Command;
  /** What stands beside the options: the file of `check`, the command of `exec`. */
  readonly operands: readonly string[];
  readonly port: number | undefined;
  readonly host: string | undefined;
  readonly allowedHosts: readonly string[] | undefined;
  readonly allowedOrigins: readonly string[] | undefined;
  readonly config: string | undefined;
  readonly scenarios: readonly string[];
  readonly spec: string | undefined;
  readonly strict: boolean | undefined;
  readonly seed: number | undefined;
  /** Megabytes. */
  readonly memory: number | undefined;
  readonly maxSessions: number | undefined;
  readonly faults: readonly string[];
  readonly log: LogMode | undefined;
  readonly inspectorDir: string | undefined;
  readonly minCoverage: number | undefined;
  readonly upstream: string | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

/** The environment variable that is an option's twin. */
export function twinOf(name: string): string {
  return `EMCHAT_MOCK_${name.toUpperCase().replaceAll("-", "_")}`;
}

/**
 * Reads a command line and its twins in the environment; the command line wins.
 *
 * @throws UsageError that says what is wrong and what would be right
 */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options {
  const split = args.indexOf("--");
  const own = split < 0 ? args : args.slice(0, split);
  const rest = split < 0 ? [] : args.slice(split + 1);
  const { values, positionals } = parse(own);
  const [first] = positionals;
  const command: Command = COMMANDS.find((name) => name === first) ?? "start";
  const operands = [...(first === command ? positionals.slice(1) : positionals), ...rest];
  if (command === "start" && operands.length > 0) {
    throw new UsageError(`${operands[0]} is no command; commands are ${COMMANDS.join(", ")}`);
  }
  for (const name of Object.keys(values)) {
    const option = OPTIONS.find((candidate) => candidate.name === name);
    if (option?.commands.includes(command) === false)
      throw new UsageError(`${command} has no option --${name}; see emchat-mock --help`);
  }

  const text = (name: string): string | undefined => {
    const value = values[name];
    if (typeof value === "string") return value;
    const twin = environment[twinOf(name)];
    const known = OPTIONS.find((candidate) => candidate.name === name)?.commands.includes(command);
    return known === true && twin !== undefined && twin !== "" ? twin : undefined;
  };
  return {
    command,
    operands,
    port: number(text("port"), "--port", 0, 65_535),
    host: text("host"),
    allowedHosts: listOf(values["allowed-hosts"], text("allowed-hosts"), ",", readHostName),
    allowedOrigins: listOf(values["allowed-origins"], text("allowed-origins"), ",", readOrigin),
    config: text("config"),
    scenarios: listOf(values["scenario"], text("scenario"), ";") ?? [],
    spec: text("spec"),
    strict: values["strict"] === true ? true : onOrOff(text("strict"), "strict"),
    seed: number(text("seed"), "--seed", 0, 0xffff_ffff),
    memory: number(text("memory"), "--memory", 4, 16_384),
    maxSessions: number(text("max-sessions"), "--max-sessions", 1, 100_000),
    faults: Array.isArray(values["fault"])
      ? values["fault"].map(String)
      : (listOf(undefined, text("fault"), ";") ?? []),
    log: choice(text("log"), "--log", LOG_MODES),
    inspectorDir: text("inspector-dir"),
    minCoverage: number(text("min-coverage"), "--min-coverage", 0, 100),
    upstream: text("upstream"),
    help: values["help"] === true,
    version: values["version"] === true,
  };
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

function parse(args: readonly string[]): { values: Values; positionals: string[] } {
  const options = Object.fromEntries(
    OPTIONS.map(({ name, short, value, multiple }) => [
      name,
      {
        type: value === undefined ? ("boolean" as const) : ("string" as const),
        ...(short === undefined ? undefined : { short }),
        ...(multiple === true ? { multiple } : undefined),
      },
    ]),
  );
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? error.message.split(". ")[0] : String(error)}; see emchat-mock --help`,
    );
  }
}

/** The parts of a flag that may be given more than once, or of its twin. */
function listOf(
  given: Values[string],
  twin: string | undefined,
  separator: string,
  read: (part: string) => string = (part) => part,
): readonly string[] | undefined {
  const text = Array.isArray(given) && given.length > 0 ? given.map(String).join(separator) : twin;
  const parts = text?.split(separator).map((part) => part.trim());
  try {
    return parts?.filter((part) => part !== "").map(read);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function number(text: string | undefined, name: string, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^[0-9]{1,10}(?:\.[0-9]{1,4})?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(`${name} must be a number from ${min} to ${max}, got ${JSON.stringify(text)}`);
}

function onOrOff(text: string | undefined, name: string): boolean | undefined {
  if (text === undefined) return undefined;
  if (["1", "true", "yes", "on"].includes(text.toLowerCase())) return true;
  if (["0", "false", "no", "off"].includes(text.toLowerCase())) return false;
  throw new UsageError(`${twinOf(name)} must be true or false, got ${JSON.stringify(text)}`);
}

function choice<T extends string>(text: string | undefined, name: string, choices: readonly T[]): T | undefined {
  if (text === undefined) return undefined;
  const found = choices.find((one) => one === text);
  if (found === undefined)
    throw new UsageError(`${name} must be one of ${choices.join(", ")}, got ${JSON.stringify(text)}`);
  return found;
}
