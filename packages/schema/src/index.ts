export type * from "./generated/aliases.ts";
export { operationTable } from "./generated/operation-table.ts";
export type { components, operations, paths } from "./generated/types.ts";
export {
  type DeclaredStatus,
  declaredStatuses,
  type ErrorIdentifier,
  errorIdentifiers,
  type Messages,
  type MessageType,
  messageFields,
  messageTypes,
  type OperationId,
  operationIds,
  type PresenceWord,
  presences,
  type TargetKind,
  targetKinds,
} from "./generated/vocabulary.ts";
export type {
  ClientEntry,
  MockEntry,
  OperationEntry,
  ParameterEntry,
  ParameterShape,
  RateLimitEntry,
  RelationEntry,
  RequestBodyEntry,
  ResponseEntry,
  ResponseHeaderEntry,
  ScalarType,
} from "./operation-entry.ts";
export type { Violation } from "./violation.ts";
