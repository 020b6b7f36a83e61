import { DEFAULT_CASES } from "../cases/plan.ts";
import { readBaseline, writeBaseline } from "../deviations/baseline.ts";
import { readDeviations } from "../deviations/deviations.ts";
import { changedOperations } from "../diff/changed-operations.ts";
import { ContractSetupError } from "../errors.ts";
import { createHarRecorder } from "../har/record.ts";
import { readProfile } from "../profile/read-profile.ts";
import { palette } from "../report/palette.ts";
import { terminalReport } from "../report/terminal.ts";
import { parseReportTarget, writeReports } from "../report/write-reports.ts";
import { withCredentials } from "../run/choose-credential.ts";
import { createCredentials } from "../run/credentials.ts";
import type { PlannedRun } from "../run/options.ts";
import { runContract } from "../run/runner.ts";
import { defaultSpecPath } from "../spec/document.ts";
import { loadRequests, loadSpec, type Spec } from "../spec/spec.ts";
import { HELP } from "./help.ts";
import { EXIT, type Io } from "./io.ts";
import { listCases } from "./list-cases.ts";
import { numberFlag, parameterFlags, parseFlags, TARGET_FLAGS, tokenFlag } from "./options.ts";

const FLAGS = {
  ...TARGET_FLAGS,
  url: { type: "string" },
  random: { type: "string" },
  list: { type: "boolean" },
  "dry-run": { type: "boolean" },
  report: { type: "string", multiple: true },
  record: { type: "string" },
  deviations: { type: "string" },
  coverage: { type: "string" },
  quiet: { type: "boolean", short: "q" },
  "allow-incomplete": { type: "boolean" },
  "in-order": { type: "boolean" },
  "at-once": { type: "boolean" },
  baseline: { type: "string" },
  "write-baseline": { type: "string" },
  "changed-since": { type: "string" },
} as const;

