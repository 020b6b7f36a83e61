import { type Logger, log } from "../logger.ts";
import { scrub } from "../token/scrub.ts";
import type { Receipt } from "./receipt.ts";

/** Logs a success. */
export function logDelivery(logger: Logger, { call, attempt, timing }: Receipt): void {
  const { operation, attempts } = call.state;
  const { status } = attempt.reply;
  log(logger, "debug", "emchat: delivered", {
    operation,
    attempts,
    status,
    requestId: requestIdOf(attempt),
    ...timing,
  });
}

/** The reply's `x-request-id`, without the token. A service may echo it anywhere. */
export function requestIdOf({ reply, token }: Receipt["attempt"]): string | undefined {
  const received = reply.headers?.get("x-request-id");
  return received ? scrub(received, token) : undefined;
}
