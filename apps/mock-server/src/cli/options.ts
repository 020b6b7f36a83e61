import { parseArgs } from "node:util";
import { type Era, eras } from "@emchat/schema";
import { readCallbackAddress } from "../callback/callback-address.ts";
import { readHostName, readListenHost, readOrigin } from "../config/access.ts";
import { EXPORT_FORMATS, type ExportFormat } from "../export/export-formats.ts";
import { LOG_MODES, type LogMode } from "../log/logger.ts";
import { refuseOperands } from "./operands.ts";
import { choice, listOf, number, onOrOff, readWith, twinOf, type Values, wholeNumber } from "./read-values.ts";
import { UsageError } from "./usage-error.ts";

/** The commands there are. */
export const COMMANDS = ["start", "exec", "check", "proxy", "ready", "export", "import"] as const;
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
    commands: ["start", "exec", "proxy", "ready", "export", "import"],
    summary: "the port; 0 takes a free one (default 4010; exec: 0)",
  },
  {
    name: "host",
    value: "ADDRESS",
    commands: ["start", "exec", "proxy", "ready", "export", "import"],
    summary: "the address to listen on (default: the loopback, 127.0.0.1 and ::1)",
  },
  {
    name: "https",
    commands: ["start", "exec", "proxy", "ready", "export", "import"],
    summary: "speak TLS, with a certificate of this machine's own that is made and kept (default: no)",
  },
  {
    name: "https-cert",
    value: "FILE",
    commands: SERVING,
    summary: "with --https and --https-key: the certificate to use, in PEM",
  },
  { name: "https-key", value: "FILE", commands: SERVING, summary: "the key of --https-cert, in PEM" },
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
  {
    name: "era",
    value: "ERA",
    commands: SERVING,
    summary: `whose replies to give, as the form of data differs: ${eras.join(" or ")} (default ${eras[0]})`,
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
  {
    name: "callback",
    value: "URL",
    commands: ["start", "exec"],
    summary: "post every message that was taken there, as the service of later years does (default: nowhere)",
  },
  {
    name: "callback-secret",
    value: "SECRET",
    commands: ["start", "exec"],
    summary: "what the receiver checks the signature with; better by its twin, which no list of processes shows",
  },
  { name: "upstream", value: "URL", commands: ["proxy"], summary: "the service to forward calls to" },
  {
    name: "as",
    value: "FORMAT",
    commands: ["export"],
    summary: "vitest or playwright: a test that runs; har; scenario: what was answered; state: users, messages, time",
  },
  { name: "session", value: "ID", commands: ["export", "import"], summary: "the session (default: the default one)" },
  {
    name: "subject",
    value: "SUBJECT",
    commands: ["export"],
    summary: "what the test is about, in the place of the recorded calls: ./src/notify.ts#notify, or a page's address",
  },
  { name: "keep-texts", commands: ["export"], summary: "leave what people wrote in a scenario" },
  { name: "hide-names", commands: ["export"], summary: "give users and groups other names in a scenario" },
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
  readonly https: boolean;
  readonly httpsCert: string | undefined;
  readonly httpsKey: string | undefined;
  readonly allowedHosts: readonly string[] | undefined;
  readonly allowedOrigins: readonly string[] | undefined;
  readonly config: string | undefined;
  readonly scenarios: readonly string[];
  readonly spec: string | undefined;
  readonly strict: boolean | undefined;
  readonly era: Era | undefined;
  readonly seed: number | undefined;
  /** Megabytes. */
  readonly memory: number | undefined;
  readonly maxSessions: number | undefined;
  readonly faults: readonly string[];
  readonly log: LogMode | undefined;
  readonly inspectorDir: string | undefined;
  readonly minCoverage: number | undefined;
  readonly upstream: string | undefined;
  readonly callback: string | undefined;
  readonly callbackSecret: string | undefined;
  /** What a session is written as. */
  readonly as: ExportFormat | undefined;
  readonly session: string | undefined;
  readonly subject: string | undefined;
  readonly keepTexts: boolean;
  readonly hideNames: boolean;
  readonly help: boolean;
  readonly version: boolean;
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
  refuseOperands(command, operands);
  for (const [name, value] of Object.entries(values)) {
    if (value === "" || (Array.isArray(value) && value.includes(""))) throw new UsageError(`--${name} needs a value`);
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
    port: wholeNumber(text("port"), "--port", 0, 65_535),
    host: readWith(text("host"), readListenHost),
    https: values["https"] === true || onOrOff(text("https"), "https") === true,
    httpsCert: text("https-cert"),
    httpsKey: text("https-key"),
    allowedHosts: listOf(values["allowed-hosts"], text("allowed-hosts"), ",", readHostName),
    allowedOrigins: listOf(values["allowed-origins"], text("allowed-origins"), ",", readOrigin),
    config: text("config"),
    scenarios: listOf(values["scenario"], text("scenario"), ";") ?? [],
    spec: text("spec"),
    strict: values["strict"] === true ? true : onOrOff(text("strict"), "strict"),
    era: choice(text("era"), "--era", eras),
    seed: wholeNumber(text("seed"), "--seed", 0, 0xffff_ffff),
    memory: number(text("memory"), "--memory", 4, 16_384),
    maxSessions: wholeNumber(text("max-sessions"), "--max-sessions", 1, 100_000),
    faults: Array.isArray(values["fault"])
      ? values["fault"].map(String)
      : (listOf(undefined, text("fault"), ";") ?? []),
    log: choice(text("log"), "--log", LOG_MODES),
    inspectorDir: text("inspector-dir"),
    minCoverage: number(text("min-coverage"), "--min-coverage", 0, 100),
    upstream: text("upstream"),
    callback: readWith(text("callback"), readCallbackAddress),
    callbackSecret: text("callback-secret"),
    as: choice(text("as"), "--as", EXPORT_FORMATS),
    session: text("session"),
    subject: text("subject"),
    keepTexts: values["keep-texts"] === true || onOrOff(text("keep-texts"), "keep-texts") === true,
    hideNames: values["hide-names"] === true || onOrOff(text("hide-names"), "hide-names") === true,
    help: values["help"] === true,
    version: values["version"] === true,
  };
}

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
    const [why = ""] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw new UsageError(`${why}; see emchat-mock --help`);
  }
}
