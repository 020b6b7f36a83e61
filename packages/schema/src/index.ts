export type * from "./generated/aliases.ts";
export { operationTable } from "./generated/operation-table.ts";
export type { components, operations, paths } from "./generated/types.ts";
export {
  type DeclaredStatus,
  declaredStatuses,
  type Era,
  type ErrorIdentifier,
  eras,
  errorIdentifiers,
  type MessageRequest,
  type Messages,
  type MessageType,
  messageFields,
  messageTypes,
  type OperationId,
  operationIds,
  type PresenceWord,
  presences,
  resultsOfEra,
  type SendId,
  sendIds,
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