/** `emchat-contract run`: judges one server. */
export async function runCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values: flags } = parseFlags(argv, FLAGS, false);
  if (flags.help === true) {
    io.stdout(HELP["run"] ?? "");
    return EXIT.kept;
  }
  const seed = numberFlag("seed", flags.seed, 0, true) ?? 1;
  const cases = numberFlag("cases", flags.cases, 0, true) ?? DEFAULT_CASES;
  const threshold = numberFlag("coverage", flags.coverage, 0, false);
  const reports = (flags.report ?? []).map(parseReportTarget);
  const profile = await readProfile(flags.profile ?? "strict", io.env);
  const listing = flags.list === true || flags["dry-run"] === true;
  const spec = await (listing ? loadRequests : loadSpec)(flags.spec);
  const parameters = parameterFlags(flags);
  const only = flags.only ?? [];
  const operations = await touched(spec, flags.spec, flags["changed-since"]);
  if (operations?.length === 0) {
    io.stdout(`No operation of the spec has changed since ${flags["changed-since"]}: there is nothing to run.\n`);
    return EXIT.kept;
  }
  if (listing) {
    return listCases(
      {
        spec: withCredentials(spec, { token: tokenFlag(flags.token, io), profile }) ?? spec,
        profile,
        parameters,
        cases,
        seed,
        only,
        operations,
        target: flags.url,
        curl: flags["dry-run"] === true,
      },
      io,
    );
  }
  if (flags.url === undefined) {
    throw new ContractSetupError(
      'say which server with --url URL, for instance http://127.0.0.1:4010. "run --help" has examples.',
    );
  }
  if ((flags["in-order"] === true || flags["at-once"] === true) && only.length === 0) {
    throw new ContractSetupError("--in-order and --at-once send the cases that --only names; name them");
  }
  const baseline = flags.baseline === undefined ? undefined : await readBaseline(flags.baseline);
  const deviations = flags.deviations === undefined ? [] : await readDeviations(flags.deviations);
  const token = tokenFlag(flags.token, io);
  const tokens = createCredentials(token, profile).values;
  const recorder = flags.record === undefined ? undefined : createHarRecorder("emchat-contract");
  const colour = palette(io.colours);
  const onGithub = io.env["GITHUB_ACTIONS"] === "true";

  const result = await runContract({
    url: flags.url,
    spec,
    token,
    parameters,
    profile,
    cases,
    seed,
    rate: numberFlag("rate", flags.rate, 0.01, false),
    concurrency: numberFlag("concurrency", flags.concurrency, 1, true),
    timeoutMs: numberFlag("timeout", flags.timeout, 1, true),
    budget: numberFlag("budget", flags.budget, 1, true),
    only,
    operations,
    order: flags["at-once"] === true ? "at-once" : flags["in-order"] === true ? "named" : undefined,
    baseline,
    randomMs: (numberFlag("random", flags.random, 0, false) ?? 0) * 1000,
    deviations,
    recorder,
    repeatWith: repeatFlags(flags),
    onPlan: (planned) => {
      if (flags.quiet !== true) io.stderr(planLine(planned));
    },
    ...(io.progress && flags.quiet !== true ? { onProgress: progressLine(io) } : {}),
  });
  if (io.progress && flags.quiet !== true) io.stderr("\r\u001B[K");
  const text = terminalReport(result, spec, colour);
  io.stdout(flags.quiet === true ? `${text.trimEnd().split("\n").at(-1)}\n` : text);
  await writeReports(
    onGithub && !reports.some(({ kind }) => kind === "github") ? [...reports, { kind: "github", file: "-" }] : reports,
    result,
    spec,
    io.stdout,
  );
  if (recorder !== undefined && flags.record !== undefined) await recorder.save(flags.record, tokens);
  if (threshold !== undefined && result.coverage.percent < threshold) {
    io.stdout(`${colour.bad(`Coverage is ${result.coverage.percent} %, below the ${threshold} % asked for.`)}\n`);
    return EXIT.broken;
  }
  if (flags["write-baseline"] !== undefined) {
    await writeBaseline(flags["write-baseline"], result.found);
    io.stdout(`${flags["write-baseline"]} keeps what fails today; --baseline lets it pass from now on.\n`);
    return result.stopped === undefined ? EXIT.kept : EXIT.broken;
  }
  if (result.verdict === "incomplete") return flags["allow-incomplete"] === true ? EXIT.kept : EXIT.notRun;
  return result.verdict === "kept" ? EXIT.kept : EXIT.broken;
}

/** The operations that a change since a revision touches; undefined when nobody asks. */
const touched = async (
  spec: Spec,
  file: string | undefined,
  revision: string | undefined,
): Promise<readonly string[] | undefined> =>
  revision === undefined ? undefined : await changedOperations(spec, file ?? defaultSpecPath(), revision);

/** The flags of this run that decide which cases there are and how they are judged. */
function repeatFlags(flags: Readonly<Record<string, unknown>>): string {
  const word = (text: string) => (/^[\w./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  return ["spec", "profile", "cases", "org", "app", "param"]
    .flatMap((name) => [flags[name] ?? []].flat().map((value) => `--${name} ${word(String(value))}`))
    .join(" ");
}

function planLine(planned: PlannedRun): string {
  const pace = planned.rate === undefined ? "as fast as it answers" : `${planned.rate} a second`;
  const left = planned.notRun === 0 ? "" : `; ${planned.notRun} cases are left out`;
  const more = planned.most > planned.concurrency ? ` (${planned.most} while each reply takes long)` : "";
  return `${planned.requests} requests to ${planned.target}, at most ${planned.concurrency} at a time${more}, ${pace}${left}.\n`;
}

function progressLine(io: Io): (done: number, total: number, failed: number) => void {
  let shown = 0;
  return (done, total, failed) => {
    const now = performance.now();
    if (done < total && now - shown < 100) return;
    shown = now;
    io.stderr(`\r\u001B[K${done} of ${total}${failed === 0 ? "" : `, ${failed} findings`}`);
  };
}
