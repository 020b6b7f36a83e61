import { type EmchatClient, type EmchatError, isEmchatError } from "@emchat/client";
import { operationTable, type SendMessageRequest } from "@emchat/schema";
import { EmchatCampaignError } from "../campaign-error.ts";
import type { MessageTemplate } from "../message/message-template.ts";
import type { SendOperationId } from "../model/operation.ts";
import type { Attempt, AttemptResult } from "./attempt.ts";

/** How long everybody waits where a refusal says nothing of it, in milliseconds. */
const DEFAULT_PAUSE_MS = 1000;

/** The longest pause that a service is granted at a time, in milliseconds; then it is asked again. */
const LONGEST_PAUSE_MS = 60_000;

/** Kinds of failures that say nothing of the target: where nothing left, another one would have failed too. */
const EVERYBODYS = new Set<string>(["connection", "unavailable", "timeout", "deadline", "authentication"]);

class NotNow extends Error {}

type Send = EmchatClient["users"]["sendMessage"];

/** Sends by the client, which neither paces nor repeats: both are the ledger's. */
export function attemptByClient(client: EmchatClient, operation: SendOperationId, template: MessageTemplate): Attempt {
  const send = methodOf(client, operation);
  return async ({ name, variables }, stillMay) => {
    const rendered = template.render(variables);
    if ("problem" in rendered) return { ending: "rejected", code: "message", trouble: true };
    const beforeAttempt = (): void => {
      if (!stillMay()) throw new NotNow("the part of the list may be another sender's by now");
    };
    try {
      await send(name, rendered.body as SendMessageRequest, { retry: false, beforeAttempt });
      return { ending: "delivered" };
    } catch (error) {
      return isEmchatError(error) ? resultOf(error) : { ending: "unknown", code: "error", trouble: true };
    }
  };
}

/** Loads what the first request would wait for, and gets a token, so that nothing is left to do once a target is started. Sends nothing. */
export async function warmUp(client: EmchatClient, signal: AbortSignal): Promise<void> {
  const beforeAttempt = (): void => {
    throw new NotNow("nothing is sent to warm up");
  };
  await client.safe.users.sendMessage("nobody", "nothing", { signal, retry: false, beforeAttempt });
  await fetch("data:,");
}

/** The client's method for an operation: the contract names it, so that another operation that sends needs nothing here. */
function methodOf(client: EmchatClient, operation: SendOperationId): Send {
  const { resource, method } = operationTable[operation].client;
  const send = (client as unknown as Readonly<Record<string, Readonly<Record<string, Send>>>>)[resource]?.[method];
  if (send !== undefined) return send;
  throw new EmchatCampaignError("usage", `the client has no ${resource}.${method}: take a client of this contract`);
}

function resultOf(error: EmchatError): AttemptResult {
  const { kind, outcome, status, code = kind, requestId, retryAfterMs } = error;
  const pauseMs = Math.min(retryAfterMs ?? DEFAULT_PAUSE_MS, LONGEST_PAUSE_MS);
  if (outcome === "unknown") return { ending: "unknown", code, requestId, trouble: true };
  if (error.cause instanceof NotNow) return { ending: "back", code: "late" };
  if (kind === "rateLimited") return { ending: "back", code, requestId, pauseMs };
  if (status === 401 || status === 403) {
    return {
      ending: "back",
      code,
      requestId,
      stop: `the service answered ${status} (${code}): no target will fare better`,
    };
  }
  if (kind === "configuration") return { ending: "back", code, stop: `the client cannot send: ${error.message}` };
  if (EVERYBODYS.has(kind) || status === 503) return { ending: "back", code, requestId, pauseMs, trouble: true };
  if (outcome === "not-sent") return { ending: "again", code, requestId, trouble: true };
  return { ending: "rejected", code, requestId, trouble: true };
}
