import type { Case } from "../cases/case.ts";
import type { Plan } from "../cases/plan.ts";
import { CHECKS, type Check, CONFORMANCE_CHECKS, type Finding, judge } from "../checks/index.ts";
import { type Profile, STRICT_PROFILE } from "../profile/profile.ts";
import { oneLine } from "../report/printable.ts";
import type { Exchange, Sequence } from "../sequences/sequence.ts";
import { isSafe, successCodes } from "../spec/operation.ts";
import { type CoverageReport, createCoverage } from "./coverage.ts";
import { createCredentials } from "./credentials.ts";
import { createDispatcher, type Sent } from "./dispatcher.ts";
import type { Connection } from "./http.ts";
import { createLearned } from "./learned.ts";
import type { RunOptions } from "./options.ts";
import { isFree, isLoopback } from "./permission.ts";
import type { Outcome, Reply } from "./reply.ts";
import type { CheckTally, Failure, Note } from "./result.ts";
import { runSequence } from "./run-sequence.ts";
import { createSecondTry, type Tried } from "./second-try.ts";
import { createSecrets } from "./secrets.ts";
import { createTallies } from "./tallies.ts";
import { readTargetUrl } from "./target-url.ts";

/** This many requests without a reply end a run: the server is gone, or hangs. */
const MAX_UNANSWERED = 16;

/** This many slow replies of an operation are enough to know that it is slow; its other cases are left out. */
const MAX_SLOW = 10;

/** After so many slow replies of an operation that were slow again, none is tried again. */
const SLOW_FOR_SURE = 3;

/** Requests at a time to a server that whoever runs the kit may load, when nobody says. */
const USUAL_AT_ONCE = 8;

