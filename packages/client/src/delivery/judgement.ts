import type { EmchatError, Outcome } from "../errors/emchat-error.ts";

/** What is known of the latest request of a call that failed. */
export interface Evidence {
  /** Whether it may have left: `false` only where it surely did not. */
  readonly sent: boolean;
  /** The status of a reply that was received. */
  readonly status?: number | undefined;
  /** Whether that reply is the service's own envelope, and no gateway's. */
  readonly own?: boolean | undefined;
  /** Whether the reply says of the target itself that the service did not take its message. */
  readonly refused?: boolean | undefined;
}

/** With these a gateway gives up waiting for the service, which may have done its work: Request Timeout; nginx and AWS when the caller has gone. */
export const GAVE_UP: readonly number[] = [408, 460, 499];

/**
 * What became of a request, and the only judgement of it: whether a POST may go out again follows from it.
 *
 * `rejected` is what surely was not processed because somebody said no before any work was done: a 4xx, from whomever, and a 503 of
 * the service itself. A gateway's 503 says nothing about the service behind it.
 */
export function outcomeOf({ sent, status = 0, own = false, refused = false }: Evidence): Outcome {
  const saidNo = status === 503 ? own : status >= 400 && status < 500 && !GAVE_UP.includes(status);
  if (refused || saidNo) return "rejected";
  return sent ? "unknown" : "not-sent";
}

/** The kinds of trouble that can pass. */
const PASSING = /^(server|connection|timeout|rateLimited|unavailable)$/;

/** Whether a failed request may go out again: after what can pass, and a POST only if it surely was not processed. */
export function mayRepeat({ kind, outcome }: Pick<EmchatError, "kind" | "outcome">, method: string): boolean {
  return PASSING.test(kind) && (method === "GET" || outcome !== "unknown");
}
