export type { BodyProblem } from "./call/body.ts";
export { MAX_JSON_DEPTH } from "./call/body.ts";
export type { Call } from "./call/call.ts";
export { MAX_TARGET_LENGTH } from "./call/path.ts";
export { NO_PREFERENCES, type Preferences } from "./call/preferences.ts";
export { MAX_QUERY_PARAMETERS, type Query } from "./call/query.ts";
export type { RawRequest } from "./call/raw-request.ts";
export { isReply, type Reply } from "./call/reply.ts";
export type {
  AppConfig,
  EmulatorConfig,
  GroupConfig,
  LimitsConfig,
  PresenceStatus,
  RateBudget,
  TargetFailure,
  TokenConfig,
  TokenState,
  UserConfig,
} from "./config.ts";
export { createEmulator, type Emulator, type EmulatorOptions } from "./emulator.ts";
export { createEmulatorFetch, type EmulatorFetch, type EmulatorFetchOptions } from "./fronts/fetch.ts";
export type { AnswerOverride } from "./service/answer.ts";
export type { CallViolation } from "./service/call-violation.ts";
export { DEFAULT_ERROR } from "./service/error-catalogue.ts";
export { type ErrorExtras, type ErrorReplyFactory, MAX_DESCRIPTION_LENGTH } from "./service/error-reply.ts";
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
export { DEFAULT_MESSAGE_BYTES, DEFAULT_MESSAGES, DEFAULT_SERVICE_URL } from "./state/rules.ts";
export { MAX_IMPLICIT_TENANTS, MAX_TENANTS, type TenantEntry } from "./state/tenants.ts";
export { MAX_TOKENS, type TokenEntry, type TokenTable } from "./state/token-table.ts";
