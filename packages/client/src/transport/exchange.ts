import type { Attempt } from "../delivery/call.ts";
import type { CallState } from "../delivery/call-state.ts";
import type { AttemptReply } from "../middleware.ts";
import type { Transport, TransportRequest } from "./transport.ts";

/** Sends one request, the token in its headers, and reads its whole reply. */
export async function exchange(
  transport: Transport,
  { url, method, headers, body, signal }: Omit<TransportRequest, "report">,
  token: string,
  state: CallState,
  attempt: Attempt,
): Promise<AttemptReply> {
  // an attempt that is over must not go out late, whatever signal a middleware put in the place of its own
  if (attempt.over || attempt.signal.aborted) throw new Error("the attempt is over, nothing was sent");
  state.attempts += 1;
  state.outcome = "not-sent";
  state.status = undefined;
  let failure: unknown;
  try {
    const reply = await transport({
      url,
      method,
      headers,
      body,
      signal: signal === attempt.signal ? signal : AbortSignal.any([signal, attempt.signal]),
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
    failure = thrown ?? new Error("thrown without an error");
  }
  const { failureOfExchange } = await import("./exchange-failure.ts");
  attempt.failure = failureOfExchange(failure, token, state);
  throw attempt.failure;
}
