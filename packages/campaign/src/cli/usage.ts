/** How the program ends. */
export const EXIT = {
  /** What was asked for is done; of a campaign that was sent, nothing is unknown and nobody left out. */
  done: 0,
  failed: 1,
  /** The command, the list, the message or the store cannot be used; nothing was sent. */
  usage: 2,
  /** The campaign is through, and some targets are unknown, rejected or not sent. */
  incomplete: 3,
} as const;

/** An option as people see it. */
export interface OptionDefinition {
  /** What stands for the value in the help; a switch has none. */
  readonly value?: string;
  readonly summary: string;
}

/** Options that every command with a store takes. */
const STORE = {
  store: {
    value: "ADDRESS",
    summary: "an SQLite file, or postgres://… (default emchat-campaign.db; EMCHAT_CAMPAIGN_STORE)",
  },
} satisfies Record<string, OptionDefinition>;

/** Options that say whose application it is, and how to reach it. */
const CLIENT = {
  "base-url": { value: "URL", summary: "the service (EMCHAT_BASE_URL)" },
  "app-key": { value: "ORG#APP", summary: "the application (EMCHAT_APP_KEY)" },
  token: {
    value: "TOKEN",
    summary: "an administrator's token; better in EMCHAT_TOKEN, where no process list shows it",
  },
} satisfies Record<string, OptionDefinition>;

const PLAN = {
  message: { value: "TEXT", summary: "the text to send; {{column}} is filled from the list" },
  "message-file": { value: "FILE", summary: "a JSON file with what to send: { type, … } or { msg, from, ext }" },
  groups: { summary: "the targets are ids of groups, not usernames" },
  column: { value: "NAME", summary: "the column with the names (default username, or the only one)" },
  format: { value: "csv|ndjson|lines", summary: "how the list is written (default: by the file's ending)" },
  rate: { value: "N/s|N/min", summary: "the application's pace (default: the contract's limit)" },
  weight: { value: "N", summary: "its share beside other campaigns (default 1)" },
  hours: { value: "HH:MM-HH:MM", summary: "the hours of the day in which to send; needs --zone" },
  zone: { value: "ZONE", summary: "whose clock the hours are, such as Asia/Shanghai" },
  "start-at": { value: "TIME", summary: "when to begin, such as 2026-11-28T09:00:00+08:00" },
  "give-up-after": { value: "TIME", summary: "how long it is worth sending: 90m, 36h, 3d" },
  "skip-invalid": { summary: "leave out lines that are no targets, instead of refusing the list" },
} satisfies Record<string, OptionDefinition>;

const WORK = {
  concurrency: { value: "N", summary: "requests on the wire at a time (default 20)" },
  lease: { value: "TIME", summary: "after so long without a word another sender takes over (default 15s)" },
} satisfies Record<string, OptionDefinition>;

const BY = { by: { value: "WHO", summary: "who does it; it is kept (default: the user's name)" } } satisfies Record<
  string,
  OptionDefinition
>;

/** What a command takes. */
export interface CommandDefinition {
  readonly summary: string;
  /** Its arguments, as the help shows them; one in brackets may be left out. */
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, OptionDefinition>>;
}

/** The commands there are. */
export type CommandName =
  | "create"
  | "work"
  | "run"
  | "status"
  | "pause"
  | "resume"
  | "cancel"
  | "report"
  | "decide"
  | "purge";

export const COMMANDS: Readonly<Record<CommandName, CommandDefinition>> = {
  create: {
    summary: "store a campaign; the same command again changes nothing",
    arguments: ["NAME", "LIST"],
    options: { ...PLAN, ...CLIENT, ...STORE },
  },
  work: {
    summary: "send what there is to send, beside any number of others; ends with the last campaign",
    arguments: [],
    options: { ...WORK, forever: { summary: "wait for further campaigns" }, ...CLIENT, ...STORE },
  },
  run: {
    summary: "create, work and show, all on this machine; the same command goes on after a crash",
    arguments: ["LIST"],
    options: {
      name: { value: "NAME", summary: "the campaign's name (default: the list's file name)" },
      ...PLAN,
      ...WORK,
      ...CLIENT,
      ...STORE,
    },
  },
  status: {
    summary: "where campaigns stand",
    arguments: ["[NAME]"],
    options: {
      json: { summary: "as JSON" },
      watch: { summary: "again every second" },
      serve: { value: "HOST:PORT", summary: "as a page and as metrics; port 0 takes a free one" },
      ...STORE,
    },
  },
  pause: {
    summary: "send nothing more of it for now",
    arguments: ["NAME"],
    options: { reason: { value: "TEXT", summary: "why" }, ...BY, ...STORE },
  },
  resume: { summary: "go on", arguments: ["NAME"], options: { ...BY, ...STORE } },
  cancel: {
    summary: "never send what is left of it",
    arguments: ["NAME"],
    options: { reason: { value: "TEXT", summary: "why" }, ...BY, ...STORE },
  },
  report: {
    summary: "what became of each target, on standard output",
    arguments: ["NAME"],
    options: {
      format: { value: "csv|ndjson", summary: "default csv" },
      state: { value: "STATES", summary: "only these: planned, started, delivered, rejected, not-sent, unknown" },
      ...STORE,
    },
  },
  decide: {
    summary: "what to do with targets that did not get it, or may not have",
    arguments: ["NAME"],
    options: {
      state: { value: "STATE", summary: "unknown, rejected or not-sent" },
      do: { value: "send-again|leave", summary: "unknown ones that are sent again may get it twice" },
      ...BY,
      ...STORE,
    },
  },
  purge: {
    summary: "forget a campaign that is finished or cancelled, its targets' names with it",
    arguments: ["NAME"],
    options: STORE,
  },
};
