import type { Case } from "../cases/case.ts";
import { DEFAULT_CASES, planRun } from "../cases/plan.ts";
import { selects } from "../cases/selection.ts";
import { applyBaseline, asKnown } from "../deviations/baseline.ts";
import { applyDeviations } from "../deviations/deviations.ts";
import { ContractSetupError } from "../errors.ts";
import { type Profile, STRICT_PROFILE } from "../profile/profile.ts";
import { oneLine } from "../report/printable.ts";
import type { Sequence } from "../sequences/sequence.ts";
import { explain } from "../shrink/explain.ts";
import { shrinkCase } from "../shrink/shrink.ts";
import { type Spec, specInEra } from "../spec/spec.ts";
import { type Chosen, choose } from "./choose.ts";
import { withCredentials } from "./choose-credential.ts";
import { asksForCredentials, createCompleteness } from "./completeness.ts";
import { groupFailures } from "./grouping.ts";
import { inParallel } from "./in-parallel.ts";
import type { RunOptions } from "./options.ts";
import { CredentialsRefused, preflight } from "./preflight.ts";
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
  const profile = options.profile ?? STRICT_PROFILE;
  const asked = specInEra(options.spec, profile.era);
  for (let attempt = 0; ; attempt += 1) {
    const means = { token: options.token, profile };
    const spec = withCredentials(asked, means, attempt);
    if (spec === undefined) throw new Error("the first attempt has a spec");
    try {
      return await judgeServer({ ...options, spec, profile });
    } catch (error) {
      const next = withCredentials(asked, means, attempt + 1);
      // A server that does not take one way to identify may take the next.
      if (!(error instanceof CredentialsRefused) || next === undefined) throw error;
    }
  }
}

async function judgeServer(options: RunOptions & { readonly profile: Profile }): Promise<RunResult> {
  const started = performance.now();
  const startedAt = new Date();
  const { spec, profile } = options;
  const seed = options.seed ?? DEFAULT_SEED;
  const plan = planRun({
    spec,
    profile,
    parameters: options.parameters ?? {},
    cases: options.cases ?? DEFAULT_CASES,
    seed,
  });
  const session = openSession(options, plan);
  const { url, rate, concurrency, most, free } = session;
  const only = options.only ?? [];
  try {
    const notRun: NotRun[] = plan.unplanned.map(({ id, reason }) => ({
      id: `${id}/not-judged`,
      reason,
      harmless: true,
    }));
    const budget = options.budget ?? profile.budget;
    const chosen = choose(plan, { only, operations: options.operations, profile, free, budget }, notRun);
    const planned = chosen.cases.length + chosen.sequences.length + notRun.length;
    options.onPlan?.({ target: url.href, requests: chosen.requests, notRun: notRun.length, concurrency, most, rate });
    const total = chosen.cases.length + chosen.sequences.length;
    if (total === 0) throw nothingToRun(options, notRun);
    await preflight(session, chosen.plain);

    const completeness = createCompleteness(plan);
    const failures: Failure[] = [];
    const passed: string[] = [];
    const took: Record<string, number> = {};
    let judged = 0;
    const work = async (
      id: string,
      operation: string,
      run: () => Promise<readonly Failure[] | undefined>,
    ): Promise<void> => {
      const stop = session.stopped(operation) ?? (options.signal?.aborted === true ? "the run was ended" : undefined);
      const began = performance.now();
      const found = stop === undefined ? await run() : undefined;
      if (found === undefined) {
        const reason = stop ?? session.stopped(operation);
        notRun.push(
          reason === undefined ? { id, reason: "the token has no such variant", harmless: true } : { id, reason },
        );
        return;
      }
      took[id] = Math.round(performance.now() - began);
      failures.push(...found);
      if (found.length === 0) passed.push(id);
      judged += 1;
      options.onProgress?.(judged, total, failures.length);
    };
    const runSequences = (sequences: readonly Sequence[], at: number) =>
      inParallel(sequences, at, (sequence) =>
        work(sequence.id, sequence.cases[0]?.operation.id ?? "", () => session.runSequence(sequence)),
      );
    const runCases = (cases: readonly Case[], at = session.workers()) =>
      inParallel(cases, at, (one) =>
        work(one.id, one.operation.id, async () => {
          const found = await session.runCase(one);
          if (found === undefined) return undefined;
          if (asksForCredentials(one)) completeness.guarded(one.operation.id);
          // A failure says of the operation what there is to say.
          if (one.positive && (found.length > 0 || session.succeeded(one))) completeness.reached(one.operation.id);
          return found;
        }),
      );

    if (options.order !== undefined)
      await runCases(inOrder(chosen.cases, only), options.order === "named" ? 1 : chosen.cases.length);
    else await runInTurn(chosen, concurrency, runCases, runSequences);
    if ((options.randomMs ?? 0) > 0 && session.stopped() === undefined) {
      const { randomPhase } = await import("./random-phase.ts");
      for (const found of await randomPhase(session)) {
        judged += found.judged;
        for (const finding of found.findings)
          failures.push(session.failureOf(found.case, found.case.id, finding, found.outcome));
      }
    }
    if (judged === 0) throw nothingToRun(options, notRun);

    failures.push(...session.remaining());
    const stopped = session.stopped();
    const chosenByHand = only.length > 0;
    const today = startedAt.toISOString().slice(0, 10);
    const sorted = applyDeviations(failures, options.deviations ?? [], {
      today,
      partial: chosenByHand || options.operations !== undefined || stopped !== undefined,
    });
    const fresh = applyBaseline(sorted.failures, options.baseline ?? { known: [] });
    const groups = await smallest(session, groupFailures(fresh.failures));
    const unmet = sorted.outcomes.some((outcome) => outcome.state !== "used");
    const complete = completeness.report(planned, notRun, chosenByHand || options.operations !== undefined);
    const broken = groups.length > 0 || unmet;
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
      found: sorted.failures.map(asKnown),
      waived: groupFailures(sorted.waived),
      known: groupFailures(fresh.known),
      forgotten: chosenByHand || stopped !== undefined ? 0 : fresh.forgotten,
      deviations: sorted.outcomes,
      notRun,
      notes: session.notes(),
      completeness: complete,
      took,
      tallies: session.tallies(),
      coverage: session.coverage(),
      paused: session.counts().paused,
      stopped,
      verdict: broken || stopped !== undefined ? "broken" : complete.reasons.length > 0 ? "incomplete" : "kept",
    };
  } finally {
    session.close();
  }
}

