import { operationTable } from "@emchat/schema";
import { EmchatCampaignError } from "../campaign-error.ts";
import type { RateLimit } from "./pace.ts";

/** The operations that send a message to one target. */
export type SendOperationId = "sendMessageToUser" | "sendMessageToGroup";

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

const KNOWN: readonly SendOperationId[] = ["sendMessageToUser", "sendMessageToGroup"];

/** What the contract says of an operation that sends. */
export function sendOperation(id: SendOperationId): SendOperation {
  if (!KNOWN.includes(id))
    throw new EmchatCampaignError("usage", `operation must be ${KNOWN.join(" or ")}, got ${JSON.stringify(id)}`);
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
