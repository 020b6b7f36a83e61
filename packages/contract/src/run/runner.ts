import { DEFAULT_CASES, planRun } from "../cases/plan.ts";
import { applyDeviations } from "../deviations/deviations.ts";
import { ContractSetupError } from "../errors.ts";
import { STRICT_PROFILE } from "../profile/profile.ts";
import type { Sequence } from "../sequences/sequence.ts";
import { shrinkCase } from "../shrink/shrink.ts";
import type { Spec } from "../spec/spec.ts";
import { choose } from "./choose.ts";
import { groupFailures } from "./grouping.ts";
import { inParallel } from "./in-parallel.ts";
import type { RunOptions } from "./options.ts";
import { preflight } from "./preflight.ts";
import { randomPhase } from "./random-phase.ts";
import type { Failure, FailureGroup, NotRun, RunResult } from "./result.ts";
import { openSession, type Session } from "./session.ts";

/** How many failing requests are tried again and made smaller. */
const MAX_SHRUNK_GROUPS = 25;

/** The seed of a run that names none. */
export const DEFAULT_SEED = 1;

/**
 * Judges a server: sends every case that may be sent and gives what it found.
 *
 * @throws {ContractSetupError} when there is nothing to judge: no server, no API, a refused token, no case that may be sent.
 * @example
 * ```ts
 * import { loadSpec, runContract } from "@emchat/contract";
 *
 * const result = await runContract({ url: "http://127.0.0.1:4010", spec: await loadSpec(), token: "any" });
 * console.log(result.verdict, result.failures.length);
 * ```
 */
export async function runContract(options: RunOptions): Promise<RunResult> {
  const started = performance.now();
  const startedAt = new Date();
  const { spec } = options;
  const profile = options.profile ?? STRICT_PROFILE;
  const seed = options.seed ?? DEFAULT_SEED;
  const plan = planRun({
    spec,
    profile,
    parameters: options.parameters ?? {},
    cases: options.cases ?? DEFAULT_CASES,
    seed,
  });
  const session = openSession(options, plan);
  const { url, rate, concurrency, loopback } = session;
  const only = options.only ?? [];
  try {
    const notRun: NotRun[] = [];
    const chosen = choose(plan, only, profile, loopback, options.budget ?? profile.budget, notRun);
    options.onPlan?.({ target: url.href, requests: chosen.requests, notRun: notRun.length, concurrency, rate });
    const total = chosen.cases.length + chosen.sequences.length;
    if (total === 0) throw nothingToRun(options, notRun);
    await preflight(session);

    const failures: Failure[] = [];
    const passed: string[] = [];
    let judged = 0;
    const work = async (
      id: string,
      operation: string,
      run: () => Promise<readonly Failure[] | undefined>,
    ): Promise<void> => {
      const stop = session.stopped(operation) ?? (options.signal?.aborted === true ? "the run was ended" : undefined);
      const found = stop === undefined ? await run() : undefined;
      if (found === undefined) {
        notRun.push({ id, reason: stop ?? "the token has no such variant" });
        return;
      }
      failures.push(...found);
      if (found.length === 0) passed.push(id);
      judged += 1;
      options.onProgress?.(judged, total, failures.length);
    };
    const runSequences = (sequences: readonly Sequence[], at: number) =>
      inParallel(sequences, at, (sequence) =>
        work(sequence.id, sequence.cases[0]?.operation.id ?? "", () => session.runSequence(sequence)),
      );
    const runCases = (cases: typeof chosen.cases) =>
      inParallel(cases, concurrency, (one) => work(one.id, one.operation.id, () => session.runCase(one)));

    await runCases(chosen.cases.filter((one) => one.canary === true));
    // A sequence that waits for a clock need not hold the others up.
    const waiting = chosen.sequences.filter((sequence) => sequence.waits === true);
    await Promise.all([
      runSequences(waiting, concurrency),
      runCases(chosen.cases.filter((one) => one.canary !== true)).then(() =>
        runSequences(
          chosen.sequences.filter((sequence) => sequence.waits !== true),
          1,
        ),
      ),
    ]);
    if ((options.randomMs ?? 0) > 0 && session.stopped() === undefined) {
      for (const found of await randomPhase(session)) {
        judged += found.judged;
        for (const finding of found.findings)
          failures.push(session.failureOf(found.case, found.case.id, finding, found.outcome));
      }
    }
    if (judged === 0) throw nothingToRun(options, notRun);

    const stopped = session.stopped();
    const today = startedAt.toISOString().slice(0, 10);
    const sorted = applyDeviations(failures, options.deviations ?? [], {
      today,
      partial: only.length > 0 || stopped !== undefined,
    });
    const groups = await smallest(session, groupFailures(sorted.failures));
    const unmet = sorted.outcomes.some((outcome) => outcome.state !== "used");
    return {
      target: url.href,
      spec: aboutSpec(spec),
      profile: profile.name,
      seed,
      repeatWith: options.repeatWith ?? "",
      startedAt: startedAt.toISOString(),
      durationMs: Math.round(performance.now() - started),
      requests: session.counts().requests,
      judged,
      passedIds: passed,
      failures: groups,
      waived: groupFailures(sorted.waived),
      deviations: sorted.outcomes,
      notRun,
      tallies: session.tallies(),
      coverage: session.coverage(),
      paused: session.counts().paused,
      stopped,
      verdict: groups.length === 0 && !unmet && stopped === undefined ? "kept" : "broken",
    };
  } finally {
    session.close();
  }
}

/** Tries the first failure of each group again, with the smallest body that still fails. */
async function smallest(session: Session, groups: readonly FailureGroup[]): Promise<readonly FailureGroup[]> {
  if (session.stopped() !== undefined || !session.loopback) return groups;
  const done: FailureGroup[] = [];
  for (const group of groups) {
    const whole = done.length >= MAX_SHRUNK_GROUPS || group.first.id !== group.first.case.id;
    done.push(whole ? group : await shrinkCase(session, group));
  }
  return done;
}

function aboutSpec(spec: Spec): RunResult["spec"] {
  const info = spec.document.root["info"] as { readonly title?: unknown; readonly version?: unknown } | undefined;
  return { source: spec.document.source, title: String(info?.title ?? ""), version: String(info?.version ?? "") };
}

function nothingToRun(options: RunOptions, notRun: readonly NotRun[]): ContractSetupError {
  const [first] = notRun;
  return new ContractSetupError(
    first === undefined
      ? `nothing was run: no case has the id ${options.only?.join(", ")}. "emchat-contract run --list" shows every id.`
      : `nothing was run: ${notRun.length} cases were left out, the first (${first.id}) because ${first.reason}.`,
  );
}