/** The same while it mostly waits: one that takes longer than `WAITING_MS` over a plain call that is sent alone. */
const WAITING_AT_ONCE = 24;
const WAITING_MS = 50;

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
  /** Whether anything may be sent: the server is on this machine, or disposable. */
  readonly free: boolean;
  readonly rate: number | undefined;
  /** Requests at a time, as far as nothing is known of the server yet. */
  readonly concurrency: number;
  /** Requests at a time at the most, however long replies take. */
  readonly most: number;
  /** Requests at a time, by how long the first plain calls took. */
  workers(): number;
  /** Sends a case and gives what its checks find. */
  probe(one: Case, how?: ProbeOptions): Promise<Probed>;
  /** Keeps the very first plain call of an operation. */
  keepFirst(exchange: Exchange): void;
  /** The failures of a case; undefined when it could not be sent. */
  runCase(one: Case): Promise<readonly Failure[] | undefined>;
  runSequence(sequence: Sequence): Promise<readonly Failure[]>;
  /** A finding with everything that a report says of it. */
  failureOf(one: Case, id: string, finding: Finding, outcome: Outcome | undefined): Failure;
  /** The cases that were sent, in the order in which they were begun. */
  readonly log: readonly Case[];
  /** Sends cases one after another on one connection, or all at once, and gives the findings of the last. */
  replay(cases: readonly Case[], atOnce: boolean): Promise<readonly Finding[]>;
  /** Whether a case was answered as one that succeeds. */
  succeeded(one: Case): boolean;
  /** What is worth telling and holds nothing against the server. */
  notes(): readonly Note[];
  /** Failures that only the whole of a run shows. */
  remaining(): readonly Failure[];
  /** A text of the server without secrets, on one line. */
  shown(text: string): string;
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
  const [loopback, free] = [isLoopback(url), isFree(url, profile)];
  const rate = options.rate ?? profile.rate ?? (free ? undefined : POLITE_RATE);
  const usual = rate === undefined ? USUAL_AT_ONCE : 1;
  const given = options.concurrency ?? profile.concurrency;
  const concurrency = given ?? (free ? usual : options.rate === undefined ? 2 : 1);
  const most = given === undefined && free && rate === undefined ? WAITING_AT_ONCE : concurrency;
  const credentials = createCredentials(options.token, profile);
  const secrets = createSecrets(credentials.values);
  const coverage = createCoverage(plan);
  const tallies = createTallies(plan.contexts.map(({ operation }) => operation.id));
  const dispatcher = createDispatcher({
    url,
    rate,
    concurrency: most,
    credentials,
    timeoutMs: options.timeoutMs ?? profile.timeoutMs,
    loopback,
    limitsRate: profile.limitsRate,
    ...(options.recorder === undefined ? {} : { recorder: options.recorder }),
  });
  const learned = createLearned();
  const log: Case[] = [];
  const successes = new WeakSet<Case>();
  /** How often each operation was slow. */
  const slow = new Map<string, number>();
  let unanswered = 0;
  let stopped: string | undefined;

  const trying = createSecondTry({
    dispatcher,
    mayRepeat: (one) => free || isSafe(one.request.method),
    slowAfterMs: profile.slowAfterMs,
    isSlow: (operation) => (slow.get(operation) ?? 0) >= SLOW_FOR_SURE,
    stopped: () => stopped,
    stop: (reason) => {
      stopped = reason;
    },
  });

  const judgeBy = (one: Case, sent: Sent, reply: Reply, statuses: readonly number[], checks: readonly Check[]) =>
    judge(
      {
        spec: options.spec,
        case: one,
        reply,
        statuses,
        secrets,
        identification: sent.identification,
        slowAfterMs: profile.slowAfterMs,
        judged: (relation) => coverage.judged(one.operation, relation),
      },
      checks,
    );

  const count = (one: Case, outcome: Outcome, findings: readonly Finding[]): void => {
    if (outcome.kind === "failure") {
      unanswered += 1;
      if (unanswered >= MAX_UNANSWERED)
        stopped ??= `${unanswered} requests had no reply (the last: ${outcome.message})`;
    } else {
      coverage.answered(one, outcome.reply.status);
      if (successCodes(one.operation).includes(outcome.reply.status)) successes.add(one);
      learned.answered(one, outcome.reply.status);
    }
    if (findings.some(({ check }) => check === "in-time"))
      slow.set(one.operation.id, (slow.get(one.operation.id) ?? 0) + 1);
    tallies.add(one.operation.id, findings);
  };

  const self: Session = {
    options,
    profile,
    plan,
    url,
    loopback,
    free,
    rate,
    concurrency,
    most,
    workers: () => (learned.quickest() >= WAITING_MS ? most : concurrency),
    log,
    succeeded: (one) => successes.has(one),
    shown: (text) => oneLine(secrets.scrub(text)),
    notes: () => trying.notes(),
    remaining: () =>
      trying
        .unexplained()
        .map(({ case: one, message }) => self.failureOf(one, one.id, unansweredFinding(one, message), undefined)),
    async probe(one, { quiet = false, via } = {}) {
      const tried = quiet ? await untried(dispatcher.send(one, via)) : await trying.send(one, via);
      if (tried === undefined) return { outcome: undefined, findings: [] };
      const { sent, late } = tried;
      const { outcome, between } = sent;
      const findings = between.flatMap((reply) => judgeBy(one, sent, reply, [reply.status], CONFORMANCE_CHECKS));
      if (outcome.kind === "reply")
        findings.push(...judgeBy(one, sent, outcome.reply, learned.statusesOf(one), CHECKS));
      else if (!late) findings.push(unansweredFinding(one, outcome.message));
      if (!quiet) count(one, outcome, findings);
      return { outcome, findings };
    },
    keepFirst: (exchange) => learned.keepFirst(exchange),
    async runCase(one) {
      log.push(one);
      const { outcome, findings } = await self.probe(one);
      return outcome === undefined || (outcome.kind === "failure" && findings.length === 0)
        ? undefined
        : findings.map((finding) => self.failureOf(one, one.id, finding, outcome));
    },
    async replay(cases, atOnce) {
      if (atOnce) {
        const all = await Promise.all(cases.map((one) => self.probe(one, { quiet: true })));
        return all.at(-1)?.findings ?? [];
      }
      const via = dispatcher.single();
      let last: readonly Finding[] = [];
      for (const one of cases) ({ findings: last } = await self.probe(one, { quiet: true, via }));
      via.close();
      return last;
    },
    runSequence: (sequence) => runSequence(sequence, { session: self, dispatcher, learned, tallies }),
    failureOf(one, id, finding, outcome) {
      const reply = outcome?.kind === "reply" ? outcome.reply : undefined;
      return {
        ...finding,
        why: oneLine(finding.why),
        // Only what the server wrote can hold a secret; the kit's own words stay as they are.
        got: self.shown(finding.got),
        expected: oneLine(finding.expected),
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

const untried = async (sending: Promise<Sent | undefined>): Promise<Tried | undefined> => {
  const sent = await sending;
  return sent === undefined ? undefined : { sent, late: false };
};

const unansweredFinding = (one: Case, message: string): Finding => ({
  check: "answered",
  why: `the request has no complete reply (${one.expect.because})`,
  expected: `status ${one.expect.statuses.join(" or ")}`,
  got: message,
  rule: one.rule,
});
