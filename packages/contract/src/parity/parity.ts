import type { Case } from "../cases/case.ts";
import { planRun } from "../cases/plan.ts";
import { selects } from "../cases/selection.ts";
import { ContractSetupError } from "../errors.ts";
import { STRICT_PROFILE } from "../profile/profile.ts";
import { createCredentials } from "../run/credentials.ts";
import { createDispatcher, type Dispatcher } from "../run/dispatcher.ts";
import { inParallel } from "../run/in-parallel.ts";
import type { RunOptions } from "../run/options.ts";
import { forbidden, isLoopback } from "../run/permission.ts";
import type { NotRun } from "../run/result.ts";
import { createSecrets } from "../run/secrets.ts";
import { readTargetUrl } from "../run/target-url.ts";
import { compareReplies, type Difference } from "./compare-replies.ts";

/** Two servers and the cases that both are sent; what is not said here is as for a run. */
export interface ParityOptions
  extends Pick<
    RunOptions,
    "spec" | "profile" | "parameters" | "cases" | "seed" | "rate" | "concurrency" | "timeoutMs" | "budget" | "only"
  > {
  readonly left: { readonly url: string; readonly token?: string | undefined };
  readonly right: { readonly url: string; readonly token?: string | undefined };
  /** Names of headers and JSON paths that may differ. */
  readonly ignore?: readonly string[] | undefined;
}

/** A difference and every case that shows it. */
export interface ParityDifference extends Difference {
  readonly operations: readonly string[];
  readonly ids: readonly string[];
}

/** What a comparison found. */
export interface ParityResult {
  readonly left: string;
  readonly right: string;
  readonly compared: number;
  readonly alike: number;
  readonly differences: readonly ParityDifference[];
  readonly notRun: readonly NotRun[];
}

/**
 * Sends the same cases to two servers, a mock and the real service for one, and tells in what their answers differ.
 *
 * @throws {ContractSetupError} when nothing could be compared.
 * @example
 * ```ts
 * import { compareServers, loadSpec } from "@emchat/contract";
 *
 * const result = await compareServers({
 *   left: { url: "http://127.0.0.1:4010", token: "any" },
 *   right: { url: "http://127.0.0.1:4011", token: "any" },
 *   spec: await loadSpec(),
 * });
 * console.log(result.differences);
 * ```
 */
export async function compareServers(options: ParityOptions): Promise<ParityResult> {
  const profile = options.profile ?? STRICT_PROFILE;
  const sides = [options.left, options.right].map(({ url, token }) => ({ url: readTargetUrl(url), token }));
  const loopback = sides.every(({ url }) => isLoopback(url));
  const rate = options.rate ?? profile.rate ?? (loopback ? undefined : 10);
  const concurrency = options.concurrency ?? profile.concurrency ?? (loopback && rate === undefined ? 8 : 1);
  const secrets = createSecrets(sides.flatMap(({ token }) => createCredentials(token, profile).values));
  const [left, right] = sides.map(({ url, token }) =>
    createDispatcher({
      url,
      rate,
      concurrency,
      credentials: createCredentials(token, profile),
      timeoutMs: options.timeoutMs ?? profile.timeoutMs,
      loopback: isLoopback(url),
      limitsRate: profile.limitsRate,
    }),
  );
  if (left === undefined || right === undefined) throw new ContractSetupError("give two servers");
  const plan = planRun({
    spec: options.spec,
    profile,
    parameters: options.parameters ?? {},
    cases: options.cases ?? 0,
    seed: options.seed ?? 1,
  });
  const notRun: NotRun[] = [];
  const chosen = [...plan.plain, ...plan.cases].filter((one) => {
    if (!selects(options.only ?? [], one.id)) return false;
    const reason = forbidden(one, profile, loopback);
    if (reason !== undefined) notRun.push({ id: one.id, reason });
    return reason === undefined;
  });
  const budget = options.budget ?? profile.budget ?? Number.POSITIVE_INFINITY;
  for (const one of chosen.splice(budget))
    notRun.push({ id: one.id, reason: `the budget of ${budget} requests is used up` });

  const ignore = new Set([...(options.ignore ?? []).flatMap((name) => [name, name.toLowerCase()])]);
  const found = new Map<string, { difference: Difference; operations: Set<string>; ids: string[] }>();
  let [compared, alike] = [0, 0];
  try {
    await reachable(left, right, plan.plain, options);
    await inParallel(chosen, concurrency, async (one) => {
      const differences = await compareCase(one, left, right, ignore);
      if (differences === undefined) return;
      compared += 1;
      if (differences.length === 0) alike += 1;
      for (const difference of differences) {
        const key = [difference.kind, difference.where, difference.left, difference.right].join("|");
        const entry = found.get(key) ?? { difference, operations: new Set<string>(), ids: [] };
        entry.operations.add(one.operation.id);
        entry.ids.push(one.id);
        found.set(key, entry);
      }
    });
  } finally {
    left.close();
    right.close();
  }
  if (compared === 0)
    throw new ContractSetupError("nothing was compared: no case may be sent to both servers, or none was selected");
  return {
    left: options.left.url,
    right: options.right.url,
    compared,
    alike,
    differences: [...found.values()]
      .map(({ difference, operations, ids }) => ({
        ...difference,
        where: secrets.scrub(difference.where),
        left: secrets.scrub(difference.left),
        right: secrets.scrub(difference.right),
        operations: [...operations],
        ids: ids.sort(),
      }))
      .sort((a, b) => b.ids.length - a.ids.length || a.where.localeCompare(b.where)),
    notRun,
  };
}

async function compareCase(
  one: Case,
  left: Dispatcher,
  right: Dispatcher,
  ignore: ReadonlySet<string>,
): Promise<readonly Difference[] | undefined> {
  const [a, b] = await Promise.all([left.send(one), right.send(one)]);
  if (a === undefined || b === undefined) return undefined;
  if (a.outcome.kind === "reply" && b.outcome.kind === "reply")
    return compareReplies(a.outcome.reply, b.outcome.reply, ignore);
  const text = (sent: typeof a) =>
    sent.outcome.kind === "reply" ? `status ${sent.outcome.reply.status}` : sent.outcome.message;
  return [{ kind: "answered", where: "reply", left: text(a), right: text(b) }];
}

/** Both servers have to answer something before they are compared. */
async function reachable(
  left: Dispatcher,
  right: Dispatcher,
  plain: readonly Case[],
  options: ParityOptions,
): Promise<void> {
  const [probe] = plain;
  if (probe === undefined) return;
  for (const [dispatcher, { url }] of [
    [left, options.left],
    [right, options.right],
  ] as const) {
    const sent = await dispatcher.send({ ...probe, request: { ...probe.request, method: "GET", body: undefined } });
    if (sent === undefined)
      throw new ContractSetupError("the spec asks for a token; give it with --token, --left-token or --right-token");
    if (sent.outcome.kind === "failure")
      throw new ContractSetupError(`cannot compare with ${url}: ${sent.outcome.message}`);
  }
}
