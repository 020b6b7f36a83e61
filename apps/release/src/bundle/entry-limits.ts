/** How large a bundle with everything of one entry may be. */
export interface EntryLimit {
  /** What a user imports. */
  entry: string;
  /** Bytes, minified and gzipped, with all that it pulls in. */
  maxBytes: number;
  /** Where the number comes from. */
  why: string;
  /** Peers that the user has anyway, and that are not counted. */
  peers?: readonly string[];
}

/**
 * The ceilings, one for each entry that goes into other people's bundles. They leave about a tenth of room: enough for a
 * compiler's mood, too little for a dependency. Raising one is a decision; write down why.
 */
export const entryLimits: readonly EntryLimit[] = [
  {
    entry: "@emchat/client",
    maxBytes: 26_600,
    why: "This is everything in one file; where a bundler splits, what is loaded before something fails takes 6.7 kB. The engine of bulk sends takes about 7.5 kB, a fifth of it against hooks that never answer and checkpoints that cannot be true; openapi-fetch's own client takes 2.6 kB, the finder of secrets 2.6 kB; the rest reads failures, gets tokens, wakes whoever waits for a turn and opens the second door. The package's own test holds what is loaded at once.",
  },
  {
    entry: "@emchat/client/otel",
    maxBytes: 1_000,
    why: "It translates names into those of OpenTelemetry and brings no tracer: more would be a second client.",
  },
  {
    entry: "@emchat/schema",
    maxBytes: 1_800,
    why: "Types weigh nothing, so this is the table of three operations with everything that the contract says of them, 400 bytes each, and the lists of its words.",
  },
  {
    entry: "@emchat/schema/validators",
    maxBytes: 10_200,
    why: "The validators, and what reads query, headers and cookies, are written out at build time. Ajv, to build them in the browser, would alone take 40 kB and need `unsafe-eval`.",
  },
  {
    entry: "@emchat/schema/examples",
    maxBytes: 2_600,
    why: "They are the contract's own examples, 40 of them, at about 60 bytes each when gzipped.",
  },
  {
    entry: "@emchat/schema/document",
    maxBytes: 9_500,
    why: "It is openapi.yaml, every reference resolved; the YAML file itself takes 9.3 kB when gzipped.",
  },
  {
    entry: "@emchat/schema/secrets",
    maxBytes: 3_200,
    why: "It reads escapes in seven ways, looks for every run of eight characters in one pass, and knows the shapes of secrets, in JSON too; a dictionary of all HTML entities would weigh more than the rest.",
  },
  {
    entry: "@emchat/emulator",
    maxBytes: 34_500,
    why: "Validators (9 kB), examples (2.3 kB) and the table (1.3 kB) are part of it; what is left is the service, with scenarios, time and faults. It goes into pages under development and into tests, where MSW alone takes 94 kB.",
  },
  {
    entry: "@emchat/emulator/msw",
    maxBytes: 1_800,
    why: "It turns MSW's requests into the emulator's, and takes both from outside.",
    peers: ["msw"],
  },
];

/** The packages and entries that are run, not bundled: nobody's page carries them. */
export const neverBundled: readonly string[] = [
  "@emchat/spec",
  "@emchat/campaign",
  "@emchat/contract",
  "@emchat/mock-server",
  "@emchat/campaign/otel",
  "@emchat/client/undici",
  "@emchat/emulator/testing",
  "@emchat/emulator/vitest",
];
