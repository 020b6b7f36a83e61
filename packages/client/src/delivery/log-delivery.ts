import { type Logger, log } from "../logger.ts";
import { scrub } from "../token/scrub.ts";
import type { Receipt } from "./receipt.ts";

/** Logs a success. */
export function logDelivery(logger: Logger, { response, token = "" }: Receipt): void {
  if (!response) return;
  const { operation, attempts, status, headers, timing } = response;
  const received = headers.get("x-request-id");
  const requestId = received ? scrub(received, token) : undefined;
  log(logger, "debug", "emchat: delivered", { operation, attempts, status, requestId, ...timing });
}
