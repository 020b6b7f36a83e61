import type { Case } from "../cases/case.ts";
import type { Plan } from "../cases/plan.ts";
import { CHECKS, type Check, CONFORMANCE_CHECKS, type Finding, judge } from "../checks/index.ts";
import { type Profile, STRICT_PROFILE } from "../profile/profile.ts";
import type { Exchange, Sender, Sequence } from "../sequences/sequence.ts";
import { type CoverageReport, createCoverage } from "./coverage.ts";
import { createCredentials } from "./credentials.ts";
import { createDispatcher } from "./dispatcher.ts";
import type { Connection } from "./http.ts";
import type { RunOptions } from "./options.ts";
import { isLoopback } from "./permission.ts";
import type { Outcome, Reply } from "./reply.ts";
import type { CheckTally, Failure } from "./result.ts";
import { createSecrets } from "./secrets.ts";
import { createTallies } from "./tallies.ts";
import { readTargetUrl } from "./target-url.ts";

/** This many requests without a reply end a run: the server is gone, or hangs. */
const MAX_UNANSWERED = 16;

/** This many slow replies of an operation are enough to know that it is slow; its other cases are left out. */
const MAX_SLOW = 10;

/** Requests a second to a server that is not on this machine, when nobody says. */
const POLITE_RATE = 10;

/** How a case is sent. */
export interface ProbeOptions {
  /** It counts neither for the tallies nor for the coverage. */
  readonly quiet?: boolean;
  /** The connection to send it on. */
  readonly via?: Connection;
}

/** What came of a case; no outcome when it needs a token that does not exist. */
export interface Probed {
  readonly outcome: Outcome | undefined;
  readonly findings: readonly Finding[];
}

/** One server being judged: what was learned of it, what was counted. */
export interface Session {
  readonly options: RunOptions;
  readonly profile: Profile;
  readonly plan: Plan;
  readonly url: URL;
  readonly loopback: boolean;
  readonly rate: number | undefined;
  readonly concurrency: number;
  /** Sends a case and gives what its checks find. */
  probe(one: Case, how?: ProbeOptions): Promise<Probed>;
  /** Keeps the very first plain call of an operation. */
  keepFirst(exchange: Exchange): void;
  /** The failures of a case; undefined when it could not be sent. */
  runCase(one: Case): Promise<readonly Failure[] | undefined>;
  runSequence(sequence: Sequence): Promise<readonly Failure[]>;
  /** A finding with everything that a report says of it. */
  failureOf(one: Case, id: string, finding: Finding, outcome: Outcome | undefined): Failure;
  /** Why nothing more should be sent at all, or for one operation. */
  stopped(operation?: string): string | undefined;
  counts(): { readonly requests: number; readonly paused: number };
  tallies(): readonly CheckTally[];
  coverage(): CoverageReport;
  close(): void;
}

/**
 * Opens a session.
 *
 * @throws {ContractSetupError} when the address is none of an HTTP server.
 */
