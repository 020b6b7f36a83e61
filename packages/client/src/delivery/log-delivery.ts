import { type Logger, log } from "../logger.ts";
import { scrub } from "../token/scrub.ts";
import type { Receipt } from "./receipt.ts";

/** Logs a success. */
export function logDelivery(logger: Logger, receipt: Receipt): void {
  if (!receipt.response) return;
  const { operation, attempts, status, timing } = receipt.response;
  const requestId = requestIdOf(receipt);
  log(logger, "debug", "emchat: delivered", { operation, attempts, status, requestId, ...timing });
}

/** The reply's `x-request-id`, without the token. */
export function requestIdOf({ response, token = "" }: Receipt): string | undefined {
  const received = response?.headers?.get("x-request-id");
  return received ? scrub(received, token) : undefined;
}
