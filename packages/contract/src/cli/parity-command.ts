import { writeFile } from "node:fs/promises";
import { ContractSetupError } from "../errors.ts";
import { compareServers } from "../parity/parity.ts";
import { parityMarkdown, parityTable } from "../parity/render-parity.ts";
import { readProfile } from "../profile/read-profile.ts";
import { palette } from "../report/palette.ts";
import { parseReportTarget } from "../report/write-reports.ts";
import { createSecrets } from "../run/secrets.ts";
import { loadSpec } from "../spec/spec.ts";
import { HELP } from "./help.ts";
import { EXIT, type Io } from "./io.ts";
import { numberFlag, parameterFlags, parseFlags, TARGET_FLAGS, tokenFlag } from "./options.ts";

const FLAGS = {
  ...TARGET_FLAGS,
  left: { type: "string" },
  right: { type: "string" },
  "left-token": { type: "string" },
  "right-token": { type: "string" },
  ignore: { type: "string", multiple: true },
  report: { type: "string", multiple: true },
} as const;

/** `emchat-contract parity`: compares two servers. */
export async function parityCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values: flags } = parseFlags(argv, FLAGS, false);
  if (flags.help === true) {
    io.stdout(HELP["parity"] ?? "");
    return EXIT.kept;
  }
  if (flags.left === undefined || flags.right === undefined)
    throw new ContractSetupError("say which servers with --left URL and --right URL");
  const reports = (flags.report ?? []).map(parseReportTarget);
  const other = reports.find(({ kind }) => kind !== "json" && kind !== "markdown");
  if (other !== undefined)
    throw new ContractSetupError(`--report ${other.kind}: parity writes json=FILE and markdown=FILE`);
  const shared = tokenFlag(flags.token, io);
  const tokens = {
    left: (flags["left-token"] ?? io.env["EMCHAT_LEFT_TOKEN"]) || shared,
    right: (flags["right-token"] ?? io.env["EMCHAT_RIGHT_TOKEN"]) || shared,
  };
  const secrets = createSecrets([tokens.left, tokens.right].filter((token) => token !== undefined));
  const result = await compareServers({
    left: { url: flags.left, token: tokens.left },
    right: { url: flags.right, token: tokens.right },
    spec: await loadSpec(flags.spec),
    profile: await readProfile(flags.profile ?? "strict", io.env),
    parameters: parameterFlags(flags),
    cases: numberFlag("cases", flags.cases, 0, true),
    seed: numberFlag("seed", flags.seed, 0, true),
    rate: numberFlag("rate", flags.rate, 0.01, false),
    concurrency: numberFlag("concurrency", flags.concurrency, 1, true),
    timeoutMs: numberFlag("timeout", flags.timeout, 1, true),
    budget: numberFlag("budget", flags.budget, 1, true),
    only: flags.only,
    ignore: flags.ignore,
  });
  io.stdout(secrets.scrub(parityTable(result, palette(io.colours))));
  for (const { kind, file } of reports) {
    const text = secrets.scrub(kind === "json" ? `${JSON.stringify(result, null, 2)}\n` : parityMarkdown(result));
    if (file === "-") io.stdout(text);
    else await writeFile(file, text);
  }
  return result.differences.length === 0 ? EXIT.kept : EXIT.broken;
}
