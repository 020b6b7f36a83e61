import type { Attempt } from "../delivery/call.ts";
import type { CallState } from "../delivery/call-state.ts";
import type { AttemptReply } from "../middleware.ts";
import type { Transport, TransportRequest } from "./transport.ts";

/** Sends one request, the token in its headers where there is one, and reads its whole reply. */
export async function exchange(
  transport: Transport,
  { url, method, headers, body, signal }: Omit<TransportRequest, "report">,
  token: string,
  state: CallState,
  attempt: Attempt,
): Promise<AttemptReply> {
  state.attempts += 1;
  // a transport says so where it knows better
  state.outcome = "unknown";
  state.status = undefined;
  let failed: { readonly thrown: unknown } | undefined;
  try {
    const reply = await transport({
      url,
      method,
      headers,
      body,
      signal,
      report: (outcome, status) => {
        // what a transport says late is about an attempt that was judged already
        if (attempt.over) return;
        state.outcome = outcome;
        state.status = status;
      },
    });
    if (reply.body !== undefined) {
      attempt.answered = true;
      return reply as AttemptReply;
    }
  } catch (thrown) {
    failed = { thrown };
  }
  // nobody waits any more; what was given up says why
  if (attempt.signal.aborted) throw attempt.signal.reason;
  const { failureOfExchange } = await import("./exchange-failure.ts");
  attempt.failure = failureOfExchange(failed, token, state);
  throw attempt.failure;
}
