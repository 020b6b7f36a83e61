import { afterAll, describe, expect, test } from "vitest";
import { type Plan, planRun } from "./cases/plan.ts";
import { selects } from "./cases/selection.ts";
import { judgeResponse } from "./conformance.ts";
import { STRICT_PROFILE } from "./profile/profile.ts";
import { readProfile } from "./profile/read-profile.ts";
import { curlOf } from "./report/curl.ts";
import type { RunOptions } from "./run/options.ts";
import { forbidden, isLoopback } from "./run/permission.ts";
import type { Failure } from "./run/result.ts";
import { DEFAULT_SEED } from "./run/runner.ts";
import { openSession, type Session } from "./run/session.ts";
import { loadSpec, placeOf, type Spec, specInEra } from "./spec/spec.ts";

/** What `toConform` may be told. */
export interface ConformOptions {
  /** A spec, or the path of one. Default: the one of `@emchat/spec`. */
  readonly spec?: Spec | string | undefined;
  /** The path parameters that were sent, for echoes. Default: read from the response's own address. */
  readonly path?: Readonly<Record<string, string>> | undefined;
  /** A token that the response must not hold. */
  readonly token?: string | undefined;
}

declare module "vitest" {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** Whether a fetch `Response` keeps what the spec says of the operation. The response stays unread. Await it. */
    toConform(operationId: string, given?: ConformOptions): Promise<void>;
  }
}

const specs = new Map<string, Promise<Spec>>();

/** A spec is read once per test file. */
function specOf(given: Spec | string | undefined): Promise<Spec> {
  if (typeof given === "object") return Promise.resolve(given);
  const key = given ?? "";
  const known = specs.get(key) ?? loadSpec(given);
  specs.set(key, known);
  return known;
}

expect.extend({
  async toConform(received: unknown, operationId: string, given: ConformOptions = {}) {
    if (!(received instanceof Response)) {
      return {
        pass: false,
        message: () => "toConform judges a fetch Response; await the call, and pass the response itself",
      };
    }
    const spec = await specOf(given.spec);
    const findings = await judgeResponse(received, { spec, operationId, path: given.path, token: given.token });
    const lines = findings.map(
      (finding) =>
        `  ${finding.check}: ${finding.why}; expected ${finding.expected}, got ${finding.got} (${placeOf(spec, finding.rule)})`,
    );
    return {
      pass: findings.length === 0,
      message: () =>
        findings.length === 0
          ? `the response of status ${received.status} keeps the contract of ${operationId}`
          : [`the response of status ${received.status} breaks the contract of ${operationId}:`, ...lines].join("\n"),
    };
  },
});

/** What `describeContract` is told: the options of a run, and where the server is. */
export interface DescribeContractOptions
  extends Omit<
    RunOptions,
    "url" | "spec" | "profile" | "deviations" | "onPlan" | "onProgress" | "recorder" | "randomMs"
  > {
  /** The server's address; a function when it starts in `beforeAll`. */
  readonly url: string | (() => string);
  /** A spec, or the path of one. Default: the one of `@emchat/spec`. */
  readonly spec?: Spec | string | undefined;
  /** A profile, its built-in name, or the path of one. Default: `strict`. */
  readonly profile?: RunOptions["profile"] | string;
  /** The name of the suite. Default: `contract`. */
  readonly name?: string | undefined;
}

/**
 * Registers one test per case and sequence of the contract. Await it at the top of a test file.
 *
 * @throws {ContractSetupError} when the spec or the profile cannot be read.
 * @example
 * ```ts
 * import { describeContract } from "@emchat/contract/vitest";
 *
 * await describeContract({ url: "http://127.0.0.1:4010", token: "any", profile: "mock", cases: 100 });
 * ```
 */
export async function describeContract(options: DescribeContractOptions): Promise<void> {
  const profile =
    typeof options.profile === "string"
      ? await readProfile(options.profile, process.env)
      : (options.profile ?? STRICT_PROFILE);
  const spec = specInEra(await specOf(options.spec), profile.era);
  const { url, name = "contract", only = [], parameters = {}, cases = 0, seed = DEFAULT_SEED } = options;
  const plan: Plan = planRun({ spec, profile, parameters, cases, seed });
  let session: Session | undefined;
  const opened = (): Session => {
    session ??= openSession({ ...options, url: typeof url === "string" ? url : url(), spec, profile }, plan);
    return session;
  };
  const allowed = (requests: Plan["cases"]): string | undefined => {
    const loopback = isLoopback(opened().url);
    return requests.map((one) => forbidden(one, profile, loopback)).find((reason) => reason !== undefined);
  };
  const canariesFirst = [...plan.cases].sort((a, b) => Number(b.canary === true) - Number(a.canary === true));
  const wanted = canariesFirst.filter((one) => selects(only, one.id) || one.canary === true);

  describe(name, () => {
    afterAll(() => session?.close());
    for (const one of wanted) {
      test(one.id, async (context) => {
        const reason = allowed([one]);
        if (reason !== undefined) context.skip(reason);
        const failures = await opened().runCase(one);
        if (failures === undefined) context.skip("the token has no such variant");
        report(failures ?? [], spec, opened().url.href);
      });
    }
    for (const sequence of plan.sequences.filter(({ id }) => selects(only, id))) {
      test(sequence.id, async (context) => {
        const reason = allowed(sequence.cases);
        if (reason !== undefined) context.skip(reason);
        report(await opened().runSequence(sequence), spec, opened().url.href);
      });
    }
  });
}

function report(failures: readonly Failure[], spec: Spec, target: string): void {
  if (failures.length === 0) return;
  const text = failures.map((failure) =>
    [
      `${failure.check}: ${failure.why}`,
      `  expected ${failure.expected}`,
      `  got      ${failure.got}`,
      `  spec     ${placeOf(spec, failure.rule)}`,
      `  curl     ${curlOf(failure.case, target)}`,
    ].join("\n"),
  );
  expect.fail(text.join("\n"));
}
