export type { Auth, Case, CaseRequest, Expectation } from "./cases/case.ts";
export { DEFAULT_CASES, type Plan, type PlanInput, planRun } from "./cases/plan.ts";
export { CHECKS, type Check, CONFORMANCE_CHECKS, type Finding, OTHER_CHECKS, type Subject } from "./checks/index.ts";
export { type ConformanceInput, judgeResponse } from "./conformance.ts";
export type { Baseline, KnownFailure } from "./deviations/baseline.ts";
export { type Deviation, readDeviations } from "./deviations/deviations.ts";
export type { Bump, Change, Party } from "./diff/change.ts";
export { DiffError } from "./diff/diff-error.ts";
export { diffSpecs } from "./diff/diff-specs.ts";
export { ContractSetupError } from "./errors.ts";
export { createHarRecorder, type HarRecorder } from "./har/record.ts";
export { MAX_HAR_BYTES, type ReplayedExchange, type ReplayResult, replayHar } from "./har/replay.ts";
export { compareServers, type ParityDifference, type ParityOptions, type ParityResult } from "./parity/parity.ts";
export { BUILT_IN_PROFILES } from "./profile/built-in.ts";
export {
  type Forgiveness,
  type Profile,
  type Provocation,
  type RefusedToken,
  STRICT_PROFILE,
} from "./profile/profile.ts";
export { profileFromText, readProfile } from "./profile/read-profile.ts";
export type { Claim, Relation } from "./relations/relation.ts";
export { curlOf } from "./report/curl.ts";
export { type FailureCard, failureCard } from "./report/failure-card.ts";
export { REPORTS } from "./report/write-reports.ts";
export type { CoverageLine, CoverageReport } from "./run/coverage.ts";
export { MAX_REPLY_BYTES } from "./run/http.ts";
export type { PlannedRun, RunOptions } from "./run/options.ts";
export type {
  CheckTally,
  Completeness,
  DeviationOutcome,
  Failure,
  FailureGroup,
  Judged,
  Note,
  NotRun,
  RunResult,
} from "./run/result.ts";
export { runContract } from "./run/runner.ts";
export type { Exchange, Sender, Sequence } from "./sequences/sequence.ts";
export type { Operation, Parameter, ReplySpec, RequestBody } from "./spec/operation.ts";
export { loadSpec, type Spec, specFromText } from "./spec/spec.ts";