export function openSession(options: RunOptions, plan: Plan): Session {
  const profile = options.profile ?? STRICT_PROFILE;
  const url = readTargetUrl(options.url);
  const loopback = isLoopback(url);
  const rate = options.rate ?? profile.rate ?? (loopback ? undefined : POLITE_RATE);
  const free = rate === undefined ? 8 : 1;
  const concurrency =
    options.concurrency ?? profile.concurrency ?? (loopback ? free : options.rate === undefined ? 2 : 1);
  const credentials = createCredentials(options.token, profile);
  const secrets = createSecrets(credentials.values);
  const coverage = createCoverage(plan);
  const tallies = createTallies(plan.contexts.map(({ operation }) => operation.id));
  const dispatcher = createDispatcher({
    url,
    rate,
    concurrency,
    credentials,
    timeoutMs: options.timeoutMs ?? profile.timeoutMs,
    loopback,
    limitsRate: profile.limitsRate,
    ...(options.recorder === undefined ? {} : { recorder: options.recorder }),
  });
  /** The status that each canary had. */
  const learned = new Map<string, number>();
  /** How often each operation was slow. */
  const slow = new Map<string, number>();
  const firsts = new Map<string, Exchange>();
  let unanswered = 0;
  let stopped: string | undefined;

  const statusesOf = (one: Case): readonly number[] => {
    const other = one.expect.orRefusedAs === undefined ? undefined : learned.get(one.expect.orRefusedAs);
    if (other === 401 || other === 403) return [...one.expect.statuses, other];
    const status = one.expect.sameAs === undefined ? undefined : learned.get(one.expect.sameAs);
    return status === undefined || !one.expect.statuses.includes(status) ? one.expect.statuses : [status];
  };

  const self: Session = {
    options,
    profile,
    plan,
    url,
    loopback,
    rate,
    concurrency,
    async probe(one, { quiet = false, via } = {}) {
      const sent = await dispatcher.send(one, via);
      if (sent === undefined) return { outcome: undefined, findings: [] };
      const { outcome, identification, between } = sent;
      const judgeBy = (reply: Reply, statuses: readonly number[], checks: readonly Check[]): Finding[] =>
        judge(
          {
            spec: options.spec,
            case: one,
            reply,
            statuses,
            secrets,
            identification,
            slowAfterMs: profile.slowAfterMs,
            judged: (relation) => coverage.judged(one.operation, relation),
          },
          checks,
        );
      const findings = between.flatMap((reply) => judgeBy(reply, [reply.status], CONFORMANCE_CHECKS));
      if (outcome.kind === "failure") findings.push(unansweredFinding(one, outcome.message));
      else findings.push(...judgeBy(outcome.reply, statusesOf(one), CHECKS));
      if (outcome.kind === "failure" && !quiet) {
        unanswered += 1;
        if (unanswered >= MAX_UNANSWERED)
          stopped ??= `${unanswered} requests had no reply (the last: ${outcome.message})`;
      }
      if (!quiet) {
        if (findings.some(({ check }) => check === "in-time")) {
          slow.set(one.operation.id, (slow.get(one.operation.id) ?? 0) + 1);
        }
        tallies.add(one.operation.id, findings);
        if (outcome.kind === "reply") {
          coverage.answered(one, outcome.reply.status);
          if (one.canary === true) learned.set(one.id, outcome.reply.status);
        }
      }
      return { outcome, findings };
    },
    keepFirst: (exchange) => firsts.set(exchange.case.operation.id, exchange),
    async runCase(one) {
      const { outcome, findings } = await self.probe(one);
      return outcome === undefined
        ? undefined
        : findings.map((finding) => self.failureOf(one, one.id, finding, outcome));
    },
    async runSequence(sequence) {
      const failures: Failure[] = [];
      const single = dispatcher.single();
      const exchange = async (one: Case, via?: Connection): Promise<Exchange> => {
        const { outcome, findings } = await self.probe(one, via === undefined ? {} : { via });
        for (const finding of findings) failures.push(self.failureOf(one, sequence.id, finding, outcome));
        return { case: one, reply: outcome?.kind === "reply" ? outcome.reply : undefined };
      };
      const sender: Sender = {
        send: (one) => exchange(one),
        async sendInOrder(cases) {
          const sent: Exchange[] = [];
          for (const one of cases) sent.push(await exchange(one, single));
          return sent;
        },
        first: (operation) => firsts.get(operation),
        alone: loopback,
      };
      const findings = await sequence.run(sender);
      single.close();
      const [first] = sequence.cases;
      if (first !== undefined && findings.length > 0) {
        tallies.add(first.operation.id, findings);
        for (const finding of findings) failures.push(self.failureOf(first, sequence.id, finding, undefined));
      }
      return failures;
    },
    failureOf(one, id, finding, outcome) {
      const reply = outcome?.kind === "reply" ? outcome.reply : undefined;
      return {
        ...finding,
        got: secrets.scrub(finding.got),
        expected: secrets.scrub(finding.expected),
        operation: one.operation.id,
        id,
        case: one,
        reply: reply && {
          status: reply.status,
          body: secrets.scrub(new TextDecoder().decode(reply.body.subarray(0, 600))),
        },
      };
    },
    stopped: (operation) =>
      stopped ??
      (operation !== undefined && (slow.get(operation) ?? 0) >= MAX_SLOW
        ? `${operation} was slow ${MAX_SLOW} times, which is enough to know it`
        : undefined),
    counts: () => ({ requests: dispatcher.requests(), paused: dispatcher.paused() }),
    tallies: () => tallies.list(),
    coverage: () => coverage.report(),
    close: () => dispatcher.close(),
  };
  return self;
}

const unansweredFinding = (one: Case, message: string): Finding => ({
  check: "answered",
  why: `the request has no complete reply (${one.expect.because})`,
  expected: `status ${one.expect.statuses.join(" or ")}`,
  got: message,
  rule: one.rule,
});
