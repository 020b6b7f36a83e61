import { type Logger, log } from "../logger.ts";
import { scrub } from "../token/scrub.ts";
import type { Receipt } from "./receipt.ts";
import { timingOf } from "./timing-of.ts";

/** Logs a success. */
export function logDelivery(logger: Logger | undefined, receipt: Receipt): void {
  const { state, attempt } = receipt;
  const { operation, attempts } = state;
  const { status } = attempt.reply;
  log(logger, "debug", "emchat: delivered", {
    operation,
    attempts,
    status,
    requestId: requestIdOf(attempt),
    ...timingOf(receipt),
  });
}

/** The reply's `x-request-id`, without the token: a service may echo it anywhere. What cannot be looked into has none. */
export function requestIdOf({ reply, token }: Receipt["attempt"]): string | undefined {
  try {
    const received = reply.headers.get("x-request-id");
    return received ? scrub(received, token) : undefined;
  } catch {
    return undefined;
  }
}
