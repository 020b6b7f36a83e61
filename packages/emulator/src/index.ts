export type { BodyProblem } from "./call/body.ts";
export { MAX_JSON_DEPTH } from "./call/body.ts";
export type { Call } from "./call/call.ts";
export { MAX_TARGET_LENGTH } from "./call/path.ts";
export { NO_PREFERENCES, type Preferences } from "./call/preferences.ts";
export { MAX_QUERY_PARAMETERS, type Query } from "./call/query.ts";
export type { RawRequest } from "./call/raw-request.ts";
export type { RouteOptions } from "./call/read-call.ts";
export { isReply, type Reply } from "./call/reply.ts";
export { compileRoutes, type FindRoute, type FoundRoute, type RoutedOperation } from "./call/route-table.ts";
export type {
  AppConfig,
  ClientConfig,
  EmulatorConfig,
  GroupConfig,
  LimitsConfig,
  PreparedReply,
  PresenceChange,
  PresenceStatus,
  RateBudget,
  TargetFailure,
  TokenConfig,
  TokenState,
  UserConfig,
} from "./config.ts";
export { createEmulator, type Emulator } from "./emulator.ts";
export type { EmulatorOptions } from "./emulator-options.ts";
export {
  type ContentTypeEffect,
  DRIP_BYTES,
  DRIP_EVERY_MS,
  type DripEffect,
  type ErrorEffect,
  type Fault,
  type FaultEffect,
  type FaultInput,
  type FaultKind,
  type FaultMatch,
  type FaultSource,
  type FaultUse,
  type LatencyEffect,
  type RateEffect,
  type ReplyEffect,
  type ResultEffect,
  type TruncateEffect,
  WRONG_CONTENT_TYPE,
} from "./faults/fault.ts";
export {
  type BreakingEffect,
  type DecisiveEffect,
  type FaultPlan,
  faultHeader,
  NO_FAULTS,
  type WireEffect,
  wireEffectOf,
} from "./faults/fault-plan.ts";
export { type FaultTable, MAX_FAULTS, MAX_REPLIES, TooManyFaults } from "./faults/fault-table.ts";
export { FAULT_FORMS, FaultSyntaxError, parseEffect, parseFault } from "./faults/parse-fault.ts";
export { MAX_PREFERRED_DELAY_MS, withAppliedPreferences } from "./faults/plan-call.ts";
export { readFault } from "./faults/read-fault.ts";
export { createEmulatorFetch, type EmulatorFetch, type EmulatorFetchOptions } from "./fronts/fetch.ts";
export type { Scenario } from "./scenario/scenario.ts";
export type { AnswerOverride } from "./service/answer.ts";
export type { CallViolation } from "./service/call-violation.ts";
export { type AskedTarget, type NamedCall, targetOf } from "./service/declared-operation.ts";
export { type ErrorExtras, type ErrorReplyFactory, MAX_DESCRIPTION_LENGTH } from "./service/error-reply.ts";
export { fittedExample, type ShownReply } from "./service/example-reply.ts";
export { canonicalName } from "./service/rules/targets.ts";
export {
  type GroupChange,
  type GroupDirectory,
  MAX_RECORDS,
  type UserChange,
  type UserDirectory,
} from "./state/directory.ts";
export type { EmulatorEvents, EmulatorListener } from "./state/events.ts";
export { type KeptMessage, keepMessage, readMessage } from "./state/kept-message.ts";
export type { MemoryAccount } from "./state/ledger.ts";
export type { MessageLog, MessagePage, MessageQuery, StoredMessage, WritableMessageLog } from "./state/message-log.ts";
export type { GroupRecord, UserRecord } from "./state/records.ts";
export { DEFAULT_MESSAGE_BYTES, DEFAULT_MESSAGES, DEFAULT_SERVICE_URL, DEFAULT_TOKEN_LIFETIME } from "./state/rules.ts";
export { MAX_IMPLICIT_TENANTS, MAX_TENANTS, type TenantEntry } from "./state/tenants.ts";
export { MAX_TOKENS, type TokenEntry, type TokenTable } from "./state/token-table.ts";
export type { EmulatorClock } from "./time/clock.ts";
export { type Duration, type Instant, MAX_DURATION_MS, readDuration, readInstant } from "./time/duration.ts";
