import { operationTable } from "@emchat/schema";

/** The largest body that the contract allows, in bytes. */
export const CONTRACT_BODY_BYTES: number = Math.max(
  ...Object.values(operationTable).map(({ requestBody }) => requestBody?.maxBytes ?? 0),
);
