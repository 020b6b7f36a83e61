import type { operationTable } from "./generated/operation-table.ts";

/** The name of one of the contract's operations. */
export type OperationId = keyof typeof operationTable;
