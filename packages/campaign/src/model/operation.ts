import { operationTable, type SendId, sendIds } from "@emchat/schema";
import { EmchatCampaignError } from "../campaign-error.ts";
import type { RateLimit } from "./pace.ts";

/** The operations of the contract that deliver a message to one target. */
export type SendOperationId = SendId;

/** What a campaign has to know of the operation that it uses. */
export interface SendOperation {
  readonly id: SendOperationId;
  /** The path parameter that names the target. */
  readonly parameter: string;
  /** Whether upper and lower case are the same name. */
  readonly caseless: boolean;
  /** The contract's limit for an application, where it sets one. */
  readonly limit: RateLimit | undefined;
  /** The largest request body, in bytes, where the contract sets one. */
  readonly largestBody: number | undefined;
}

/** What the contract says of an operation that sends. */
export function sendOperation(id: SendOperationId): SendOperation {
  if (!sendIds.includes(id))
    throw new EmchatCampaignError("usage", `operation must be ${sendIds.join(" or ")}, got ${JSON.stringify(id)}`);
  const { mock, rateLimit, requestBody } = operationTable[id];
  return {
    id,
    parameter: mock.target?.parameter ?? "",
    // the contract: upper and lower case are the same username; a group's id is compared as it is
    caseless: mock.target?.kind === "user",
    limit: rateLimit ?? undefined,
    largestBody: requestBody?.maxBytes ?? undefined,
  };
}
