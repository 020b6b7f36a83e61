export type * from "./generated/aliases.ts";
export { operationTable } from "./generated/operation-table.ts";
export type { components, operations, paths } from "./generated/types.ts";
export type {
  ClientEntry,
  OperationEntry,
  PathParameterEntry,
  RateLimitEntry,
  ResponseEntry,
} from "./operation-entry.ts";
export type { OperationId } from "./operation-id.ts";
export type { Violation } from "./violation.ts";