/** Canaries first, what deletes last, and what only waits for a clock beside everything else. */
async function runInTurn(
  { cases, sequences }: Chosen,
  concurrency: number,
  runCases: (cases: readonly Case[]) => Promise<void>,
  runSequences: (sequences: readonly Sequence[], at: number) => Promise<void>,
): Promise<void> {
  const deletes = (one: Case | undefined) => one?.operation.method === "DELETE";
  await runCases(cases.filter((one) => one.canary === true && !deletes(one)));
  const waiting = sequences.filter((sequence) => sequence.waits === true);
  const others = sequences.filter((sequence) => sequence.waits !== true);
  const inTurn = async (): Promise<void> => {
    await runCases(cases.filter((one) => one.canary !== true && !deletes(one)));
    await runSequences(
      others.filter((sequence) => !deletes(sequence.cases[0])),
      1,
    );
    await runCases(cases.filter((one) => one.canary === true && deletes(one)));
    await runCases(cases.filter((one) => one.canary !== true && deletes(one)));
    await runSequences(
      others.filter((sequence) => deletes(sequence.cases[0])),
      1,
    );
  };
  await Promise.all([runSequences(waiting, concurrency), inTurn()]);
}

/** Cases in the order in which their ids were named, as often as they were. */
const inOrder = (cases: readonly Case[], only: readonly string[]): readonly Case[] =>
  only.flatMap((pattern) => cases.filter((one) => selects([pattern], one.id)));

/** Tries the first failure of each group again, with the smallest body that still fails. */
async function smallest(session: Session, groups: readonly FailureGroup[]): Promise<readonly FailureGroup[]> {
  const ended = session.stopped() !== undefined || session.options.signal?.aborted === true;
  if (ended || !session.free) return groups;
  const done: FailureGroup[] = [];
  for (const group of groups) {
    const whole = done.length >= MAX_SHRUNK_GROUPS || group.first.id !== group.first.case.id;
    const tried = whole ? group : await shrinkCase(session, group);
    done.push(tried.again === false && session.stopped() === undefined ? await explain(session, tried) : tried);
  }
  return done;
}

function aboutSpec(spec: Spec): RunResult["spec"] {
  const info = spec.document.root["info"] as { readonly title?: unknown; readonly version?: unknown } | undefined;
  return {
    source: spec.document.source,
    title: oneLine(String(info?.title ?? "")),
    version: oneLine(String(info?.version ?? "")),
  };
}

function nothingToRun(options: RunOptions, notRun: readonly NotRun[]): ContractSetupError {
  const [first] = notRun;
  return new ContractSetupError(
    first === undefined
      ? `nothing was run: no case has the id ${options.only?.join(", ")}. "emchat-contract run --list" shows every id.`
      : `nothing was run: ${notRun.length} cases were left out, the first (${first.id}) because ${first.reason}.`,
  );
}
